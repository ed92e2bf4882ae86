package racelane.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import racelane.scenario.FindingKind;
import racelane.scenario.Op;
import racelane.scenario.Program;
import racelane.scenario.Types;
import racelane.scenario.Value;

/** What is asked of whole states: {@code check always}, cycles of waits, and at the end leaks and {@code check finally}. */
public final class Ending {
    private final Machine machine;
    private final Program program;
    private final Types types;

    Ending(Machine machine) {
        this.machine = machine;
        this.program = machine.program();
        this.types = program.types;
    }

    /** The checks that are false in this state, as findings of the thread that led to it (null: none did). */
    public List<Finding> always(MachineState s, String thread) {
        List<Finding> found = new ArrayList<>();
        for (Program.Check check : program.always) {
            if (!machine.holds(s, check)) {
                found.add(new Finding(FindingKind.CHECK_FAILED, thread, null, "check always " + check.text() + " is false", check.line(), List.of()));
            }
        }
        return found;
    }

    /** Whether every thread that is no daemon has ended; with nobody enabled that is the end, else a deadlock. */
    public boolean allEnded(MachineState s) {
        for (int thread = 0; thread < s.threads.length; thread++) {
            if (s.isLive(thread) && !isDaemon(thread)) {
                return false;
            }
        }
        return true;
    }

    private boolean isDaemon(int thread) {
        return thread < program.threads.size() && program.threads.get(thread).daemon();
    }

    /** The deadlock of a state in which nobody is enabled, or null if a cycle of waits has been told already. */
    public Finding stuck(MachineState s) {
        StringBuilder who = new StringBuilder();
        String first = null;
        for (int thread = 0; thread < s.threads.length; thread++) {
            if (s.isLive(thread) && !isDaemon(thread)) {
                if (cycle(s, thread) != null) {
                    return null;
                }
                first = first == null ? machine.name(thread) : first;
                who.append(who.length() == 0 ? "" : ", ").append(machine.name(thread));
            }
        }
        return new Finding(FindingKind.DEADLOCK, first, null, "no thread can go on; waiting: " + who, 0, List.of());
    }

    /** The deadlock that this thread's last step closed, or null. */
    public Finding cycle(MachineState s, int thread) {
        if (!mayWait(s.threads[thread])) {
            return null;
        }
        int[] path = new int[s.threads.length];
        int length = find(s, thread, thread, path, 0, new boolean[s.threads.length]);
        boolean counts = false;
        for (int i = 0; i < length; i++) {
            counts |= !isDaemon(path[i]);
        }
        if (!counts) {
            return null;
        }
        int lowest = 0;
        TreeSet<String> locks = new TreeSet<>();
        StringBuilder text = new StringBuilder("a cycle of waits: ");
        for (int i = 0; i < length; i++) {
            lowest = path[i] < path[lowest] ? i : lowest;
            String lock = awaited(s, path[i]);
            if (lock != null) {
                locks.add(lock);
            }
        }
        for (int i = 0; i < length; i++) {
            int at = path[(lowest + i) % length];
            text.append(i == 0 ? "" : ", ").append(machine.name(at)).append(" waits for ").append(awaited(s, at));
        }
        long[] saved = s.threads[path[lowest]];
        return new Finding(FindingKind.DEADLOCK, machine.name(path[lowest]), locks.isEmpty() ? null : String.join(", ", locks), text.toString(),
                program.line[MachineState.pc(saved)], List.of());
    }

    /** Asked after every step of every search: most threads stand at nothing that waits for somebody. */
    private boolean mayWait(long[] saved) {
        if (saved.length == 0) {
            return false;
        }
        int op = program.op[MachineState.pc(saved)];
        return op == Op.LOCK || op == Op.RCU_SYNCED || op == Op.FLUSH || op == Op.ATOMIC_BEGIN && lockCall(saved) >= 0;
    }

    private int find(MachineState s, int at, int goal, int[] path, int length, boolean[] seen) {
        path[length] = at;
        seen[at] = true;
        for (int next : waitsFor(s, at)) {
            if (next == goal) {
                return length + 1;
            }
            if (!seen[next]) {
                int found = find(s, next, goal, path, length + 1, seen);
                if (found > 0) {
                    return found;
                }
            }
        }
        return 0;
    }

