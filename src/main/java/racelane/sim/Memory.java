package racelane.sim;

import java.util.Arrays;
import racelane.scenario.FindingKind;
import racelane.scenario.ReuseMode;
import racelane.scenario.Types;
import racelane.scenario.Value;

/** Slots: loads and stores with the life of their pointer, allocation and free. */
final class Memory {
    private final Core core;
    private final Types types;
    /** Cells of a slot of each slab class: those of the largest struct in it. */
    private final int[] classCells = new int[16];
    private final Canon canon;
    private MachineState owner;
    private long[] ownedSlots = new long[4];
    /** Set by {@link #at}: the pointer's life is over. */
    boolean stale;

    Memory(Core core) {
        this.core = core;
        this.types = core.program.types;
        for (int type = Types.FIRST_STRUCT; type < types.count(); type++) {
            if (types.isStruct(type) && types.slabClass(type) >= 0) {
                int slab = types.slabClass(type);
                classCells[slab] = Math.max(classCells[slab], types.cells(type));
            }
        }
        this.canon = new Canon(core.program, core.reuse);
    }

    /** Makes a slot writable in the state being made. */
    long[] own(int slot) {
        if (owner != core.s) {
            owner = core.s;
            Arrays.fill(ownedSlots, 0);
            core.s.slots = core.s.slots.clone();
        }
        int word = slot >>> 6;
        if (word >= ownedSlots.length) {
            ownedSlots = Arrays.copyOf(ownedSlots, Math.max(word + 1, ownedSlots.length * 2));
        }
        if ((ownedSlots[word] & 1L << slot) == 0) {
            ownedSlots[word] |= 1L << slot;
            core.s.slots[slot] = core.s.slots[slot].clone();
        }
        return core.s.slots[slot];
    }

