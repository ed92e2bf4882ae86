package racelane.read.tracedat;

import java.util.ArrayList;
import java.util.List;

/** A text with conversions, as the kernel's vsnprintf knows them (lib/vsprintf.c, Documentation/core-api/printk-formats.rst). */
record Printf(List<Piece> pieces) {
    private static final int WIDEST = 256;

    /**
     * Text, then a conversion, or none at the end.
     *
     * @param text       before the conversion
     * @param conversion the letter, or 0
     * @param width      -1 none, -2 an argument
     * @param precision  -1 none, -2 an argument
     * @param size       bytes of a number: 1, 2, 4, 8; 0 for a long
     * @param extension  of %p: the letters behind it
     */
    record Piece(String text, char conversion, boolean left, boolean zero, boolean hash, boolean plus, int width, int precision, int size, String extension) {}

    /** Where the values of the conversions come from, in their order. */
    interface Values {
        /** The next whole number. */
        long number(Piece piece);

        /** The next text. */
        String text(Piece piece);

        /** Whether the next value cannot be worked out; its text is a question mark. */
        boolean isUnknown();

        /** The next pointer as it is to be shown. */
        String pointer(Piece piece);
    }

    static Printf parse(String format) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at++);
            if (c != '%') {
                text.append(c);
            } else if (at < format.length() && format.charAt(at) == '%') {
                text.append('%');
                at++;
            } else {
                at = conversion(format, at, text.toString(), pieces);
                text.setLength(0);
            }
        }
        pieces.add(new Piece(text.toString(), '\0', false, false, false, false, -1, -1, 4, ""));
        return new Printf(List.copyOf(pieces));
    }

    private static int conversion(String format, int from, String text, List<Piece> pieces) {
        int at = from;
        String flags = "";
        while (at < format.length() && "-+ #0".indexOf(format.charAt(at)) >= 0) {
            flags += format.charAt(at++);
        }
        int[] end = {at};
        int width = whole(format, end, -1);
        int precision = -1;
        if (end[0] < format.length() && format.charAt(end[0]) == '.') {
            end[0]++;
            precision = whole(format, end, 0);
        }
        at = end[0];
        int longs = 0;
        int halves = 0;
        int size = 4;
        for (; at < format.length() && "hlLqzjt".indexOf(format.charAt(at)) >= 0; at++) {
            char c = format.charAt(at);
            longs += c == 'l' ? 1 : 0;
            halves += c == 'h' ? 1 : 0;
            size = c == 'L' || c == 'q' || c == 'j' || longs == 2 ? 8 : c == 'z' || c == 't' || longs == 1 ? 0 : halves == 1 ? 2 : halves == 2 ? 1 : size;
        }
        char conversion = at < format.length() ? format.charAt(at++) : '\0';
        int extension = at;
        while (conversion == 'p' && at < format.length() && Character.isLetterOrDigit(format.charAt(at))) {
            at++;
        }
        pieces.add(new Piece(text, conversion, flags.contains("-"), flags.contains("0"), flags.contains("#"), flags.contains("+"), width, precision, size,
                format.substring(extension, at)));
        return at;
    }

    private static int whole(String format, int[] at, int none) {
        if (at[0] < format.length() && format.charAt(at[0]) == '*') {
            at[0]++;
            return -2;
        }
        int value = none;
        while (at[0] < format.length() && Character.isDigit(format.charAt(at[0]))) {
            value = Math.min(WIDEST, Math.max(value, 0) * 10 + format.charAt(at[0]++) - '0');
        }
        return value;
    }

    /** Appends everything from the piece {@code from} on. */
    void print(int from, Values values, int longSize, StringBuilder out) {
        for (Piece piece : pieces.subList(from, pieces.size())) {
            out.append(piece.text);
            if (piece.conversion != '\0') {
                print(piece, values, longSize, out);
            }
        }
    }

    /** Appends one conversion, without the text before it. */
    static void print(Piece piece, Values values, int longSize, StringBuilder out) {
        int width = piece.width == -2 ? (int) Math.max(-WIDEST, Math.min(WIDEST, values.number(piece))) : piece.width;
        int precision = piece.precision == -2 ? (int) Math.max(0, Math.min(Integer.MAX_VALUE, values.number(piece))) : piece.precision;
        boolean left = piece.left || piece.width == -2 && width < 0;
        String text;
        switch (values.isUnknown() ? 's' : piece.conversion) {
            case 's' -> {
                text = values.text(piece);
                text = precision >= 0 && text.length() > precision ? text.substring(0, precision) : text;
            }
            case 'p' -> text = values.pointer(piece);
            case 'c' -> text = String.valueOf((char) (values.number(piece) & 0xff));
            case 'd', 'i', 'u', 'x', 'X', 'o' -> text = number(piece, values.number(piece), longSize);
            default -> text = "%" + piece.conversion;
        }
        if (precision > text.length() && "diuxXo".indexOf(piece.conversion) >= 0) {
            text = padded(text, Math.min(WIDEST, precision));
        }
        int blanks = Math.abs(Math.max(width, -WIDEST)) - text.length();
        if (width == -1 || blanks <= 0) {
            out.append(text);
        } else if (left) {
            out.append(text).append(" ".repeat(blanks));
        } else if (piece.zero && piece.conversion != 's' && piece.conversion != 'c') {
            out.append(padded(text, text.length() + blanks));
        } else {
            out.append(" ".repeat(blanks)).append(text);
        }
    }

    /** Zeros between sign or 0x and the digits. */
    private static String padded(String text, int length) {
        int head = text.startsWith("0x") ? 2 : text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        return text.substring(0, head) + "0".repeat(length - text.length()) + text.substring(head);
    }

    private static String number(Piece piece, long raw, int longSize) {
        int unused = 64 - 8 * (piece.size == 0 ? longSize : piece.size);
        long unsigned = raw << unused >>> unused;
        return switch (piece.conversion) {
            case 'd', 'i' -> {
                long value = raw << unused >> unused;
                yield (piece.plus && value >= 0 ? "+" : "") + value;
            }
            case 'u' -> Long.toUnsignedString(unsigned);
            case 'o' -> Long.toOctalString(unsigned);
            default -> {
                String hex = Long.toHexString(unsigned);
                yield (piece.hash && unsigned != 0 ? "0x" : "") + (piece.conversion == 'X' ? hex.toUpperCase(java.util.Locale.ROOT) : hex);
            }
        };
    }
}
