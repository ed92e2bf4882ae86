package racelane.analysis;

import racelane.lens.Deed;

/**
 * One operation on a counted object, entry and return paired.
 *
 * @param deed     what it does
 * @param lane     who did it
 * @param entryRow its entry
 * @param endRow   its return; the last row it can have lasted to where that was not seen
 * @param returned whether the return was seen
 * @param function the function
 * @param address  the object's address
 * @param life     number of the life it worked on, from 1
 * @param countIndex which count of the type it moves
 * @param before   value at entry; null where not observed
 * @param after    value at return, or the one a warning showed; null where not observed
 * @param holder   who holds what it takes or gives back, or null
 * @param unit     it is the unit's own
 * @param result   what it returned, or null
 */
public record Operation(Deed deed, int lane, int entryRow, int endRow, boolean returned, String function, long address, int life,
        int countIndex, Integer before, Integer after, String holder, boolean unit, Long result) {
    /** The count is known to have stayed the same and not to be saturated: an access, no reference. */
    public boolean movedNothing() {
        return before != null && after != null && before.equals(after) && before >= 0;
    }
}
