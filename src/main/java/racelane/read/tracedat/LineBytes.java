package racelane.read.tracedat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import racelane.read.Bytes;

/**
 * A text that is made again and again to be looked at once: ASCII letters are lower case, what is not ASCII is
 * there as bytes. It grows to the longest text and allocates nothing after that. For one thread.
 */
final class LineBytes {
    /** Eight bytes are looked at in one go, and so many more may be read behind the end. */
    private static final int SLACK = 8;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1_024];
    private int size;

    int size() {
        return size;
    }

    void cut(int to) {
        size = to;
    }

    byte at(int index) {
        return bytes[index];
    }

    private void room(int more) {
        if (size + more + SLACK > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more + SLACK));
        }
    }

    /** The bytes of a text as they are put in: in lower case. */
    static byte[] of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = lower(bytes[i]);
        }
        return bytes;
    }

    private static byte lower(byte c) {
        return c >= 'A' && c <= 'Z' ? (byte) (c + 'a' - 'A') : c;
    }

    boolean startsWith(int from, byte[] text) {
        return from + text.length <= size && Arrays.equals(bytes, from, from + text.length, text, 0, text.length);
    }

    /** Takes out what stands between two places. */
    void remove(int from, int to) {
        System.arraycopy(bytes, to, bytes, from, size - to);
        size -= to - from;
    }

    void put(byte c) {
        room(1);
        bytes[size++] = c;
    }

    /** @param text in lower case */
    void put(byte[] text) {
        room(text.length);
        if (text.length < 16) {
            // Most are a few letters: a call of arraycopy takes longer.
            for (byte c : text) {
                bytes[size++] = c;
            }
        } else {
            System.arraycopy(text, 0, bytes, size, text.length);
            size += text.length;
        }
    }

    /** Bytes of a record, up to the first zero among them. */
    void putText(byte[] record, int from, int to) {
        room(Math.max(0, to - from));
        for (int at = from; at < to && record[at] != 0; at++) {
            bytes[size++] = lower(record[at]);
        }
    }

    void putHex(long value) {
        int digits = Math.max(1, 16 - (Long.numberOfLeadingZeros(value) >>> 2));
        room(digits);
        for (int at = size + digits - 1, shift = 0; at >= size; at--, shift += 4) {
            bytes[at] = HEX[(int) (value >>> shift) & 15];
        }
        size += digits;
    }

    void putDecimal(long value) {
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                put(of(Long.toString(value)));
                return;
            }
            put((byte) '-');
            putDecimal(-value);
            return;
        }
        int digits = 1;
        for (long limit = 10; digits < 19 && value >= limit; limit *= 10) {
            digits++;
        }
        room(digits);
        size += digits;
        int at = size;
        long left = value;
        while (left > Integer.MAX_VALUE) {
            bytes[--at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        int rest = (int) left;
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    /** Moves what was put in since a mark to the right, so that it takes this many places; zeros go behind a sign. */
    void pad(int mark, int width, byte with) {
        int missing = width - (size - mark);
        if (missing <= 0) {
            return;
        }
        room(missing);
        int from = with == '0' && size > mark && bytes[mark] == '-' ? mark + 1 : mark;
        System.arraycopy(bytes, from, bytes, from + missing, size - from);
        Arrays.fill(bytes, from, from + missing, with);
        size += missing;
    }

    /** Whether a text in lower case stands in it. Eight places in one go: those where its first and its last byte stand. */
    boolean holds(byte[] wanted) {
        int last = size - wanted.length;
        int further = wanted.length - 1;
        long first = wanted[0] * ONES;
        long second = wanted[further] * ONES;
        for (int at = 0; at <= last; at += 8) {
            long differs = Bytes.word(bytes, at) ^ first | Bytes.word(bytes, at + further) ^ second;
            for (long marks = (differs - ONES) & ~differs & HIGHS; marks != 0; marks &= marks - 1) {
                int place = at + (Long.numberOfTrailingZeros(marks) >>> 3);
                if (place <= last && Arrays.equals(bytes, place, place + wanted.length, wanted, 0, wanted.length)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
