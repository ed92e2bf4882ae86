package racelane.analysis;

import java.util.List;
import racelane.lens.ObjectType;
import racelane.trace.Machine;

/**
 * An address at which counted objects lived, one after the other.
 *
 * @param id      position in {@link Analysis#objects()}
 * @param address the address
 * @param type    what lived there
 * @param lives   its lives in order
 * @param curves  one a count of the type, same order as the type's counts
 */
public record CountedObject(int id, long address, ObjectType type, List<Life> lives, List<RefcountCurve> curves) {
    /** The last name it had, or its address. */
    public String name() {
        for (int i = lives.size() - 1; i >= 0; i--) {
            if (lives.get(i).name() != null && !lives.get(i).name().isEmpty()) {
                return lives.get(i).name();
            }
        }
        return Machine.hex(address);
    }

    /** The life that had begun last at this row, or the first if none had: it began unseen. */
    public Life lifeAt(int row) {
        Life life = lives.get(0);
        for (Life next : lives) {
            if (next.bornRow() <= row) {
                life = next;
            }
        }
        return life;
    }
}
