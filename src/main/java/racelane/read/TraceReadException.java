package racelane.read;

/**
 * Nothing of the file could be understood. The message is one line for people: the file, what is wrong,
 * what would have been right, what to do now.
 */
public final class TraceReadException extends Exception {
    private static final long serialVersionUID = 1L;

    public TraceReadException(String file, String what) {
        super(file + ": " + what);
    }

    public TraceReadException(String file, String what, Throwable cause) {
        super(file + ": " + what, cause);
    }
}
