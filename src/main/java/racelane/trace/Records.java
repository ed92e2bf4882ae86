package racelane.trace;

/**
 * Where the raw records of a trace lie. Offsets are those that the reader appended; what they point at
 * is the reader's business. Safe for several threads at once; closing releases files and mappings.
 */
public interface Records extends AutoCloseable {
    /** The raw record at an offset as text for a person, all its lines, without the last line break. */
    String text(long offset);

    /** Fills {@code body} with what the record says: its text after the event's name, or its fields. */
    void body(long offset, Body body);

    /** Line of the file, from 1, on which the record at this offset starts; -1 if the format has no lines. */
    long line(long offset);

    @Override
    void close();

    /** Records of a trace that has none: every text is empty. */
    static Records none() {
        return new Records() {
            @Override
            public String text(long offset) {
                return "";
            }

            @Override
            public void body(long offset, Body body) {
                body.set(new byte[0], 0, 0);
            }

            @Override
            public long line(long offset) {
                return -1;
            }

            @Override
            public void close() {}
        };
    }
}
