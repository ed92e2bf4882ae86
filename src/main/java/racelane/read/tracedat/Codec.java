package racelane.read.tracedat;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** How the sections of a file of version 7 are packed: by the name in its header. */
enum Codec {
    NONE,
    ZLIB,
    ZSTD;

    /** What a part may grow by: kernel text shrinks to a tenth, nearly empty pages to a hundredth. */
    private static final long MOST_RATIO = 256;
    private static final long ALWAYS_ALLOWED = 1 << 20;
    private static final long MOST_BYTES = 256 << 20;

    /** Unpacks part after part; for one thread at a time. */
    interface Unpacker {
        /** Unpacks into an array of the size that the file claims; returns how many bytes came out. */
        int unpack(byte[] packed, int from, int length, byte[] into) throws DamagedException;
    }

    /** The codec with a name, or null if it is not known here. */
    static Codec named(String name) {
        return switch (name) {
            case "none", "" -> NONE;
            case "zlib" -> ZLIB;
            case "zstd" -> ZSTD;
            default -> null;
        };
    }

    /** Whether a claim of so many unpacked bytes may be believed of so many packed ones. */
    static boolean isPlausible(long packed, long unpacked) {
        return packed >= 0 && unpacked >= 0 && unpacked <= MOST_BYTES && unpacked <= Math.max(ALWAYS_ALLOWED, packed * MOST_RATIO);
    }

    Unpacker unpacker() {
        return switch (this) {
            case NONE -> (packed, from, length, into) -> {
                throw new DamagedException("a part is marked as packed, but the header names no method");
            };
            case ZLIB -> Codec::inflate;
            case ZSTD -> Zstd.unpacker();
        };
    }

    private static int inflate(byte[] packed, int from, int length, byte[] into) throws DamagedException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, from, length);
            int done = 0;
            while (done < into.length && !inflater.finished()) {
                int count = inflater.inflate(into, done, into.length - done);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                done += count;
            }
            return done;
        } catch (DataFormatException broken) {
            throw new DamagedException("a part packed with zlib is broken (" + broken.getMessage() + ")");
        } finally {
            inflater.end();
        }
    }
}
