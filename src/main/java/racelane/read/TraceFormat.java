package racelane.read;

import java.io.IOException;
import racelane.trace.TraceBuilder;
import racelane.trace.Workers;

/** One kind of file. Stateless: one object serves every file. */
public interface TraceFormat {
    /** The name for people, as {@code info} prints it: {@code ftrace text}. */
    String name();

    /** How sure this format is that the file is its own, from the first bytes alone. */
    Claim claim(Head head);

    /**
     * Appends every event to the builder and logs what it could not understand. It never fails halfway:
     * a damaged file yields the events that could be read.
     *
     * @throws IOException only if the source itself cannot be read any further; what was appended stays
     */
    void read(Source source, TraceBuilder builder, ReadLog log, Progress progress) throws IOException;

    /** The same, with cores for what can be done side by side; what comes out does not depend on them. */
    default void read(Source source, TraceBuilder builder, ReadLog log, Progress progress, Workers workers) throws IOException {
        read(source, builder, log, progress);
    }
}
