package racelane.sim;

/** A container_of made a pointer to where no such struct can lie: what threads may touch can no longer be told from the code. */
public final class IrregularPointer extends RuntimeException {
    private static final long serialVersionUID = 1;

    IrregularPointer() {
        super("container_of of a pointer that does not lie in such a struct", null, false, false);
    }
}
