package racelane.read.tracedat;

import java.util.ArrayList;
import java.util.List;

/** The {@link TextShape} of an event's text, from its print format. */
final class FormatShape {
    private FormatShape() {}

    /** What stands before an event's name: {@code "-12345   [001] d.h1.   780.784635123: "}, behind the task's name. */
    static TextShape head(TextShape shape) {
        return shape.text("-").some(TextShape.DIGITS + "- ").text(" [").some(TextShape.DIGITS).text("] ").some("d.").some("n.").some("hs.")
                .one(".0123456789abcdef").text(". ").some(" -").some(TextShape.DIGITS).text(".").some(TextShape.DIGITS).text(": ");
    }

    /** Behind the head: the name and what is printed; null if that may be anything. */
    static TextShape of(EventFormat format) {
        PrintFormat print = format.print();
        boolean probe = format.field("__probe_ip") != null || format.field("__probe_func") != null;
        if (print == null || probe || format.system().equals("ftrace")) {
            return null;
        }
        TextShape shape = new TextShape().text(": " + format.name() + ": ");
        int next = 0;
        for (Printf.Piece piece : print.format().pieces()) {
            shape.text(piece.text());
            if (piece.conversion() == '\0') {
                continue;
            }
            if (piece.width() == -2 || piece.precision() == -2) {
                return null;
            }
            Expression argument = next < print.arguments().size() ? print.arguments().get(next++) : Expression.UNKNOWN;
            conversion(shape, piece, argument);
        }
        return shape;
    }

    private static void conversion(TextShape shape, Printf.Piece piece, Expression argument) {
        if (argument.isUnknown()) {
            shape.some("? ");
            return;
        }
        switch (piece.conversion()) {
            case 'd', 'i', 'u', 'o' -> shape.some(TextShape.NUMBER);
            case 'x', 'X' -> shape.some(TextShape.HEX);
            case 'p' -> {
                if (piece.extension().isEmpty() || piece.extension().equals("x") || piece.extension().equals("K")) {
                    shape.some(TextShape.HEX);
                } else if ("sSfFB".indexOf(piece.extension().charAt(0)) >= 0) {
                    shape.symbol();
                } else {
                    shape.anything();
                }
            }
            case 's' -> {
                List<String> words = piece.precision() >= 0 ? null : words(argument);
                if (words == null && piece.precision() < 0 && argument instanceof Expression.OfField of && of.field().chars()) {
                    shape.field();
                } else if (words == null) {
                    shape.anything();
                } else {
                    shape.words(words, TextShape.HEX);
                }
            }
            default -> shape.anything();
        }
    }

    /** All words that an expression can say, or null if nobody knows them. */
    static List<String> words(Expression of) {
        List<String> words = new ArrayList<>();
        if (of instanceof Expression.Quoted quoted) {
            words.add(quoted.value());
        } else if (of instanceof Expression.Flags flags) {
            flags.flags().forEach(flag -> words.add(flag.name()));
            words.add(flags.between());
        } else if (of instanceof Expression.Symbolic symbolic) {
            symbolic.symbols().forEach(symbol -> words.add(symbol.name()));
        } else if (of instanceof Expression.Choice choice && words(choice.yes()) != null && words(choice.no()) != null) {
            words.addAll(words(choice.yes()));
            words.addAll(words(choice.no()));
        } else {
            return null;
        }
        return words;
    }
}
