package racelane.sim;

import java.util.Arrays;
import racelane.scenario.Value;

/** RCU, works and managed memory: what is kept beside memory. */
final class Waits {
    private final Core core;
    private final Allocator allocator;

    Waits(Core core, Allocator allocator) {
        this.core = core;
        this.allocator = allocator;
    }

    private void flags(int thread, long value) {
        core.s.flags = core.s.flags.clone();
        core.s.flags[thread] = value;
    }

    private void record(int kind, int number, boolean write) {
        if (core.record) {
            core.accesses.add(kind, number, 0, write);
        }
    }

    private void saw(Witness.Deed deed, long pointer, long before, long after, String text) {
        if (core.witness != null) {
            core.witness.saw(deed, core.pc, pointer, before, after, text);
        }
    }

    void rcuLock() {
        record(Accesses.RCU, 0, true);
        flags(core.thread, core.s.flags[core.thread] + 1);
        saw(Witness.Deed.RCU_LOCK, 0, 0, 0, null);
        core.push(0);
    }

    void rcuUnlock() {
        record(Accesses.RCU, 0, true);
        long depth = core.s.flags[core.thread] & 0xffff;
        if (depth == 0) {
            core.find(racelane.scenario.FindingKind.KERNEL_REPORT, "rcu", "rcu_read_unlock without rcu_read_lock");
        } else {
            flags(core.thread, core.s.flags[core.thread] - 1);
            if (depth == 1) {
                left(core.thread);
            }
        }
        saw(Witness.Deed.RCU_UNLOCK, 0, 0, 0, null);
        core.push(0);
    }

    /** Nobody waits for this thread's read section any longer. */
    private void left(int reader) {
        long[] rest = new long[core.s.rcuWaits.length];
        int kept = 0;
        for (long wait : core.s.rcuWaits) {
            if ((int) (wait & 0xffff) != reader) {
                rest[kept++] = wait;
            }
        }
        core.s.rcuWaits = kept == rest.length ? core.s.rcuWaits : Arrays.copyOf(rest, kept);
    }

    /** Notes everybody who is inside a read section; whether there was anybody. */
    private boolean waitForReaders(int waiter) {
        int before = core.s.rcuWaits.length;
        for (int reader = 0; reader < core.s.flags.length; reader++) {
            if ((core.s.flags[reader] & 0xffff) > 0) {
                core.s.rcuWaits = Arrays.copyOf(core.s.rcuWaits, core.s.rcuWaits.length + 1);
                core.s.rcuWaits[core.s.rcuWaits.length - 1] = (long) waiter << 16 | reader;
            }
        }
        return core.s.rcuWaits.length > before;
    }

