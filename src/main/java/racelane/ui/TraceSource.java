package racelane.ui;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where a trace comes from: a file, or a stream that is read once.
 *
 * @param name   for people
 * @param file   the file, or null
 * @param stream the stream, or null
 */
record TraceSource(String name, Path file, InputStream stream) {
    static TraceSource file(Path file) {
        Path last = file.getFileName();
        return new TraceSource(last == null ? file.toString() : last.toString(), file, null);
    }

    static TraceSource standardInput() {
        return new TraceSource("standard input", null, System.in);
    }
}
