package racelane.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes of text, eight at a time: every line, and every event's name and arguments, go through here. */
public final class EightBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** A byte times this stands in all eight places. */
    public static final long ONES = 0x0101010101010101L;
    /** The highest bit of each byte. */
    public static final long HIGHS = 0x8080808080808080L;

    private EightBytes() {}

    /** Eight bytes from an index on, the first in the lowest bits. */
    public static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** Marks the highest bit of every byte that is zero; the lowest mark is exact, one above it may be a byte that is not. */
    public static long zeros(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    /** Index of an ASCII byte at or after {@code from} and before {@code to}; {@code to} if there is none. */
    static int indexOf(byte[] bytes, int from, int to, char wanted) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long zeros = zeros(at(bytes, at) ^ wanted * ONES);
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }
}
