package racelane.read.tracedat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a print format: a text with conversions, then its arguments in C as the preprocessor left them.
 * What is understood are fields, numbers, operators, casts, flags, symbols, texts and arrays; an argument
 * with anything else in it is {@link Expression#UNKNOWN}, the others are not the worse for it. Specimen:
 * <pre>
 * "prev_pid=%d prev_state=%s%s", REC-&gt;prev_pid, (REC-&gt;prev_state &amp; 0xff) ? __print_flags(REC-&gt;prev_state &amp; 0xff, "|", { 0x00000001, "S" }) : "R", …
 * </pre>
 */
final class PrintParser {
    private static final int DEEPEST = 100;
    private static final int LONGEST = 1 << 18;
    private static final int LONGEST_CHAIN = 300;
    private static final String[][] OPERATORS = {{"||"}, {"&&"}, {"|"}, {"^"}, {"&"}, {"==", "!="}, {"<", ">", "<=", ">="}, {"<<", ">>"}, {"+", "-"}, {"*", "/", "%"}};

    private final PrintTokens in;
    private final Map<String, Field> fields;
    private final int longSize;
    private int depth;
    /** Only what is the same for every record may stand here. */
    private boolean constant;

    private PrintParser(String source, Map<String, Field> fields, int longSize) {
        this.in = new PrintTokens(source);
        this.fields = fields;
        this.longSize = longSize;
    }

    int longSize() {
        return longSize;
    }

    /** The print format of a text; null if it does not begin with a text in quotes. */
    static PrintFormat parse(String source, Map<String, Field> fields, int longSize) {
        if (source.length() > LONGEST || !source.startsWith("\"")) {
            return null;
        }
        List<String> parts = split(source);
        PrintTokens head = new PrintTokens(parts.get(0));
        StringBuilder format = new StringBuilder();
        while (head.kind == PrintTokens.Kind.TEXT) {
            format.append(head.word);
            head.next();
        }
        if (head.kind != PrintTokens.Kind.END) {
            return null;
        }
        List<Expression> arguments = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            arguments.add(argument(part, fields, longSize));
        }
        return new PrintFormat(Printf.parse(format.toString()), arguments, longSize);
    }

    private static Expression argument(String part, Map<String, Field> fields, int longSize) {
        try {
            PrintParser parser = new PrintParser(part, fields, longSize);
            Expression value = parser.value();
            return parser.in.kind == PrintTokens.Kind.END ? value : Expression.UNKNOWN;
        } catch (NotUnderstoodException beyondUs) {
            return Expression.UNKNOWN;
        }
    }

    /** Cuts at the commas that stand outside of all brackets and quotes. */
    private static List<String> split(String source) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < source.length(); at++) {
            switch (source.charAt(at)) {
                case '"', '\'' -> at = quoteEnd(source, at);
                case '(', '{', '[' -> depth++;
                case ')', '}', ']' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(source.substring(from, at));
                        from = at + 1;
                    }
                }
                default -> { }
            }
        }
        parts.add(source.substring(Math.min(from, source.length())));
        return parts;
    }

    private static int quoteEnd(String source, int from) {
        int at = from + 1;
        while (at < source.length() && source.charAt(at) != source.charAt(from)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    Expression value() throws NotUnderstoodException {
        if (++depth > DEEPEST) {
            throw new NotUnderstoodException();
        }
        Expression condition = binary(0);
        if (in.take("?")) {
            Expression yes = value();
            expect(":");
            condition = new Expression.Choice(condition, yes, value());
        }
        depth--;
        return condition;
    }

    /** The value of an expression without fields. */
    long constant() throws NotUnderstoodException {
        constant = true;
        try {
            return value().number(null);
        } finally {
            constant = false;
        }
    }

    void expect(String sign) throws NotUnderstoodException {
        if (!in.take(sign)) {
            throw new NotUnderstoodException();
        }
    }

    private Expression binary(int level) throws NotUnderstoodException {
        if (level == OPERATORS.length) {
            return unary();
        }
        Expression left = binary(level + 1);
        for (int links = 0; links < LONGEST_CHAIN; links++) {
            String sign = in.kind == PrintTokens.Kind.SIGN ? in.word : "";
            if (!List.of(OPERATORS[level]).contains(sign)) {
                return left;
            }
            in.next();
            left = operation(sign, left, binary(level + 1));
        }
        throw new NotUnderstoodException();
    }

    private static Expression operation(String sign, Expression a, Expression b) throws NotUnderstoodException {
        return switch (sign) {
            case "||" -> event -> a.number(event) != 0 || b.number(event) != 0 ? 1 : 0;
            case "&&" -> event -> a.number(event) != 0 && b.number(event) != 0 ? 1 : 0;
            case "|" -> event -> a.number(event) | b.number(event);
            case "^" -> event -> a.number(event) ^ b.number(event);
            case "&" -> event -> a.number(event) & b.number(event);
            case "==" -> event -> a.number(event) == b.number(event) ? 1 : 0;
            case "!=" -> event -> a.number(event) != b.number(event) ? 1 : 0;
            case "<" -> event -> a.number(event) < b.number(event) ? 1 : 0;
            case ">" -> event -> a.number(event) > b.number(event) ? 1 : 0;
            case "<=" -> event -> a.number(event) <= b.number(event) ? 1 : 0;
            case ">=" -> event -> a.number(event) >= b.number(event) ? 1 : 0;
            case "<<" -> event -> a.number(event) << b.number(event);
            case ">>" -> event -> a.number(event) >> b.number(event);
            case "+" -> event -> a.number(event) + b.number(event);
            case "-" -> event -> a.number(event) - b.number(event);
            case "*" -> event -> a.number(event) * b.number(event);
            case "/" -> event -> b.number(event) == 0 ? 0 : a.number(event) / b.number(event);
            case "%" -> event -> b.number(event) == 0 ? 0 : a.number(event) % b.number(event);
            default -> throw new NotUnderstoodException();
        };
    }

    private Expression unary() throws NotUnderstoodException {
        if (++depth > DEEPEST) {
            throw new NotUnderstoodException();
        }
        Expression value;
        if (in.take("-")) {
            Expression of = unary();
            value = event -> -of.number(event);
        } else if (in.take("~")) {
            Expression of = unary();
            value = event -> ~of.number(event);
        } else if (in.take("!")) {
            Expression of = unary();
            value = event -> of.number(event) == 0 ? 1 : 0;
        } else if (in.take("&") || in.take("+")) {
            value = unary();
        } else {
            value = primary();
        }
        depth--;
        return value;
    }

    private Expression primary() throws NotUnderstoodException {
        switch (in.kind) {
            case NUMBER -> {
                long number = in.number;
                in.next();
                return new Expression.Constant(number);
            }
            case TEXT -> {
                StringBuilder text = new StringBuilder();
                while (in.kind == PrintTokens.Kind.TEXT) {
                    text.append(in.word);
                    in.next();
                }
                return new Expression.Quoted(text.toString());
            }
            case NAME -> {
                return named();
            }
            default -> {
                expect("(");
                return parenthesis();
            }
        }
    }

    /** After an opening parenthesis: a cast, the record itself, or a value. */
    private Expression parenthesis() throws NotUnderstoodException {
        int mark = in.mark();
        StringBuilder type = new StringBuilder();
        while (in.kind == PrintTokens.Kind.NAME && !in.is("REC") && !in.word.startsWith("__print") && !in.word.startsWith("__get") || in.is("*")) {
            type.append(type.length() > 0 ? " " : "").append(in.word);
            in.next();
        }
        if (type.length() > 0 && in.take(")") && (in.kind == PrintTokens.Kind.NAME || in.kind == PrintTokens.Kind.NUMBER
                || in.kind == PrintTokens.Kind.TEXT || in.is("(") || in.is("-") || in.is("~") || in.is("!") || in.is("&"))) {
            return cast(type.toString(), unary());
        }
        in.back(mark);
        if (in.take("REC") && in.take(")")) {
            return field();
        }
        in.back(mark);
        Expression inside = value();
        expect(")");
        return inside;
    }

    private Expression cast(String type, Expression of) {
        int size = Field.sizeOf(type, longSize);
        boolean plain = type.matches("(unsigned |signed )?(char|short|int)|[us](8|16|32)|__[us](8|16|32)|unsigned");
        if (!plain || size == 8) {
            return of;
        }
        int unused = 64 - 8 * size;
        boolean unsigned = type.startsWith("u") || type.startsWith("__u");
        return event -> unsigned ? of.number(event) << unused >>> unused : of.number(event) << unused >> unused;
    }

    private Expression named() throws NotUnderstoodException {
        String name = in.word;
        in.next();
        if (name.equals("REC")) {
            return field();
        }
        if (!in.take("(")) {
            throw new NotUnderstoodException();
        }
        Expression result = new PrintFunctions(this, in).call(name);
        expect(")");
        return result;
    }

    /** After {@code REC}. */
    private Expression field() throws NotUnderstoodException {
        expect("->");
        Field field = fieldNamed();
        if (in.take("[")) {
            Expression index = value();
            expect("]");
            return new Expression.Element(field, index);
        }
        return new Expression.OfField(field);
    }

    /** The field whose name stands here. */
    Field fieldNamed() throws NotUnderstoodException {
        Field field = in.kind == PrintTokens.Kind.NAME && !constant ? fields.get(in.word) : null;
        if (field == null) {
            throw new NotUnderstoodException();
        }
        in.next();
        return field;
    }
}
