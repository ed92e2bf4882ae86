package racelane.read.tracedat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import racelane.read.Source;

/**
 * Reads a part of the file, or an unpacked section, from front to back. Every step is held against the
 * end of the part first: a size in the file allocates nothing that the file does not have.
 */
final class Cursor {
    private static final int LONGEST_WORD = 1 << 16;

    private final Source source;
    private final byte[] memory;
    private final Numbers numbers;
    /** What this is a part of, for messages. */
    private final String name;
    private final long end;
    private long at;

    /** A part of the file from a byte on, up to the file's end. */
    Cursor(Source source, long at, Numbers numbers, String name) {
        this(source, null, at, source.size(), numbers, name);
    }

    /** An unpacked section. */
    Cursor(byte[] memory, Numbers numbers, String name) {
        this(null, memory, 0, memory.length, numbers, name);
    }

    private Cursor(Source source, byte[] memory, long at, long end, Numbers numbers, String name) {
        this.source = source;
        this.memory = memory;
        this.at = at;
        this.end = end;
        this.numbers = numbers;
        this.name = name;
    }

    long at() {
        return at;
    }

    long left() {
        return Math.max(0, end - at);
    }

    byte[] bytes(long length) throws IOException, DamagedException {
        if (length < 0 || length > left() || length > Integer.MAX_VALUE - 64) {
            throw new DamagedException(name + ": at byte " + at + " " + Long.toUnsignedString(length) + " bytes are claimed, " + left() + " are left");
        }
        byte[] bytes = new byte[(int) length];
        if (memory != null) {
            System.arraycopy(memory, (int) at, bytes, 0, bytes.length);
        } else if (at < 0 || source.readFully(at, bytes, 0, bytes.length) < bytes.length) {
            throw new DamagedException(name + ": the file ends at byte " + at + " of what is claimed");
        }
        at += length;
        return bytes;
    }

    /** Passes over bytes that are there. */
    void skip(long length) throws DamagedException {
        if (length < 0 || length > left()) {
            throw new DamagedException(name + ": at byte " + at + " " + Long.toUnsignedString(length) + " bytes are claimed, " + left() + " are left");
        }
        at += length;
    }

    /** Some bytes of an array; of an unpacked section they are not copied. */
    record Piece(byte[] bytes, int from, int to) {}

    Piece piece(long length) throws IOException, DamagedException {
        if (memory == null) {
            byte[] bytes = bytes(length);
            return new Piece(bytes, 0, bytes.length);
        }
        int from = (int) at;
        skip(length);
        return new Piece(memory, from, (int) at);
    }

    int u8() throws IOException, DamagedException {
        return bytes(1)[0] & 0xff;
    }

    int u16() throws IOException, DamagedException {
        return numbers.u16(bytes(2), 0);
    }

    long u32() throws IOException, DamagedException {
        Piece piece = piece(4);
        return numbers.u32(piece.bytes, piece.from);
    }

    /** A whole number that is a size or a place: the highest bit is never set in an honest file. */
    long u64() throws IOException, DamagedException {
        Piece piece = piece(8);
        return numbers.i64(piece.bytes, piece.from);
    }

    /** A text that ends with a zero byte. */
    String word() throws IOException, DamagedException {
        long start = at;
        int length = 64;
        while (true) {
            at = start;
            byte[] piece = bytes(Math.min(length, end - start));
            for (int i = 0; i < piece.length; i++) {
                if (piece[i] == 0) {
                    at = start + i + 1;
                    return new String(piece, 0, i, StandardCharsets.UTF_8);
                }
            }
            if (piece.length < length || length >= LONGEST_WORD) {
                throw new DamagedException(name + ": a text that begins at byte " + start + " does not end");
            }
            length *= 4;
        }
    }

    /** Passes over a text that must stand here, its zero byte included. */
    void expect(String text) throws IOException, DamagedException {
        long start = at;
        String there = new String(bytes(text.length() + 1L), StandardCharsets.ISO_8859_1);
        if (!there.equals(text + '\0')) {
            throw new DamagedException(name + ": at byte " + start + " \"" + text + "\" is expected");
        }
    }
}
