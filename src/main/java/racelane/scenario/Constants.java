package racelane.scenario;

import java.util.Map;
import org.antlr.v4.runtime.Token;

/** Evaluates what must be known when the program is compiled: sizes, counts, initial values. */
final class Constants {
    private final Map<String, Long> configs;
    private final Errors errors;

    Constants(Map<String, Long> configs, Errors errors) {
        this.configs = configs;
        this.errors = errors;
    }

    /** The value; reports and answers 0 if it is no constant. */
    long of(RaceParser.ExprContext expr) {
        Long value = tryOf(expr);
        if (value == null) {
            errors.at(expr.getStart(), "'" + ProgramBuilder.brief(expr.getText()) + "' is not known when the program is compiled: write a number or the name of a config");
            return 0;
        }
        return value;
    }

    /** The value within a range; reports if it is outside. */
    int within(RaceParser.ExprContext expr, int low, int high, String what) {
        long value = of(expr);
        if (value < low || value > high) {
            if (!errorsAlready(expr)) {
                errors.at(expr.getStart(), what + " is " + value + ": write a number from " + low + " to " + high);
            }
            return low;
        }
        return (int) value;
    }

    private boolean errorsAlready(RaceParser.ExprContext expr) {
        return tryOf(expr) == null;
    }

    /** The value, or null if it is no constant. */
    Long tryOf(RaceParser.ExprContext expr) {
        if (expr instanceof RaceParser.ParensContext parens) {
            return tryOf(parens.expr());
        } else if (expr instanceof RaceParser.NumberContext number) {
            return number(number.NUMBER().getSymbol());
        } else if (expr instanceof RaceParser.LiteralContext literal) {
            return literal.getText().equals("true") ? 1L : 0L;
        } else if (expr instanceof RaceParser.NameUseContext use) {
            String name = use.name().getText();
            Integer error = ErrorNumbers.of(name);
            return configs.containsKey(name) ? configs.get(name) : error == null ? null : Long.valueOf(error);
        } else if (expr instanceof RaceParser.UnaryContext unary) {
            return unary(unary.op.getText(), tryOf(unary.expr()));
        } else if (expr instanceof RaceParser.BinaryContext binary) {
            return binary(binary.op.getText(), tryOf(binary.expr(0)), tryOf(binary.expr(1)));
        } else if (expr instanceof RaceParser.AndContext and) {
            return logic(tryOf(and.expr(0)), tryOf(and.expr(1)), true);
        } else if (expr instanceof RaceParser.OrElseContext or) {
            return logic(tryOf(or.expr(0)), tryOf(or.expr(1)), false);
        } else if (expr instanceof RaceParser.ConditionalContext conditional) {
            Long condition = tryOf(conditional.expr(0));
            return condition == null ? null : tryOf(conditional.expr(condition != 0 ? 1 : 2));
        }
        return null;
    }

    /** A number as written; reports one that does not fit 64 bits. */
    long number(Token token) {
        String digits = token.getText().replace("_", "");
        try {
            return digits.startsWith("0x") || digits.startsWith("0X") ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseLong(digits);
        } catch (NumberFormatException tooLong) {
            errors.at(token, "'" + ProgramBuilder.brief(digits) + "' does not fit 64 bits: write a smaller number");
            return 0;
        }
    }

    private static Long unary(String op, Long value) {
        if (value == null) {
            return null;
        }
        return switch (op) {
            case "-" -> -value;
            case "+" -> value;
            case "!" -> value == 0 ? 1L : 0L;
            case "~" -> ~value;
            default -> null;
        };
    }

    private static Long binary(String op, Long left, Long right) {
        if (left == null || right == null || right == 0 && (op.equals("/") || op.equals("%"))) {
            return null;
        }
        return switch (op) {
            case "*" -> left * right;
            case "/" -> left / right;
            case "%" -> left % right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "<" -> left < right ? 1L : 0L;
            case "<=" -> left <= right ? 1L : 0L;
            case ">" -> left > right ? 1L : 0L;
            case ">=" -> left >= right ? 1L : 0L;
            case "==" -> left.equals(right) ? 1L : 0L;
            case "!=" -> left.equals(right) ? 0L : 1L;
            case "&" -> left & right;
            case "^" -> left ^ right;
            default -> left | right;
        };
    }

    private static Long logic(Long left, Long right, boolean and) {
        if (left == null || right == null) {
            return null;
        }
        return (and ? left != 0 && right != 0 : left != 0 || right != 0) ? 1L : 0L;
    }
}
