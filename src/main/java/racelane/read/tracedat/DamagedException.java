package racelane.read.tracedat;

/** A part of the file does not hold what it should; the message says where and what, for people. Other parts may still be good. */
final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedException(String what) {
        super(what);
    }
}
