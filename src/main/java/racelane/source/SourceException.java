package racelane.source;

/**
 * Lines cannot be told: a file that is no kernel image, or no program that reads its line tables. The
 * message is one line for people: what, where, what would have been right, what to do now.
 */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }
}
