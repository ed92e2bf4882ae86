package racelane.read;

import java.nio.charset.StandardCharsets;
import racelane.trace.EightBytes;

/** Looking for things in bytes of text, without making strings. */
public final class Bytes {
    private Bytes() {}

    /** Index of the byte at or after {@code from} and before {@code to}, or -1. Eight bytes a step: this is where a file's time goes. */
    public static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        long pattern = (wanted & 0xffL) * EightBytes.ONES;
        int at = from;
        for (; at + 32 <= to; at += 32) {
            // A byte that equals the wanted one is zero now; the lowest marked bit is exact.
            long first = EightBytes.zeros(EightBytes.at(bytes, at) ^ pattern);
            long second = EightBytes.zeros(EightBytes.at(bytes, at + 8) ^ pattern);
            long third = EightBytes.zeros(EightBytes.at(bytes, at + 16) ^ pattern);
            long fourth = EightBytes.zeros(EightBytes.at(bytes, at + 24) ^ pattern);
            if ((first | second | third | fourth) != 0) {
                return (first | second) != 0 ? place(at, first, second) : place(at + 16, third, fourth);
            }
        }
        for (; at + 8 <= to; at += 8) {
            long zeros = EightBytes.zeros(EightBytes.at(bytes, at) ^ pattern);
            if (zeros != 0) {
                return place(at, zeros, 0);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the lowest mark in sixteen bytes. */
    private static int place(int at, long low, long high) {
        return low != 0 ? at + (Long.numberOfTrailingZeros(low) >>> 3) : at + 8 + (Long.numberOfTrailingZeros(high) >>> 3);
    }

    /** Eight bytes from an index on, the first in the lowest bits. */
    public static long word(byte[] bytes, int at) {
        return EightBytes.at(bytes, at);
    }

    /** Index of the first of three ASCII bytes at or after {@code from} and before {@code to}; {@code to} if there is none. */
    public static int indexOfAny(byte[] bytes, int from, int to, char first, char second, char third) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = EightBytes.at(bytes, at);
            long any = EightBytes.zeros(word ^ first * EightBytes.ONES) | EightBytes.zeros(word ^ second * EightBytes.ONES) | EightBytes.zeros(word ^ third * EightBytes.ONES);
            if (any != 0) {
                return at + (Long.numberOfTrailingZeros(any) >>> 3);
            }
        }
        while (at < to && bytes[at] != first && bytes[at] != second && bytes[at] != third) {
            at++;
        }
        return at;
    }

    /** The number that six decimal digits spell, the first in the lowest bits of eight bytes of which the upper two do not count; -1 if they are no digits. */
    public static int sixDigits(long word) {
        // As eight digits of which the first two are zeros.
        long digits = (word << 16 | 0x3030) - 0x3030303030303030L;
        if (((digits + 0x7676767676767676L | digits) & EightBytes.HIGHS) != 0) {
            return -1;
        }
        digits = digits * 10 + (digits >>> 8);
        return (int) (((digits & 0x000000ff000000ffL) * 0x000f424000000064L + (digits >>> 16 & 0x000000ff000000ffL) * 0x0000271000000001L) >>> 32);
    }

    /** Index of an ASCII word, or -1. */
    public static int indexOf(byte[] bytes, int from, int to, String word) {
        int last = to - word.length();
        char first = word.charAt(0);
        for (int at = from; at <= last; at++) {
            if (bytes[at] == first && startsWith(bytes, at, to, word)) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the last appearance of an ASCII word that begins before {@code to}, or -1. */
    public static int lastIndexOf(byte[] bytes, int from, int to, String word) {
        char first = word.charAt(0);
        for (int at = to - word.length(); at >= from; at--) {
            if (bytes[at] == first && startsWith(bytes, at, to, word)) {
                return at;
            }
        }
        return -1;
    }

    public static boolean startsWith(byte[] bytes, int from, int to, String word) {
        int length = word.length();
        if (to - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    public static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    public static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    /** The whole number that the bytes spell, or -1 if they spell none, a negative one or one beyond a long. */
    public static long number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            if (!isDigit(bytes[at])) {
                return -1;
            }
            value = value * 10 + (bytes[at] - '0');
        }
        return value;
    }

    public static int count(byte[] bytes, int from, int to, byte wanted) {
        int count = 0;
        for (int at = indexOf(bytes, from, to, wanted); at >= 0; at = indexOf(bytes, at + 1, to, wanted)) {
            count++;
        }
        return count;
    }

    public static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The beginning of a line for a message: one line, no control characters, at most 60 characters. */
    public static String excerpt(byte[] bytes, int from, int to) {
        String text = text(bytes, from, Math.min(to, from + 60)).strip();
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL || type == Character.FORMAT || c == 0xfffd) {
                clean.append('?');
            } else {
                clean.appendCodePoint(c);
            }
        });
        return to - from > 60 ? clean + "…" : clean.toString();
    }

    /** Where these bytes, ASCII in lower case, first stand whatever the case of the letters there; -1 if nowhere. */
    public static int indexOfIgnoringCase(byte[] bytes, int from, int to, byte[] wanted) {
        int last = to - wanted.length;
        for (int at = from; at <= last; at++) {
            int done = 0;
            while (done < wanted.length && lower(bytes[at + done]) == wanted[done]) {
                done++;
            }
            if (done == wanted.length) {
                return at;
            }
        }
        return -1;
    }

    private static int lower(byte c) {
        return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
    }
}
