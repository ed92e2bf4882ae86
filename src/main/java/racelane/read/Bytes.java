package racelane.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Looking for things in bytes of text, without making strings. */
public final class Bytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Bytes() {}

    /** Index of the byte at or after {@code from} and before {@code to}, or -1. Eight bytes a step: this is where a file's time goes. */
    public static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        long pattern = (wanted & 0xffL) * ONES;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = (long) LONGS.get(bytes, at) ^ pattern;
            // A byte that equals the wanted one is zero now; the lowest marked bit is exact.
            long zeros = (word - ONES) & ~word & HIGHS;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (bytes[at] == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Index of an ASCII word, or -1. */
    public static int indexOf(byte[] bytes, int from, int to, String word) {
        int last = to - word.length();
        for (int at = from; at <= last; at++) {
            if (startsWith(bytes, at, to, word)) {
                return at;
            }
        }
        return -1;
    }

    /** Index of the last appearance of an ASCII word that begins before {@code to}, or -1. */
    public static int lastIndexOf(byte[] bytes, int from, int to, String word) {
        for (int at = to - word.length(); at >= from; at--) {
            if (startsWith(bytes, at, to, word)) {
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
}
