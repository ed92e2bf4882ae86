package racelane.sim;

import java.util.Arrays;
import racelane.scenario.FindingKind;
import racelane.scenario.Types;
import racelane.scenario.Value;

/** Loads and stores, with the life of their pointer; which memory is handed out when is {@link Allocator}'s business. */
final class Memory {
    private static final String NULL_POINTER = "null pointer dereference";
    private final Core core;
    /** Set by {@link #at}: the pointer's life is over. */
    boolean stale;

    Memory(Core core) {
        this.core = core;
    }

    /** Checks an access; null after an oops. Sets {@link #stale}; the finding is the caller's. */
    long[] at(long pointer, boolean write) {
        stale = false;
        if (!Value.isPointer(pointer)) {
            core.oops(pointer == 0 ? NULL_POINTER : "access through " + pointer + ", which is no pointer");
            return null;
        }
        int slot = Value.slot(pointer);
        int offset = Value.offset(pointer);
        if (slot > Value.LAST_SLOT) {
            core.oops(pointer == Pointers.OFF_NULL ? NULL_POINTER : slot == Value.POISON ? "access through the poison that list_del left" : slot == Value.FUNCTION
                    ? "access through a pointer to a function" : "access through a wild pointer");
            return null;
        }
        long[] cells = slot < core.s.slots.length ? core.s.slots[slot] : null;
        if (cells == null || offset + 1 >= cells.length) {
            core.oops("access outside of the object");
            return null;
        }
        if (slot != 0) {
            long meta = cells[0];
            stale = !MachineState.alive(meta) || MachineState.life(meta) != Value.life(pointer);
        }
        if (core.record) {
            core.accesses.add(Accesses.CELL, slot, offset, write);
            if (slot != 0) {
                int slab = MachineState.slabClass(cells[0]);
                core.accesses.add(Accesses.LIFE, slab, 0, false);
                if (stale || FreeSlots.listings(core.s.free, slot) > 0) {
                    core.accesses.add(Accesses.REUSE, slab, 0, false);
                }
            }
        }
        return cells;
    }

    void reportStale(long pointer) {
        core.find(FindingKind.USE_AFTER_FREE, core.object(pointer), "use after free");
    }

    void load(long pointer, Witness.Deed deed) {
        long[] cells = at(pointer, false);
        if (cells == null) {
            return;
        }
        if (stale) {
            reportStale(pointer);
        }
        long value = cells[Value.offset(pointer) + 1];
        if (Value.type(pointer) == Types.REFCOUNT) {
            value = asCount(value);
        }
        if (core.witness != null) {
            core.witness.saw(deed, core.pc, pointer, value, value, null);
        }
        core.push(value);
    }

    void store(long pointer, long value) {
        long[] cells = at(pointer, true);
        if (cells == null) {
            return;
        }
        if (stale) {
            reportStale(pointer);
        }
        int type = Value.type(pointer);
        long stored = type == Types.REFCOUNT ? asCount(value) : type == Types.BOOL ? (value == 0 ? 0 : 1) : value;
        int at = Value.offset(pointer) + 1;
        if (core.witness != null) {
            core.witness.saw(Witness.Deed.STORE, core.pc, pointer, cells[at], stored, null);
        }
        if (cells[at] != stored) {
            core.draft.own(Value.slot(pointer))[at] = stored;
        }
    }

    /** The 32 bits that a count operation sees; where a pointer lies in the cell, always the same ones. */
    static int asCount(long cell) {
        return Value.isPointer(cell) ? 0x5a5a5a5a : (int) cell;
    }

    /** Puts a value where it is known to be in bounds. */
    void put(int slot, int offset, long value) {
        if (core.s.slots[slot][offset + 1] != value) {
            core.draft.own(slot)[offset + 1] = value;
        }
    }

    /** Room for a table's pointers. */
    int tableStorage(int length) {
        int slot = 1;
        while (slot < core.s.slots.length && core.s.slots[slot] != null) {
            slot++;
        }
        if (slot == core.s.slots.length) {
            slot = Allocator.append(core.draft, core.s);
        }
        long[] cells = new long[length + 1];
        cells[0] = MachineState.meta(MachineState.TABLE_CLASS, true, 1, 0);
        core.draft.put(slot, cells);
        return slot;
    }

    void resize(int slot, int length) {
        core.draft.put(slot, length == 0 ? null : Arrays.copyOf(core.s.slots[slot], length + 1));
    }
}
