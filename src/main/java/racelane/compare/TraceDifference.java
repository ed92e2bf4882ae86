package racelane.compare;

import java.util.List;

/**
 * Something in which two traces differ, told in words; places that say the same are one.
 *
 * @param kind   in what
 * @param rowA   where in A it is first: the step, or the last one before it that both have; -1 before all
 * @param rowB   the same in B
 * @param text   one line for people
 * @param places all of its places in the order of A, the first among them
 * @param varies both traces show either way somewhere, and only not in the same round: seldom more than timing
 */
public record TraceDifference(Kind kind, int rowA, int rowB, String text, List<Place> places, boolean varies) {
    /** In what two traces differ, the most telling first. */
    public enum Kind {
        /** Something went wrong in one and not in the other. */
        FINDING,
        /** A step of a capture that the scenario beside it forbids. */
        FORBIDDEN,
        /** A count, or what a function returned. */
        VALUE,
        /** A step that only one has. */
        ONLY_A, ONLY_B,
        /** Two threads come in another order. */
        ORDER,
        /** Who holds a reference or a lock. */
        HOLDER,
        /** One goes on longer, or comes round more often. */
        ROUNDS
    }

    /**
     * One place.
     *
     * @param rowA   as of the difference
     * @param rowB   the same in B
     * @param roundA the round in A, from 1; 0 before the first; -1 where there is none
     * @param roundB the same in B
     */
    public record Place(int rowA, int rowB, int roundA, int roundB) {}

    public TraceDifference {
        places = List.copyOf(places);
    }
}
