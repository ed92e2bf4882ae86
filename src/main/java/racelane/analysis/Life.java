package racelane.analysis;

import racelane.trace.Machine;

/**
 * One life of an address: from the entry of its init to the free of its memory. Rows are -1 where
 * nothing was seen.
 *
 * @param object      address in the object list
 * @param number      from 1, per address
 * @param name        device name in this life, or null
 * @param index       its index in this life, or -1
 * @param bornRow     entry of init; where {@code bornInferred}, the event that shows that it lives again; -1 if it began before the capture
 * @param initEndRow  return of init, or -1
 * @param bornInferred nobody saw it begin
 * @param releasedRow the count reached zero and it was taken out of sight, or -1
 * @param removedRow  the unit gave it up without the count reaching zero, or -1
 * @param freeFromRow first row of the interval in which its memory was freed, or -1
 * @param freeToRow   last row of it; equal to the first where the free itself was seen
 * @param freeSeen    the free itself was seen, in a raw pointer
 * @param parentAddress address of its parent, or 0
 * @param parentLife  number of the parent's life, or 0
 */
public record Life(long object, int number, String name, int index, int bornRow, int initEndRow, boolean bornInferred,
        int releasedRow, int removedRow, int freeFromRow, int freeToRow, boolean freeSeen, long parentAddress, int parentLife) {
    public boolean isFreed() {
        return freeFromRow >= 0;
    }

    /** {@code name #2 (3)}: name, life, index. A name that says which life it is stands alone: {@code device#2}. */
    public String label() {
        return title() + (index >= 0 ? " (" + index + ")" : "");
    }

    /** {@code name #2}: name and life. */
    public String title() {
        String shown = name == null || name.isEmpty() ? Machine.hex(object) : name;
        return numberInName() == null ? shown + " #" + number : shown;
    }

    /** {@code #2}, where the object is known from the context. */
    public String shortLabel() {
        String own = numberInName();
        return own == null ? "#" + number : own;
    }

    /** {@code #2} of a name like {@code device#2}, with which the trace itself numbers its objects; else null. */
    private String numberInName() {
        int hash = name == null ? -1 : name.lastIndexOf('#');
        return hash >= 0 && name.substring(hash + 1).matches("\\d{1,9}") ? name.substring(hash) : null;
    }
}
