package racelane.sim;

import java.util.Arrays;
import racelane.scenario.FindingKind;
import racelane.scenario.ReuseMode;
import racelane.scenario.Types;
import racelane.scenario.Value;

/** Hands out slots of memory and takes them back, by the rules of the reuse mode. */
final class Allocator {
    private final Core core;
    private final Types types;
    /** Cells of a slot of each slab class: those of the largest struct in it. */
    private final int[] classCells = new int[16];
    private final Canon canon;

    Allocator(Core core) {
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
        core.draft.threads()[core.thread] = core.saved();
        canon.number(core.s);
        int slot = core.reuse == ReuseMode.LIFO ? lastFreed(slab) : core.reuse == ReuseMode.ANY ? anyFree(slab) : -1;
        boolean used = slot >= 0;
        if (used) {
            core.s.free = FreeSlots.without(core.s.free, slot);
        } else {
            slot = fresh(slab);
        }
        int life = UsedLives.firstUnused(core.s, slot);
        if (used) {
            long[] cells = core.draft.own(slot);
            if (!raw) {
                Arrays.fill(cells, 1, cells.length, 0);
                forgetReaders(slot);
            }
        } else {
            core.draft.put(slot, new long[classCells[slab] + 1]);
            forgetReaders(slot);
        }
        core.draft.own(slot)[0] = MachineState.meta(slab, true, life, type);
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
        return canon.numberOf(slot) != 0 || MachineState.alive(core.s.slots[slot][0]) || FreeSlots.listings(core.s.free, slot) > 1;
    }

    private static boolean contains(int[] slots, int count, int slot) {
        for (int i = 0; i < count; i++) {
            if (slots[i] == slot) {
                return true;
            }
        }
        return false;
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
                if (core.lives == null && FreeSlots.listings(core.s.free, slot) == 0) {
                    leaked(MachineState.type(meta));
                    return slot;
                }
            } else if (core.reuse == ReuseMode.OFF) {
                return slot;
            } else if (core.reuse == ReuseMode.ANY && MachineState.slabClass(meta) == slab && FreeSlots.listings(core.s.free, slot) <= 1) {
                core.s.free = FreeSlots.without(core.s.free, slot);
                return slot;
            }
        }
        return append(core.draft, core.s);
    }

    private void leaked(int type) {
        long[] bits = Arrays.copyOf(core.s.leaked, Math.max(core.s.leaked.length, (type >> 6) + 1));
        bits[type >> 6] |= 1L << type;
        core.s.leaked = bits;
    }

    static int append(Draft draft, MachineState s) {
        if (s.slots.length > Value.LAST_SLOT) {
            throw new BoundReached(Value.LAST_SLOT + " slots of memory");
        }
        return draft.append();
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
            core.draft.own(slot)[0] = meta & ~(1L << 8);
        }
        if (core.reuse != ReuseMode.OFF) {
            core.s.free = FreeSlots.with(core.s.free, slot);
        }
    }

    private void reportInUse(int slot, long meta) {
        int type = MachineState.type(meta);
        for (int offset = 0; offset < types.cells(type); offset++) {
            if (types.kindAt(type, offset) == Types.REFCOUNT && Memory.asCount(core.s.slots[slot][offset + 1]) > 0) {
                core.find(FindingKind.RELEASED_WHILE_IN_USE, core.object(slot, MachineState.life(meta), offset),
                        "freed while its count is " + Memory.asCount(core.s.slots[slot][offset + 1]));
                return;
            }
        }
    }
}
