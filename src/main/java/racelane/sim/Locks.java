package racelane.sim;

import java.util.Arrays;
import racelane.scenario.FindingKind;
import racelane.scenario.Types;
import racelane.scenario.Value;

/** Mutexes, spinlocks, rwsems and completions. A lock's cell holds its owner; readers of an rwsem stand in a list beside. */
final class Locks {
    private final Core core;
    private final Memory memory;
    private final Types types;

    Locks(Core core, Memory memory) {
        this.core = core;
        this.memory = memory;
        this.types = core.program.types;
    }

    static long reader(int slot, int offset, int thread) {
        return (long) slot << 32 | (long) offset << 16 | thread;
    }

    static int slotOfReader(long reader) {
        return (int) (reader >>> 32);
    }

    static int offsetOfReader(long reader) {
        return (int) (reader >>> 16) & 0xffff;
    }

    static int threadOfReader(long reader) {
        return (int) reader & 0xffff;
    }

    /** Whether a lock operation of kind {@code how} (0 whole, 1 read, 2 write) would have to wait. */
    static boolean isTaken(MachineState s, long pointer, int how) {
        long[] cells = s.slots[Value.slot(pointer)];
        if (cells[Value.offset(pointer) + 1] != 0) {
            return true;
        }
        return how != 1 && anyReader(s, pointer);
    }

    private static boolean anyReader(MachineState s, long pointer) {
        for (long reader : s.readers) {
            if (slotOfReader(reader) == Value.slot(pointer) && offsetOfReader(reader) == Value.offset(pointer)) {
                return true;
            }
        }
        return false;
    }

    /** Checks that the pointer points at a lock of the right kind; an oops if not. */
    private boolean isLock(long pointer, int how) {
        int kind = types.kindAt(Value.type(pointer), 0);
        if (how == 0 ? kind >= Types.MUTEX && kind <= Types.SPINLOCK : kind == Types.RWSEM) {
            return true;
        }
        core.oops(how == 0 ? "a lock operation on a " + types.name(Value.type(pointer)) : "a read or write lock operation on a "
                + types.name(Value.type(pointer)));
        return false;
    }

    void lock(int how, boolean tryOnly) {
        long pointer = core.pop();
        long[] cells = memory.at(pointer, true);
        if (cells == null || !isLock(pointer, how)) {
            return;
        }
        boolean stale = memory.stale;
        if (isTaken(core.s, pointer, how)) {
            if (!tryOnly) {
                core.block();
                return;
            }
            if (stale) {
                memory.reportStale(pointer);
            }
            saw(Witness.Deed.TRY_FAILED, pointer, how);
            core.push(0);
            return;
        }
        if (stale) {
            memory.reportStale(pointer);
        }
        if (how == 1) {
            long[] readers = Arrays.copyOf(core.s.readers, core.s.readers.length + 1);
            readers[readers.length - 1] = reader(Value.slot(pointer), Value.offset(pointer), core.thread);
            Arrays.sort(readers);
            core.s.readers = readers;
        } else {
            core.draft.own(Value.slot(pointer))[Value.offset(pointer) + 1] = Value.owner(core.thread);
        }
        saw(Witness.Deed.LOCK, pointer, how);
        core.push(1);
    }

    private void saw(Witness.Deed deed, long pointer, int how) {
        if (core.witness != null) {
            core.witness.saw(deed, core.pc, pointer, how, 0, null);
        }
    }

    void unlock(int how) {
        long pointer = core.pop();
        long[] cells = memory.at(pointer, true);
        if (cells == null || !isLock(pointer, how)) {
            return;
        }
        if (memory.stale) {
            memory.reportStale(pointer);
        }
        if (how == 1) {
            unlockRead(pointer);
        } else {
            int at = Value.offset(pointer) + 1;
            if (cells[at] != Value.owner(core.thread)) {
                core.find(FindingKind.KERNEL_REPORT, core.object(pointer), cells[at] == 0 ? "unlock of a lock that is not held"
                        : "unlock of a lock that another thread holds");
            }
            if (cells[at] != 0) {
                core.draft.own(Value.slot(pointer))[at] = 0;
            }
        }
        saw(Witness.Deed.UNLOCK, pointer, how);
        core.push(0);
    }