    static boolean waitsForReaders(MachineState s, int waiter) {
        for (long wait : s.rcuWaits) {
            if ((int) (wait >>> 16) == waiter) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a second step to wait in. */
    boolean synchronize() {
        record(Accesses.RCU, 0, true);
        boolean second = waitForReaders(core.thread);
        saw(Witness.Deed.RCU_SYNC, 0, 0, second ? 1 : 0, null);
        return second;
    }

    void synchronized2() {
        record(Accesses.RCU, 0, true);
        if (waitsForReaders(core.s, core.thread)) {
            core.block();
        } else {
            saw(Witness.Deed.RCU_SYNCED, 0, 0, 0, null);
        }
    }

    void callRcu() {
        record(Accesses.RCU, 0, true);
        long argument = core.pop();
        long function = core.pop();
        int index = core.initThread + 1;
        while (index < core.s.threads.length && (core.s.threads[index].length > 0 || owns(index))) {
            index++;
        }
        if (index > 0xfff) {
            throw new BoundReached("4095 threads");
        }
        if (index >= core.s.threads.length) {
            core.draft.addThread(index);
        } else {
            flags(index, 0);
        }
        int entry = core.program.functions.get(core.program.callback).entry();
        core.draft.threads()[index] = new long[] {MachineState.thread(entry, 0, 0), function, argument, -1};
        waitForReaders(index);
        saw(Witness.Deed.CALL_RCU, argument, 0, index, Value.isFunction(function)
                ? core.program.functions.get(Value.offset(function)).name() : null);
        core.push(0);
    }

    /** An ended callback's number is not given again while a lock names it as its owner. */
    private boolean owns(int thread) {
        if (core.s.flags[thread] != 0) {
            return true;
        }
        long owner = Value.owner(thread);
        for (long[] cells : core.s.slots) {
            if (cells != null) {
                for (long cell : cells) {
                    if (cell == owner) {
                        return true;
                    }
                }
            }
        }
        for (long reader : core.s.readers) {
            if (Locks.threadOfReader(reader) == thread) {
                return true;
            }
        }
        return false;
    }

    void callbackStart() {
        record(Accesses.RCU, 0, true);
        if (waitsForReaders(core.s, core.thread)) {
            core.block();
        } else {
            saw(Witness.Deed.CALLBACK_START, 0, 0, 0, null);
        }
    }

    void queue(int work) {
        record(Accesses.WORK, work, true);
        int thread = core.program.threads.size() + work;
        boolean pending = (core.s.flags[thread] & MachineState.PENDING) != 0;
        if (!pending) {
            flags(thread, core.s.flags[thread] | MachineState.PENDING);
        }
        saw(Witness.Deed.QUEUE, 0, 0, pending ? 0 : 1, core.program.works.get(work).name());
        core.push(pending ? 0 : 1);
    }

    void flush(int work) {
        record(Accesses.WORK, work, false);
        if (core.s.isLive(core.program.threads.size() + work)) {
            core.block();
        } else {
            saw(Witness.Deed.FLUSH, 0, 0, 0, core.program.works.get(work).name());
            core.push(0);
        }
    }

    void workStart(int work) {
        record(Accesses.WORK, work, true);
        flags(core.thread, core.s.flags[core.thread] & ~MachineState.PENDING);
        saw(Witness.Deed.WORK_START, 0, 0, 0, core.program.works.get(work).name());
    }

    void devresAdd(long device, long function, long argument) {
        record(Accesses.DEVRES, 0, true);
        long[] entries = Arrays.copyOf(core.s.devres, core.s.devres.length + 3);
        entries[entries.length - 3] = Value.isMemory(device) ? Value.pointer(Value.slot(device), 0, Value.offset(device), 0) : device;
        entries[entries.length - 2] = function;
        entries[entries.length - 1] = argument;
        core.s.devres = entries;
        saw(Witness.Deed.DEVRES_ADD, device, function, argument, null);
    }

    /** Moves the device's entries to the thread's stack, the first registered lowest, their number on top. */
    void devresTake() {
        record(Accesses.DEVRES, 0, true);
        long device = core.pop();
        long[] rest = new long[core.s.devres.length];
        int kept = 0;
        int taken = 0;
        for (int i = 0; i < rest.length; i += 3) {
            if (Value.same(core.s.devres[i], device)) {
                core.push(core.s.devres[i + 1]);
                core.push(core.s.devres[i + 2]);
                taken++;
            } else {
                System.arraycopy(core.s.devres, i, rest, kept, 3);
                kept += 3;
            }
        }
        core.s.devres = kept == 0 ? MachineState.NONE : Arrays.copyOf(rest, kept);
        core.push(taken);
        saw(Witness.Deed.DEVRES_RELEASE, device, taken, 0, null);
    }

    /** Frees or calls the topmost entry; answers the function to call, 0 after a free. */
    long devresNext() {
        long left = core.pop();
        long argument = core.pop();
        long function = core.pop();
        core.push(left - 1);
        if (function == 0) {
            allocator.free(argument);
            core.push(0);
            return 0;
        }
        core.push(argument);
        return function;
    }
}
