package racelane.cli;

/** A verb cannot do what it was asked; the message is one line for a person. Exit status 2. */
final class VerbException extends Exception {
    private static final long serialVersionUID = 1L;

    VerbException(String message) {
        super(message);
    }
}
