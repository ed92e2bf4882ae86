package racelane.session.file;

/** A session's file that is not used; the message is one line for people. What is in the file stays as it is. */
public final class SessionException extends Exception {
    public SessionException(String message) {
        super(message);
    }
}
