package racelane.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * A task has left a unit's remove or failed probe (or is inside an object's own free) and frees memory:
 * the window is open until the task's next event that a lens knows.
 */
final class FreeWindow {
    final int fromRow;
    final int lane;
    /** The objects whose memory goes in this window. */
    final List<LifeDraft> lives;
    /** Whether only what the unit's own machinery frees counts, not everything. */
    final boolean managed;
    private final List<Long> pointers = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();

    FreeWindow(int fromRow, int lane, List<LifeDraft> lives, boolean managed) {
        this.fromRow = fromRow;
        this.lane = lane;
        this.lives = lives;
        this.managed = managed;
    }

    void free(long pointer, int row) {
        pointers.add(pointer);
        rows.add(row);
    }

    /** Closes the window at a row: decides what was freed, where, and whether that was seen. */
    void close(int row, java.util.function.Function<LifeDraft, racelane.lens.ObjectType> typeOf) {
        for (LifeDraft life : lives) {
            if (life.isFreed()) {
                continue;
            }
            int seen = blockOf(life.address, typeOf.apply(life));
            if (seen >= 0) {
                life.freed(rows.get(seen), rows.get(seen), lane, true);
            } else if (!rows.isEmpty()) {
                life.freed(fromRow, rows.get(rows.size() - 1), lane, false);
            } else if (!managed) {
                life.freed(fromRow, row, lane, false);
            }
        }
    }

    /** The nearest raw pointer below the object, less than its size and a header away; -1 if there is none. */
    private int blockOf(long address, racelane.lens.ObjectType type) {
        int nearest = -1;
        for (int i = 0; i < pointers.size(); i++) {
            long distance = address - pointers.get(i);
            boolean below = Pointers.isRaw(pointers.get(i)) && distance >= 0 && distance < type.sizeBytes() + type.headerBytes();
            if (below && (nearest < 0 || distance < address - pointers.get(nearest))) {
                nearest = i;
            }
        }
        return nearest;
    }
}
