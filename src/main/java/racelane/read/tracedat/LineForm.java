package racelane.read.tracedat;

import java.util.ArrayList;
import java.util.List;

/** How an event's text is put into bytes, part by part: worked out once for a format. Safe for several threads. */
final class LineForm {
    private final LinePart[] parts;

    private LineForm(List<LinePart> parts) {
        this.parts = parts.toArray(new LinePart[0]);
    }

    List<LinePart> parts() {
        return List.of(parts);
    }

    /** Whether its text may be one that is shown without the event's name, as a stack is. */
    boolean mayBeStack() {
        return parts.length > 0 && (!(parts[0] instanceof LinePart.Words words) || words.text()[0] == '<');
    }

    /** Puts the event's text, in lower case; line breaks at its end are there. */
    void put(Event event, LineBytes out, LineMemo memo) {
        for (LinePart part : parts) {
            part.put(event, out, memo);
        }
    }

    /** The form of a format; null if its text is not made from a print format alone. */
    static LineForm of(EventFormat format, KernelNames names) {
        PrintFormat print = format.print();
        boolean probe = format.field("__probe_ip") != null || format.field("__probe_func") != null;
        if (print == null || probe || format.system().equals("ftrace")) {
            return null;
        }
        List<LinePart> parts = new ArrayList<>();
        int next = 0;
        for (Printf.Piece piece : print.format().pieces()) {
            if (!piece.text().isEmpty()) {
                parts.add(new LinePart.Words(piece.text()));
            }
            if (piece.conversion() == '\0') {
                continue;
            }
            Expression argument = next < print.arguments().size() ? print.arguments().get(next) : Expression.UNKNOWN;
            if (piece.width() == -2 || piece.precision() == -2 || !argument.isUnknown() && "spcdiuxXo".indexOf(piece.conversion()) < 0) {
                // Such a conversion takes another number of arguments.
                return null;
            }
            parts.add(part(print, piece, next++, argument, names));
        }
        return new LineForm(parts);
    }

    private static LinePart part(PrintFormat print, Printf.Piece piece, int index, Expression argument, KernelNames names) {
        LinePart other = new LinePart.Other(print, piece, index, names);
        if (argument.isUnknown() && piece.width() < 0 && piece.precision() < 0) {
            return new LinePart.Words("?");
        }
        if (argument.isUnknown() || piece.precision() >= 0 || piece.left() || piece.plus()) {
            return other;
        }
        boolean padded = piece.width() > 0;
        return switch (piece.conversion()) {
            case 'd', 'i', 'u', 'x', 'X' -> piece.hash() ? other : number(piece, argument, print.longSize());
            case 's' -> padded ? other : said(argument, other, names);
            case 'p' -> padded || !isAddress(argument) || piece.extension().equals("x") ? other : new LinePart.Address(argument, named(piece.extension()), print.longSize(), names);
            default -> other;
        };
    }

    private static LinePart number(Printf.Piece piece, Expression argument, int longSize) {
        int unused = 64 - 8 * (piece.size() == 0 ? longSize : piece.size());
        byte padding = (byte) (piece.zero() ? '0' : ' ');
        int width = Math.max(0, piece.width());
        if (argument instanceof Expression.OfField of && of.field().kind() == Field.Kind.NUMBER) {
            Field field = of.field();
            return new LinePart.Number(argument, field.offset(), field.size(), field.signed(), piece.conversion(), unused, width, padding);
        }
        if (argument instanceof Expression.Element element && element.index() instanceof Expression.Constant index && element.field().kind() == Field.Kind.ARRAY) {
            Field field = element.field();
            int size = field.elementSize();
            if (index.value() >= 0 && size > 0 && (index.value() + 1) * size <= field.size()) {
                return new LinePart.Number(argument, field.offset() + (int) index.value() * size, size, field.signed(), piece.conversion(), unused, width, padding);
            }
        }
        return new LinePart.Number(argument, -1, 0, false, piece.conversion(), unused, width, padding);
    }

    private static LinePart said(Expression argument, LinePart other, KernelNames names) {
        if (argument instanceof Expression.OfField of && of.field().kind() != Field.Kind.NUMBER) {
            return new LinePart.Text(of.field());
        } else if (argument instanceof Expression.Quoted quoted) {
            return new LinePart.Words(quoted.value());
        } else if (argument instanceof Expression.Flags flags) {
            return new LinePart.Named(flags.value(), flags, names);
        } else if (argument instanceof Expression.Symbolic symbolic) {
            return new LinePart.Named(symbolic.value(), symbolic, names);
        } else if (argument instanceof Expression.Choice choice) {
            // What takes the whole argument anew cannot stand for a half of it.
            LinePart yes = said(choice.yes(), null, names);
            LinePart no = said(choice.no(), null, names);
            return yes == null || no == null ? other : new LinePart.Choice(choice.condition(), yes, no);
        }
        return other;
    }

    /** Whether a value is a number and points to nothing in the record. */
    private static boolean isAddress(Expression argument) {
        return argument instanceof Expression.OfField of ? of.field().kind() == Field.Kind.NUMBER : !(argument instanceof Expression.Choice);
    }

    /** Of %p's extensions those that name what lies there; none for all that show a number. */
    private static String named(String extension) {
        return !extension.isEmpty() && "sfSFB".indexOf(extension.charAt(0)) >= 0 ? extension : "";
    }
}
