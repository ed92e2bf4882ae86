package racelane.analysis;

/**
 * A reference that somebody holds on a life: from the return of its get to the entry of its put.
 *
 * @param object  address of the object
 * @param life    the life it was taken on
 * @param holder  who holds it, for people: {@code file 0xff…d240 (opener-224)}, {@code disk 0x… }, {@code unit}
 * @param lane    the lane that took it
 * @param getRow  entry of the get, or -1 for one that was there before the capture
 * @param fromRow return of the get: from here it is held
 * @param putRow  entry of the put that gave it back, or -1
 * @param moved   whether the count moved when it was taken; if not it is an access and no reference
 */
public record Reference(long object, int life, String holder, int lane, int getRow, int fromRow, int putRow, boolean moved) {
    /** The holder where nothing tells more than who took it. */
    public static final String THREAD = "thread";

    public boolean heldAt(int row) {
        return fromRow <= row && (putRow < 0 || row < putRow);
    }
}
