package racelane.ui;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where a trace comes from: a file, perhaps with a kernel log of the same run beside it, or a stream that is
 * read once.
 *
 * @param name   for people
 * @param file   the file, or null
 * @param log    the log, or null
 * @param stream the stream, or null
 */
record TraceSource(String name, Path file, Path log, InputStream stream) {
    static TraceSource file(Path file) {
        return files(file, null);
    }

    static TraceSource files(Path file, Path log) {
        Path last = file.getFileName();
        return new TraceSource(last == null ? file.toString() : last.toString(), file, log, null);
    }

    /** A text that was pasted. */
    static TraceSource text(String name, String text) {
        return new TraceSource(name, null, null, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    static TraceSource standardInput() {
        return new TraceSource("standard input", null, null, System.in);
    }

    /** What the command line names: nothing, {@code -}, a file, or a trace and the log beside it; null for nothing. */
    static TraceSource named(String... arguments) {
        if (arguments.length == 0) {
            return null;
        }
        return arguments[0].equals("-") ? standardInput() : files(Path.of(arguments[0]), arguments.length > 1 ? Path.of(arguments[1]) : null);
    }
}
