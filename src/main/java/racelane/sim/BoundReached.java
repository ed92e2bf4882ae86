package racelane.sim;

/** A run met a bound of the machine: what lies beyond was not looked at. The message names the bound. */
public final class BoundReached extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BoundReached(String bound) {
        super(bound, null, false, false);
    }
}
