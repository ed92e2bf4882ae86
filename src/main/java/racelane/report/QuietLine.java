package racelane.report;

/**
 * Tells from a line's bytes alone that no report begins on it, so that a long log costs neither a string
 * nor an object per line. Whatever it is not sure of is left to {@link LogLine} and {@link Banner}.
 */
public final class QuietLine {
    private final boolean[] beginsBanner = new boolean[1 << 16];

    public QuietLine() {
        for (String line : Resource.lines("banners.txt")) {
            String text = line.split("\\s+", 3)[2];
            if (text.charAt(1) == '*') {
                throw new IllegalStateException("banners.txt: a banner must begin with two characters that are fixed: " + line);
            }
            beginsBanner[text.charAt(0) << 8 | text.charAt(1)] = true;
        }
    }

    /** Whether the line surely begins no report; false where it might. The bytes are ASCII or UTF-8. */
    public boolean is(byte[] bytes, int from, int to) {
        int at = from;
        if (at == to) {
            return true;
        }
        if (bytes[at] != '[' && bytes[at] != '<') {
            return false;
        }
        while (at < to && (bytes[at] == '[' || bytes[at] == '<')) {
            int end = endOfPrefix(bytes, at, to);
            if (end < 0) {
                return false;
            }
            at = end;
            while (at < to && bytes[at] == ' ') {
                at++;
            }
        }
        return at + 1 >= to || bytes[at] != '(' && !beginsBanner[(bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff];
    }

    /** End of a stamp in seconds, a level or a caller; -1 for anything else in brackets. */
    private static int endOfPrefix(byte[] bytes, int open, int to) {
        int close = bytes[open] == '[' ? ']' : '>';
        int at = open + 1;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        if (at < to && (bytes[at] == 'T' || bytes[at] == 'C')) {
            at++;
        }
        int digits = at;
        while (at < to && (bytes[at] >= '0' && bytes[at] <= '9' || bytes[at] == '.')) {
            at++;
        }
        return at > digits && at < to && bytes[at] == close ? at + 1 : -1;
    }
}
