package racelane.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import racelane.read.FollowedFile;
import racelane.session.file.SessionFile;

/**
 * Where a trace comes from: a file, perhaps with a kernel log of the same run beside it, or a stream that is
 * read once.
 *
 * @param name   for people
 * @param file   the file, or null
 * @param log    the log, or null
 * @param stream the stream, or null
 * @param others captures of other machines that are laid into the file's, or null
 * @param ring   of a live stream, which may pause and need not end: how many of the last events are kept; else 0
 */
record TraceSource(String name, Path file, Path log, Stream stream, int ring, Others others) {
    /** Events that are kept of a live stream if nobody says: a quarter of a minute at 50 000 a second. */
    static final int USUAL_RING = 750_000;

    /** Captures of other machines, and what to add to the times of each. */
    record Others(List<Path> files, List<Long> offsetsNs) {}

    /** Begins to read. */
    interface Stream {
        InputStream open() throws IOException;
    }

    static TraceSource file(Path file) {
        return files(file, null);
    }

    static TraceSource files(Path file, Path log) {
        return new TraceSource(name(file), file, log, null, 0, null);
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    /** A text that was pasted. */
    static TraceSource text(String name, String text) {
        return new TraceSource(name, null, null, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 0, null);
    }

    static TraceSource live(String name, InputStream in, int ring) {
        return new TraceSource(name, null, null, () -> in, ring, null);
    }

    /** A file to which somebody goes on writing. */
    static TraceSource followed(Path file, int ring) {
        return new TraceSource(name(file), null, null, () -> new FollowedFile(file), ring, null);
    }

    /** The trace that what is pinned to this belongs to; null where nothing can be kept. */
    Path kept() {
        return file == null || others == null ? file : SessionFile.together(file, others.files());
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
        Path log = arguments.files().size() > 1 ? Path.of(arguments.files().get(1)) : null;
        if (!arguments.with().isEmpty()) {
            return new TraceSource(name(Path.of(first)), Path.of(first), log, null, 0, new Others(arguments.with(), arguments.offsetsNs()));
        }
        return arguments.follow() ? followed(Path.of(first), arguments.ring())
                : files(Path.of(first), log);
    }
}