    /** Checks an access; null after an oops. Sets {@link #stale}; the finding is the caller's. */
    long[] at(long pointer, boolean write) {
        stale = false;
        if (!Value.isPointer(pointer)) {
            core.oops(pointer == 0 ? "null pointer dereference" : "access through " + pointer + ", which is no pointer");
            return null;
        }
        int slot = Value.slot(pointer);
        int offset = Value.offset(pointer);
        if (slot > Value.LAST_SLOT) {
            core.oops(slot == Value.POISON ? "access through the poison that list_del left" : slot == Value.FUNCTION
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
                if (stale || listings(slot) > 0) {
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
            own(Value.slot(pointer))[at] = stored;
        }
    }

    /** The 32 bits that a count operation sees; where a pointer lies in the cell, always the same ones. */
    static int asCount(long cell) {
        return Value.isPointer(cell) ? 0x5a5a5a5a : (int) cell;
    }

    /** Puts a value where it is known to be in bounds. */
    void put(int slot, int offset, long value) {
        if (core.s.slots[slot][offset + 1] != value) {
            own(slot)[offset + 1] = value;
        }
    }

    long alloc(int type, boolean raw) {
        int slab = types.slabClass(type);
        if (core.record) {
            // While nothing of the class is free, allocations do not get in each other's way.
            boolean some = core.reuse != ReuseMode.OFF && isFree(slab);
            core.accesses.add(Accesses.FREE_LIST, slab, 0, some);
            if (some) {
                core.accesses.add(Accesses.REUSE, slab, 0, true);
            }
        }
        // The registers are part of what keeps memory reachable.
        core.s.threads[core.thread] = core.saved();
        canon.number(core.s);
        int slot = core.reuse == ReuseMode.LIFO ? lastFreed(slab) : core.reuse == ReuseMode.ANY ? anyFree(slab) : -1;
        boolean used = slot >= 0;
        if (used) {
            unlist(slot);
        } else {
            slot = fresh(slab);
        }
        int life = unusedLife(slot);
        if (used) {
            long[] cells = own(slot);
            if (!raw) {
                Arrays.fill(cells, 1, cells.length, 0);
                forgetReaders(slot);
            }
        } else {
            own(0);
            core.s.slots[slot] = new long[classCells[slab] + 1];
            ownedSlots[slot >>> 6] |= 1L << slot;
            forgetReaders(slot);
        }
        own(slot)[0] = MachineState.meta(slab, true, life, type);
        if (core.lives != null) {
            core.lives.born(slot, life, type);
        }
        long pointer = Value.pointer(slot, life, 0, type);
        if (core.witness != null) {
            core.witness.saw(Witness.Deed.ALLOC, core.pc, pointer, 0, 0, types.name(type));
        }
        return pointer;
    }

    private boolean isFree(int slab) {
        for (int slot : core.s.free) {
            if (MachineState.slabClass(core.s.slots[slot][0]) == slab) {
                return true;
            }
        }
        return false;
    }

    private int lastFreed(int slab) {
        for (int i = core.s.free.length - 1; i >= 0; i--) {
            int slot = core.s.free[i];
            if (MachineState.slabClass(core.s.slots[slot][0]) == slab) {
                return slot;
            }
        }
        return -1;
    }

    /** A fresh slot (-1) or one of the free ones that differ from a fresh one, in an order that does not depend on their numbers. */
    private int anyFree(int slab) {
        int[] found = new int[core.s.free.length];
        int count = 0;
        for (int slot : core.s.free) {
            if (MachineState.slabClass(core.s.slots[slot][0]) == slab && differsFromFresh(slot) && !contains(found, count, slot)) {
                int at = count++;
                while (at > 0 && order(found[at - 1]) > order(slot)) {
                    found[at] = found[at - 1];
                    at--;
                }
                found[at] = slot;
            }
        }
        int choice = core.choose(count + 1);
        return choice == 0 ? -1 : found[choice - 1];
    }

    private int order(int slot) {
        int number = canon.numberOf(slot);
        return number == 0 ? Integer.MAX_VALUE : number;
    }

    private boolean differsFromFresh(int slot) {
        return canon.numberOf(slot) != 0 || MachineState.alive(core.s.slots[slot][0]) || listings(slot) > 1;
    }

    private int listings(int slot) {
        int count = 0;
        for (int listed : core.s.free) {
            count += listed == slot ? 1 : 0;
        }
        return count;
    }

    private static boolean contains(int[] slots, int count, int slot) {
        for (int i = 0; i < count; i++) {
            if (slots[i] == slot) {
                return true;
            }
        }
        return false;
    }

    private void unlist(int slot) {
        int[] free = core.s.free;
        int at = free.length - 1;
        while (at >= 0 && free[at] != slot) {
            at--;
        }
        if (at < 0) {
            return;
        }
        int[] rest = new int[free.length - 1];
        System.arraycopy(free, 0, rest, 0, at);
        System.arraycopy(free, at + 1, rest, at, rest.length - at);
        core.s.free = rest;
    }

    /** The lowest slot that nobody can tell from a new one; makes room for one more if there is none. */
    private int fresh(int slab) {
        for (int slot = 1; slot < core.s.slots.length; slot++) {
            long[] cells = core.s.slots[slot];
            if (cells == null) {
                return slot;
            }
            long meta = cells[0];
            if (canon.numberOf(slot) != 0) {
                continue;
            }
            if (MachineState.slabClass(meta) == MachineState.TABLE_CLASS) {
                return slot;
            }
            if (MachineState.alive(meta)) {
                // Named runs keep it, so that the leak is told with its life.
                if (core.lives == null && listings(slot) == 0) {
                    leaked(MachineState.type(meta));
                    return slot;
                }
            } else if (core.reuse == ReuseMode.OFF) {
                return slot;
            } else if (core.reuse == ReuseMode.ANY && MachineState.slabClass(meta) == slab && listings(slot) <= 1) {
                unlist(slot);
                return slot;
            }
        }
        return append();
    }

    private void leaked(int type) {
        long[] bits = Arrays.copyOf(core.s.leaked, Math.max(core.s.leaked.length, (type >> 6) + 1));
        bits[type >> 6] |= 1L << type;
        core.s.leaked = bits;
    }

    private int append() {
        int slot = core.s.slots.length;
        if (slot > Value.LAST_SLOT) {
            throw new BoundReached(Value.LAST_SLOT + " slots of memory");
        }
        own(0);
        core.s.slots = Arrays.copyOf(core.s.slots, slot + 1);
        core.s.slots[slot] = new long[1];
        return slot;
    }

    /** Room for a table's pointers. */
    int tableStorage(int length) {
        int slot = 1;
        while (slot < core.s.slots.length && core.s.slots[slot] != null) {
            slot++;
        }
        if (slot == core.s.slots.length) {
            slot = append();
        }
        own(0);
        core.s.slots[slot] = new long[length + 1];
        core.s.slots[slot][0] = MachineState.meta(MachineState.TABLE_CLASS, true, 1, 0);
        own(slot);
        return slot;
    }

    void resize(int slot, int length) {
        own(slot);
        core.s.slots[slot] = length == 0 ? null : Arrays.copyOf(core.s.slots[slot], length + 1);
    }

    /** The smallest number that no pointer to the slot carries: so numbers stay small in the longest run. */
    private int unusedLife(int slot) {
        long[] used = new long[Value.LIVES >> 6];
        used[0] = 1;
        for (long[] cells : core.s.slots) {
            collectLives(cells, slot, used);
        }
        for (long[] saved : core.s.threads) {
            collectLives(saved, slot, used);
        }
        collectLives(core.s.devres, slot, used);
        long[] now = core.s.slots[slot];
        int current = now == null ? 0 : MachineState.life(now[0]);
        used[current >> 6] |= 1L << current;
        for (int word = 0; word < used.length; word++) {
            if (used[word] != -1) {
                return word << 6 | Long.numberOfTrailingZeros(~used[word]);
            }
        }
        throw new BoundReached(Value.LIVES + " lives of one slot");
    }

    private static void collectLives(long[] cells, int slot, long[] used) {
        if (cells == null) {
            return;
        }
        for (long cell : cells) {
            if (Value.isPointer(cell) && Value.slot(cell) == slot) {
                used[Value.life(cell) >> 6] |= 1L << Value.life(cell);
            }
        }
    }

    private void forgetReaders(int slot) {
        long[] readers = core.s.readers;
        int kept = 0;
        long[] rest = new long[readers.length];
        for (long reader : readers) {
            if (Locks.slotOfReader(reader) != slot) {
                rest[kept++] = reader;
            }
        }
        if (kept != readers.length) {
            core.s.readers = Arrays.copyOf(rest, kept);
        }
    }

    void free(long pointer) {
        if (pointer == 0) {
            if (core.witness != null) {
                core.witness.saw(Witness.Deed.FREE, core.pc, 0, 0, 0, null);
            }
            return;
        }
        int slot = Value.isMemory(pointer) ? Value.slot(pointer) : 0;
        if (slot == 0 || Value.offset(pointer) != 0 || slot >= core.s.slots.length || core.s.slots[slot] == null) {
            core.oops("free of something that is not the start of an allocated object");
            return;
        }
        long meta = core.s.slots[slot][0];
        if (core.record) {
            core.accesses.add(Accesses.LIFE, MachineState.slabClass(meta), 0, true);
            core.accesses.add(Accesses.FREE_LIST, MachineState.slabClass(meta), 0, true);
        }
        if (core.witness != null) {
            core.witness.saw(Witness.Deed.FREE, core.pc, pointer, 0, 0, null);
        }
        boolean own = MachineState.alive(meta) && MachineState.life(meta) == Value.life(pointer);
        if (!own) {
            core.find(FindingKind.DOUBLE_FREE, core.object(pointer), "freed again");
        }
        if (MachineState.alive(meta)) {
            reportInUse(slot, meta);
            own(slot)[0] = meta & ~(1L << 8);
        }
        if (core.reuse != ReuseMode.OFF) {
            core.s.free = Arrays.copyOf(core.s.free, core.s.free.length + 1);
            core.s.free[core.s.free.length - 1] = slot;
        }
    }

    private void reportInUse(int slot, long meta) {
        int type = MachineState.type(meta);
        for (int offset = 0; offset < types.cells(type); offset++) {
            if (types.kindAt(type, offset) == Types.REFCOUNT && asCount(core.s.slots[slot][offset + 1]) > 0) {
                core.find(FindingKind.RELEASED_WHILE_IN_USE, core.object(slot, MachineState.life(meta), offset),
                        "freed while its count is " + asCount(core.s.slots[slot][offset + 1]));
                return;
            }
        }
    }

    long field(long pointer, int name) {
        if (!Value.isMemory(pointer)) {
            return Value.pointer(Value.WILD, 0, 0, 0);
        }
        int field = core.program.fieldOf[name][Value.type(pointer)];
        return field == 0 || Value.offset(pointer) + (field >>> 16) >= Value.CELLS ? Value.pointer(Value.WILD, 0, 0, 0)
                : Value.pointer(Value.slot(pointer), Value.life(pointer), Value.offset(pointer) + (field >>> 16), (field & 0xffff) - 1);
    }

    long index(long array, long index) {
        if (Value.isPointer(index)) {
            throw core.error("an index is a number, this is a pointer: use a number");
        }
        if (!Value.isMemory(array) || !types.isArray(Value.type(array)) || index < 0 || index >= types.length(Value.type(array))) {
            return Value.pointer(Value.WILD, 0, 0, 0);
        }
        int element = types.element(Value.type(array));
        return Value.pointer(Value.slot(array), Value.life(array), Value.offset(array) + (int) index * types.cells(element), element);
    }

    long container(long pointer, int type, int offset) {
        if (!Value.isMemory(pointer) || Value.offset(pointer) < offset) {
            return Value.pointer(Value.WILD, 0, 0, 0);
        }
        if (core.record && !core.futures.isRegular(core.s, pointer, Value.offset(pointer) - offset, type)) {
            throw new IrregularPointer();
        }
        return Value.pointer(Value.slot(pointer), Value.life(pointer), Value.offset(pointer) - offset, type);
    }
}
