package racelane.read.tracedat;

/**
 * Whole numbers in the byte order of the file, put together byte by byte: that is as fast as a VarHandle once
 * it is compiled, and several times faster in the first half second, in which most files are read. Whoever asks
 * has checked that the bytes are there.
 */
final class Numbers {
    private final boolean big;

    Numbers(boolean bigEndian) {
        big = bigEndian;
    }

    boolean isBigEndian() {
        return big;
    }

    int u16(byte[] bytes, int at) {
        return big ? (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff : bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }

    int i32(byte[] bytes, int at) {
        int value = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
        return big ? Integer.reverseBytes(value) : value;
    }

    long u32(byte[] bytes, int at) {
        return i32(bytes, at) & 0xffff_ffffL;
    }

    long i64(byte[] bytes, int at) {
        long first = u32(bytes, at);
        long second = u32(bytes, at + 4);
        return big ? first << 32 | second : second << 32 | first;
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
