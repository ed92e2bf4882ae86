package racelane.read.tracedat;

/** Something stands in a print format that is not understood here; caught where the argument ends. */
final class NotUnderstoodException extends Exception {
    private static final long serialVersionUID = 1L;

    NotUnderstoodException() {
        super("not understood", null, false, false);
    }
}
