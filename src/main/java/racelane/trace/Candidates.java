package racelane.trace;

/** Told of the rows that may hold a text, in their order: each once. */
public interface Candidates {
    /** A row whose text tells. */
    void perhaps(int row);

    /** A row whose text holds it. */
    void surely(int row);
}
