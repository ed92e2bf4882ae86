package racelane.lens;

/** A lens file cannot be used; the message is one line for a person: file, place, what is wrong, what would be right. */
public final class LensException extends Exception {
    public LensException(String message) {
        super(message);
    }
}