    private void unlockRead(long pointer) {
        long mine = reader(Value.slot(pointer), Value.offset(pointer), core.thread);
        int at = Arrays.binarySearch(core.s.readers, mine);
        if (at < 0) {
            core.find(FindingKind.KERNEL_REPORT, core.object(pointer), "read unlock of a lock that this thread does not hold for reading");
            for (int i = 0; i < core.s.readers.length && at < 0; i++) {
                if (core.s.readers[i] >>> 16 == mine >>> 16) {
                    at = i;
                }
            }
        }
        if (at >= 0) {
            long[] rest = new long[core.s.readers.length - 1];
            System.arraycopy(core.s.readers, 0, rest, 0, at);
            System.arraycopy(core.s.readers, at + 1, rest, at, rest.length - at);
            core.s.readers = rest;
        }
    }

    void complete() {
        long pointer = core.pop();
        long[] cells = completion(pointer);
        if (cells != null) {
            int at = Value.offset(pointer) + 1;
            if (core.witness != null) {
                core.witness.saw(Witness.Deed.COMPLETE, core.pc, pointer, cells[at], cells[at] + 1, null);
            }
            core.draft.own(Value.slot(pointer))[at] = cells[at] + 1;
            core.push(0);
        }
    }

    void waitFor() {
        long pointer = core.pop();
        if (Value.isMemory(pointer) && Value.slot(pointer) < core.s.slots.length && isZero(pointer)) {
            if (core.record) {
                core.accesses.add(Accesses.CELL, Value.slot(pointer), Value.offset(pointer), true);
            }
            core.block();
            return;
        }
        long[] cells = completion(pointer);
        if (cells != null) {
            int at = Value.offset(pointer) + 1;
            if (core.witness != null) {
                core.witness.saw(Witness.Deed.WAIT_FOR, core.pc, pointer, cells[at], cells[at] - 1, null);
            }
            core.draft.own(Value.slot(pointer))[at] = cells[at] - 1;
            core.push(0);
        }
    }

    private boolean isZero(long pointer) {
        long[] cells = core.s.slots[Value.slot(pointer)];
        return cells != null && Value.offset(pointer) + 1 < cells.length && cells[Value.offset(pointer) + 1] == 0
                && types.kindAt(Value.type(pointer), 0) == Types.COMPLETION;
    }

    private long[] completion(long pointer) {
        long[] cells = memory.at(pointer, true);
        if (cells == null) {
            return null;
        }
        if (types.kindAt(Value.type(pointer), 0) != Types.COMPLETION) {
            core.oops("a completion operation on a " + types.name(Value.type(pointer)));
            return null;
        }
        if (memory.stale) {
            memory.reportStale(pointer);
        }
        return cells;
    }

    /** What the running thread, which ends, still holds. */
    void reportHeld() {
        long owner = Value.owner(core.thread);
        for (int slot = 0; slot < core.s.slots.length; slot++) {
            long[] cells = core.s.slots[slot];
            if (cells == null || slot > 0 && !MachineState.alive(cells[0])) {
                continue;
            }
            for (int at = 1; at < cells.length; at++) {
                if (cells[at] == owner) {
                    held(slot, cells, at - 1);
                }
            }
        }
        for (long reader : core.s.readers) {
            int slot = slotOfReader(reader);
            if (threadOfReader(reader) == core.thread && (slot == 0 || MachineState.alive(core.s.slots[slot][0]))) {
                held(slot, core.s.slots[slot], offsetOfReader(reader));
            }
        }
        if ((core.s.flags[core.thread] & 0xffff) > 0) {
            core.find(FindingKind.LOCK_HELD_AT_EXIT, "rcu", "ends inside an RCU read section");
        }
    }

    private void held(int slot, long[] cells, int offset) {
        if (core.record) {
            core.accesses.add(Accesses.CELL, slot, offset, false);
        }
        String name = core.object(slot, MachineState.life(cells[0]), offset);
        core.find(FindingKind.LOCK_HELD_AT_EXIT, name, "ends while it holds " + name);
    }
}
