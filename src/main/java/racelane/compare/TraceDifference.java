package racelane.compare;

/**
 * Something in which two traces differ, told in words.
 *
 * @param kind in what
 * @param rowA where in A: the step, or the last one before it that both have; -1 before all
 * @param rowB the same in B
 * @param text one line for people
 */
public record TraceDifference(Kind kind, int rowA, int rowB, String text) {
    /** In what two traces differ. */
    public enum Kind {
        /** A step that only one has. */
        ONLY_A, ONLY_B,
        /** Two threads come in another order. */
        ORDER,
        /** A count, or what a function returned. */
        VALUE,
        /** Who holds a reference or a lock. */
        HOLDER
    }
}
