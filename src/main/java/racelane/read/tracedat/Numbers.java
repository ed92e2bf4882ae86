package racelane.read.tracedat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whole numbers in the byte order of the file. Whoever asks has checked that the bytes are there. */
final class Numbers {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final boolean big;

    Numbers(boolean bigEndian) {
        big = bigEndian;
    }

    boolean isBigEndian() {
        return big;
    }

    int u16(byte[] bytes, int at) {
        short value = (short) SHORTS.get(bytes, at);
        return (big ? Short.reverseBytes(value) : value) & 0xffff;
    }

    int i32(byte[] bytes, int at) {
        int value = (int) INTS.get(bytes, at);
        return big ? Integer.reverseBytes(value) : value;
    }

    long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xffff_ffffL;
    }

    long i64(byte[] bytes, int at) {
        long value = (long) LONGS.get(bytes, at);
        return big ? Long.reverseBytes(value) : value;
    }

    /** A number of 1, 2, 4 or 8 bytes, widened by its sign or by zeros; 0 for any other size. */
    long whole(byte[] bytes, int at, int size, boolean signed) {
        return switch (size) {
            case 1 -> signed ? bytes[at] : bytes[at] & 0xff;
            case 2 -> signed ? (short) u16(bytes, at) : u16(bytes, at);
            case 4 -> signed ? i32(bytes, at) : u32(bytes, at);
            case 8 -> i64(bytes, at);
            default -> 0;
        };
    }
}
