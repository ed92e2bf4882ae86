package racelane.sim;

import racelane.scenario.Types;
import racelane.scenario.Value;

/** Tables: small ids to pointers. A table's cell is 0 while it is empty, else a pointer to a slot of its own with the entries. */
final class Tables {
    private static final int MAX_ENTRIES = 1 << 12;
    private final Core core;
    private final Memory memory;

    Tables(Core core, Memory memory) {
        this.core = core;
        this.memory = memory;
    }

    /** Slot of the entries, 0 for an empty table, -1 after an oops. */
    private int storage(long table, boolean write) {
        long[] cells = memory.at(table, write);
        if (cells == null) {
            return -1;
        }
        if (core.program.types.kindAt(Value.type(table), 0) != Types.TABLE) {
            core.oops("a table operation on a " + core.program.types.name(Value.type(table)));
            return -1;
        }
        if (memory.stale) {
            memory.reportStale(table);
        }
        long held = cells[Value.offset(table) + 1];
        boolean isTable = Value.isMemory(held) && Value.type(held) == Types.TABLE && core.s.slots[Value.slot(held)] != null
                && MachineState.slabClass(core.s.slots[Value.slot(held)][0]) == MachineState.TABLE_CLASS;
        return isTable ? Value.slot(held) : 0;
    }

    void insert() {
        long pointer = core.pop();
        long table = core.pop();
        int slot = storage(table, true);
        if (slot < 0) {
            return;
        }
        int id = 0;
        int length = slot == 0 ? 0 : core.s.slots[slot].length - 1;
        while (id < length && core.s.slots[slot][id + 1] != 0) {
            id++;
        }
        if (id >= MAX_ENTRIES) {
            throw new BoundReached(MAX_ENTRIES + " entries of a table");
        }
        if (pointer != 0) {
            if (slot == 0) {
                slot = memory.tableStorage(id + 1);
                memory.put(Value.slot(table), Value.offset(table), Value.pointer(slot, 1, 0, Types.TABLE));
            } else if (id >= length) {
                memory.resize(slot, id + 1);
            }
            core.draft.own(slot)[id + 1] = pointer;
        }
        if (core.witness != null) {
            core.witness.saw(Witness.Deed.INSERT, core.pc, table, pointer, id, null);
        }
        core.push(id);
    }

    void lookup(boolean remove) {
        long id = core.pop();
        long table = core.pop();
        if (Value.isPointer(id)) {
            throw core.error("an id is a number, this is a pointer: use a number");
        }
        int slot = storage(table, remove);
        if (slot < 0) {
            return;
        }
        int length = slot == 0 ? 0 : core.s.slots[slot].length - 1;
        long found = id >= 0 && id < length ? core.s.slots[slot][(int) id + 1] : 0;
        if (core.witness != null) {
            core.witness.saw(remove ? Witness.Deed.REMOVE : Witness.Deed.LOOKUP, core.pc, table, id, found, null);
        }
        if (remove && found != 0) {
            core.draft.own(slot)[(int) id + 1] = 0;
            trim(table, slot);
        }
        core.push(found);
    }

    private void trim(long table, int slot) {
        long[] entries = core.s.slots[slot];
        int length = entries.length - 1;
        while (length > 0 && entries[length] == 0) {
            length--;
        }
        if (length < entries.length - 1) {
            memory.resize(slot, length);
        }
        if (length == 0) {
            memory.put(Value.slot(table), Value.offset(table), 0);
        }
    }

    /** The lowest id from {@code from} on with a pointer, -1 if there is none or after an oops. */
    int next(long table, long from) {
        int slot = storage(table, false);
        if (slot <= 0) {
            return -1;
        }
        for (int id = (int) from; id < core.s.slots[slot].length - 1; id++) {
            if (core.s.slots[slot][id + 1] != 0) {
                return id;
            }
        }
        return -1;
    }

    /** The pointer under an id that {@link #next} gave. */
    long at(long table, int id) {
        long held = core.s.slots[Value.slot(table)][Value.offset(table) + 1];
        return core.s.slots[Value.slot(held)][id + 1];
    }
}
