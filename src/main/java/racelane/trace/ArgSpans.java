package racelane.trace;

import java.util.Arrays;

/**
 * Where the {@code name=value} of a text lie. Looked for from the front, and only as far as somebody asks:
 * a loop that wants one argument of each event does not pay for the others. A value ends where the next
 * {@code name=} begins, or with its closing quote.
 */
final class ArgSpans {
    private static final int FIELDS = 4;
    private static final byte PART = 1;
    private static final byte START = 2;
    /** What a byte can be in a name. */
    private static final byte[] NAME = nameParts();

    private byte[] bytes;
    private int from;
    private int length;
    /** Four an argument: begin and end of the name, begin and end of the value. */
    private int[] spans = new int[8 * FIELDS];
    private int count;
    /** Where the next name begins; -1 before the first was looked for. */
    private int next;

    /** Another text: the bytes from {@code begin} on, before {@code end}. */
    void of(byte[] text, int begin, int end) {
        bytes = text;
        from = begin;
        length = end;
        count = 0;
        next = -1;
    }

    /** Finds one more; false if there is none. */
    private boolean more() {
        if (next < 0) {
            next = nextName(from);
        }
        if (next >= length) {
            return false;
        }
        if ((count + 1) * FIELDS > spans.length) {
            spans = Arrays.copyOf(spans, spans.length * 2);
        }
        int equals = EightBytes.indexOf(bytes, next, length, '=');
        spans[count * FIELDS] = next;
        spans[count * FIELDS + 1] = equals;
        next = value(equals + 1, count * FIELDS);
        count++;
        return true;
    }

    /** The first argument of this name, or -1. */
    int find(String name) {
        for (int arg = 0; arg < count || more(); arg++) {
            if (nameEnd(arg) - nameFrom(arg) == name.length() && matches(name, nameFrom(arg))) {
                return arg;
            }
        }
        return -1;
    }

    private boolean matches(String name, int at) {
        for (int i = 0; i < name.length(); i++) {
            if (bytes[at + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** How many there are in all. */
    int count() {
        while (more()) {
            // Each step finds one.
        }
        return count;
    }

    int nameFrom(int arg) {
        return spans[arg * FIELDS];
    }

    int nameEnd(int arg) {
        return spans[arg * FIELDS + 1];
    }

    int valueFrom(int arg) {
        return spans[arg * FIELDS + 2];
    }

    int valueEnd(int arg) {
        return spans[arg * FIELDS + 3];
    }

    /** Sets the value's span and returns where the next name begins, or the length. */
    private int value(int begin, int span) {
        if (begin < length && bytes[begin] == '"') {
            for (int quote = begin + 1; quote < length; quote++) {
                if (bytes[quote] == '"' && (quote + 1 == length || nextName(quote + 1) == skipSpaces(quote + 1))) {
                    spans[span + 2] = begin + 1;
                    spans[span + 3] = quote;
                    return nextName(quote + 1);
                }
            }
        }
        int following = nextName(begin);
        int end = following;
        while (end > begin && (bytes[end - 1] == ' ' || end < length && bytes[end - 1] == '(')) {
            end--;
        }
        // "==>" of sched_switch and a closing parenthesis belong to no value.
        if (end - 4 >= begin && bytes[end - 1] == '>' && bytes[end - 2] == '=' && bytes[end - 3] == '=' && bytes[end - 4] == ' ') {
            end -= 4;
        }
        if (end > begin && bytes[end - 1] == ')' && spans[span] > 0 && bytes[spans[span] - 1] == '(') {
            end--;
        }
        spans[span + 2] = begin;
        spans[span + 3] = end;
        return following;
    }

    private int skipSpaces(int at) {
        while (at < length && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    /** Where the next {@code identifier=} begins, at {@code begin} or after a blank, comma or parenthesis; the length if none. */
    private int nextName(int begin) {
        for (int equals = EightBytes.indexOf(bytes, begin, length, '='); equals < length; equals = EightBytes.indexOf(bytes, equals + 1, length, '=')) {
            int start = equals;
            while (start > begin && isNamePart(bytes[start - 1])) {
                start--;
            }
            if (start < equals && isNameStart(bytes[start]) && isEdge(start) && !(equals + 1 < length && bytes[equals + 1] == '=')) {
                return start;
            }
        }
        return length;
    }

    private boolean isEdge(int at) {
        return at == from || bytes[at - 1] == ' ' || bytes[at - 1] == '(' || bytes[at - 1] == ',';
    }

    private static boolean isNameStart(byte c) {
        return NAME[c & 0xff] == START;
    }

    private static boolean isNamePart(byte c) {
        return NAME[c & 0xff] != 0;
    }

    private static byte[] nameParts() {
        byte[] parts = new byte[256];
        Arrays.fill(parts, '0', '9' + 1, PART);
        Arrays.fill(parts, 'a', 'z' + 1, START);
        Arrays.fill(parts, 'A', 'Z' + 1, START);
        parts['_'] = START;
        return parts;
    }
}
