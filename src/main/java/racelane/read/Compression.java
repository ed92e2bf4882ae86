package racelane.read;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** The wrappers that are opened transparently, told by their first bytes (RFC 1952, the .xz file format 1.2.1, RFC 8878). */
enum Compression {
    GZIP(0x1f, 0x8b) {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new GZIPInputStream(in, 64 * 1024);
        }
    },
    XZ(0xfd, '7', 'z', 'X', 'Z', 0) {
        @Override
        InputStream unpack(InputStream in) throws IOException {
            return new XZInputStream(in, XZ_MEMORY_KIB);
        }
    },
    ZSTD(0x28, 0xb5, 0x2f, 0xfd) {
        @Override
        InputStream unpack(InputStream in) {
            return new ZstdInputStream(in);
        }
    };

    /** xz -9 needs 65 MiB to unpack; a file that claims more is not asking for our good. */
    private static final int XZ_MEMORY_KIB = 80 * 1024;
    /** Bytes that must be seen to tell. */
    static final int MAGIC_BYTES = 6;

    private final int[] magic;

    Compression(int... magic) {
        this.magic = magic;
    }

    abstract InputStream unpack(InputStream in) throws IOException;

    /** The wrapper that begins with these bytes, or null. */
    static Compression of(byte[] head, int length) {
        for (Compression compression : values()) {
            if (compression.matches(head, length)) {
                return compression;
            }
        }
        return null;
    }

    private boolean matches(byte[] head, int length) {
        if (length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Counts what was taken from the packed file, so that progress can be told. */
    static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(new BufferedInputStream(in, 64 * 1024));
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int done = super.read(into, from, length);
            count += Math.max(done, 0);
            return done;
        }

        long count() {
            return count;
        }
    }
}
