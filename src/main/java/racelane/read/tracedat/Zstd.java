package racelane.read.tracedat;

import com.github.luben.zstd.util.Native;
import io.airlift.compress.zstd.ZstdDecompressor;

/**
 * Unpacks Zstandard (RFC 8878) with the reference library. Where that cannot be loaded, one in Java does the same; in a
 * new process, whose code is not compiled yet, it takes several times as long.
 */
final class Zstd {
    private static final boolean REFERENCE = isLoaded();

    private Zstd() {}

    private static boolean isLoaded() {
        try {
            Native.load();
            return true;
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError notHere) {
            // A machine that it is not built for, or a folder for temporary files from which nothing may be run: slower, not less.
            return false;
        }
    }

    static Codec.Unpacker unpacker() {
        return REFERENCE ? reference() : java();
    }

    /** Throws what the library throws where it is not loaded. */
    static Codec.Unpacker reference() {
        return telling((packed, from, length, into) -> (int) com.github.luben.zstd.Zstd.decompressByteArray(into, 0, into.length, packed, from, length));
    }

    static Codec.Unpacker java() {
        ZstdDecompressor zstd = new ZstdDecompressor();
        return telling((packed, from, length, into) -> zstd.decompress(packed, from, length, into, 0, into.length));
    }

    private static Codec.Unpacker telling(Codec.Unpacker unpacker) {
        return (packed, from, length, into) -> {
            try {
                return unpacker.unpack(packed, from, length, into);
            } catch (RuntimeException broken) {
                // Both libraries answer damage with several unchecked exceptions; all say the same to us.
                throw new DamagedException("a part packed with zstd is broken (" + broken.getMessage() + ")");
            }
        };
    }
}