    /** Position of the lock call that the thread waits in, -1 if it does not. An atomic that begins with it counts. */
    private int lockCall(long[] saved) {
        int pc = MachineState.pc(saved);
        if (program.op[pc] == Op.LOCK) {
            return pc;
        }
        return program.op[pc] == Op.ATOMIC_BEGIN && program.op[pc + 1] == Op.PUSH && program.op[pc + 2] == Op.LOCK ? pc + 2 : -1;
    }

    private long lock(long[] saved, int call) {
        return call == MachineState.pc(saved) ? saved[saved.length - 1] : program.consts[program.a[call - 1]];
    }

    private boolean isLock(MachineState s, long pointer, int how) {
        if (!Value.isMemory(pointer) || Value.slot(pointer) >= s.slots.length || s.slots[Value.slot(pointer)] == null
                || Value.offset(pointer) + 1 >= s.slots[Value.slot(pointer)].length) {
            return false;
        }
        int kind = types.kindAt(Value.type(pointer), 0);
        return how == 0 ? kind >= Types.MUTEX && kind <= Types.SPINLOCK : kind == Types.RWSEM;
    }

    private List<Integer> waitsFor(MachineState s, int thread) {
        List<Integer> others = new ArrayList<>();
        long[] saved = s.threads[thread];
        if (saved.length == 0) {
            return others;
        }
        int pc = MachineState.pc(saved);
        int call = lockCall(saved);
        if (call >= 0) {
            long pointer = lock(saved, call);
            if (isLock(s, pointer, program.a[call]) && Locks.isTaken(s, pointer, program.a[call])) {
                owners(s, pointer, program.a[call], others);
            }
        } else if (program.op[pc] == Op.RCU_SYNCED) {
            for (long wait : s.rcuWaits) {
                if ((int) (wait >>> 16) == thread) {
                    others.add((int) wait & 0xffff);
                }
            }
        } else if (program.op[pc] == Op.FLUSH) {
            int work = program.threads.size() + program.a[pc];
            if (s.threads[work].length > 0) {
                others.add(work);
            }
        }
        others.removeIf(other -> !s.isLive(other));
        return others;
    }

    /** The lock that a thread has come to and cannot have now, or 0. */
    long taken(MachineState s, int thread) {
        long[] saved = s.threads[thread];
        int call = saved.length == 0 ? -1 : lockCall(saved);
        if (call < 0) {
            return 0;
        }
        long pointer = lock(saved, call);
        return isLock(s, pointer, program.a[call]) && Locks.isTaken(s, pointer, program.a[call]) ? pointer : 0;
    }

    private static void owners(MachineState s, long pointer, int how, List<Integer> into) {
        long owner = s.slots[Value.slot(pointer)][Value.offset(pointer) + 1];
        if (Value.isOwner(owner)) {
            into.add(Value.offset(owner));
        }
        for (long reader : s.readers) {
            if (how != 1 && Locks.slotOfReader(reader) == Value.slot(pointer) && Locks.offsetOfReader(reader) == Value.offset(pointer)) {
                into.add(Locks.threadOfReader(reader));
            }
        }
    }

    private String awaited(MachineState s, int thread) {
        long[] saved = s.threads[thread];
        int pc = MachineState.pc(saved);
        int call = lockCall(saved);
        if (call >= 0) {
            machine.core.s = s;
            return machine.core.object(lock(saved, call));
        }
        return program.op[pc] == Op.FLUSH ? program.works.get(program.a[pc]).name() : "rcu";
    }

    /** Leaks and the checks of the end, in that order. */
    public List<Finding> atEnd(MachineState s) {
        List<Finding> found = new Leaks(machine, s).find();
        for (Program.Check check : program.atEnd) {
            if (!machine.holds(s, check)) {
                found.add(new Finding(FindingKind.CHECK_FAILED, null, null, "check finally " + check.text() + " is false", check.line(), List.of()));
            }
        }
        return found;
    }
}
