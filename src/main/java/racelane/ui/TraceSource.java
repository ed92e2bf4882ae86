package racelane.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import racelane.read.FollowedFile;

/**
 * Where a trace comes from: a file, perhaps with a kernel log of the same run beside it, or a stream that is
 * read once.
 *
 * @param name   for people
 * @param file   the file, or null
 * @param log    the log, or null
 * @param stream the stream, or null
 * @param ring   of a live stream, which may pause and need not end: how many of the last events are kept; else 0
 */
record TraceSource(String name, Path file, Path log, Stream stream, int ring) {
    /** Events that are kept of a live stream if nobody says: a quarter of a minute at 50 000 a second. */
    static final int USUAL_RING = 750_000;

    /** Begins to read. */
    interface Stream {
        InputStream open() throws IOException;
    }

    static TraceSource file(Path file) {
        return files(file, null);
    }

    static TraceSource files(Path file, Path log) {
        return new TraceSource(name(file), file, log, null, 0);
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    /** A text that was pasted. */
    static TraceSource text(String name, String text) {
        return new TraceSource(name, null, null, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    static TraceSource live(String name, InputStream in, int ring) {
        return new TraceSource(name, null, null, () -> in, ring);
    }

    /** A file to which somebody goes on writing. */
    static TraceSource followed(Path file, int ring) {
        return new TraceSource(name(file), null, null, () -> new FollowedFile(file), ring);
    }

    boolean isLive() {
        return ring > 0;
    }

    /** What the command line names: nothing, {@code -}, a file, or a trace and the log beside it; null for nothing. */
    static TraceSource named(Arguments arguments) {
        if (arguments.files().isEmpty()) {
            return null;
        }
        String first = arguments.files().get(0);
        if (first.equals("-")) {
            return live("standard input", System.in, arguments.ring());
        }
        return arguments.follow() ? followed(Path.of(first), arguments.ring())
                : files(Path.of(first), arguments.files().size() > 1 ? Path.of(arguments.files().get(1)) : null);
    }
}
