package racelane.read;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a path or a stream as a {@link Source}, whatever it is wrapped in. */
final class Sources {
    private Sources() {}

    /** @throws TraceReadException if it is missing, a directory, not readable, or its wrapper is broken from the start */
    static Source open(Path path, long limitBytes) throws TraceReadException {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new TraceReadException(name, "is a directory, not a trace; name a file in it");
        }
        if (Files.notExists(path)) {
            throw new TraceReadException(name, "there is no such file; check the path");
        }
        if (!Files.isReadable(path)) {
            throw new TraceReadException(name, "may not be read by this user; copy it or change its permissions (chmod a+r)");
        }
        try {
            if (Files.isRegularFile(path) && Files.size(path) > 0) {
                return regular(name, path, limitBytes);
            }
            // Pipes, and files that say 0 bytes but have content (/sys/kernel/tracing/trace).
            return stream(name, new FileInputStream(path.toFile()), -1, limitBytes, false);
        } catch (IOException failure) {
            throw new TraceReadException(name, "cannot be read (" + failure.getMessage() + "); check the disk or copy the file", failure);
        }
    }

    private static Source regular(String name, Path path, long limitBytes) throws IOException, TraceReadException {
        byte[] head = new byte[EncodedMail.HEAD_BYTES];
        FileSource file = new FileSource(name, path);
        int length = file.readFully(0, head, 0, head.length);
        if (Compression.of(head, length) == null && !EncodedMail.is(head, length)) {
            return file;
        }
        file.close();
        return stream(name, new FileInputStream(path.toFile()), Files.size(path), limitBytes, false);
    }

    /** A stream that may be packed; {@code live} if it may pause and must not be waited for. */
    static Source stream(String name, InputStream in, long size, long limitBytes, boolean live) throws IOException, TraceReadException {
        Compression.Counting counting = new Compression.Counting(in);
        byte[] head = new byte[EncodedMail.HEAD_BYTES];
        int length = live ? Math.max(counting.read(head), 0) : counting.readNBytes(head, 0, head.length);
        // Not pushed back: a PushbackInputStream waits for more of a stream before it gives back what it has.
        InputStream back = new SequenceInputStream(new ByteArrayInputStream(head, 0, length), counting);
        Compression compression = Compression.of(head, length);
        if (compression == null && EncodedMail.is(head, length)) {
            return new SpooledSource(name, new EncodedMail(back), counting::count, size, limitBytes, live).noting(EncodedMail.NOTE);
        }
        return new SpooledSource(name, compression == null ? back : unpack(name, compression, back), counting::count, size, limitBytes, live);
    }

    private static InputStream unpack(String name, Compression compression, InputStream in) throws IOException, TraceReadException {
        try {
            return compression.unpack(in);
        } catch (IOException broken) {
            in.close();
            throw new TraceReadException(name, "begins like " + compression.name().toLowerCase(java.util.Locale.ROOT)
                    + " but cannot be unpacked (" + broken.getMessage() + "); copy the file again", broken);
        }
    }

    /** Bytes in memory, for tests and for what was made here. */
    static Source of(String name, byte[] content) throws IOException {
        return new SpooledSource(name, new ByteArrayInputStream(content), () -> content.length, content.length, Long.MAX_VALUE, false);
    }
}
