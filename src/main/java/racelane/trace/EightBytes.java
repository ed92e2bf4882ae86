package racelane.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes of text, eight at a time: every event's name and arguments go through here. */
final class EightBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private EightBytes() {}

    /** Eight bytes from an index on, the first in the lowest bits. */
    static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }

    /** Index of an ASCII byte at or after {@code from} and before {@code to}; {@code to} if there is none. */
    static int indexOf(byte[] bytes, int from, int to, char wanted) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            long word = at(bytes, at) ^ wanted * ONES;
            // The highest bit of every byte that is zero now; the lowest mark is exact.
            long zeros = (word - ONES) & ~word & HIGHS;
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
