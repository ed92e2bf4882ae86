package racelane.sim;

import racelane.scenario.Program;
import racelane.scenario.Value;

/**
 * Whether the step that a machine has just done can meet anything that another thread may do before it: if not,
 * that thread alone may go on, and no finding of any thread is lost. See the package info of explore for why.
 */
public final class Independence {
    private final Futures futures;
    private final Accesses accesses;
    private int[] places = new int[32];

    Independence(Futures futures, Accesses accesses) {
        this.futures = futures;
        this.accesses = accesses;
    }

    Futures futures() {
        return futures;
    }

    /** @param from the state in which {@code thread} has just done its step, with its accesses recorded */
    public boolean isAlone(Machine machine, MachineState from, int thread) {
        int count = accesses.count();
        if (places.length < count) {
            places = new int[count * 2];
        }
        MachineState after = machine.result();
        for (int i = 0; i < count; i++) {
            // A slot that the step itself made is not in the state before it.
            MachineState in = accesses.kind(i) == Accesses.CELL
                    && (accesses.slot(i) >= from.slots.length || from.slots[accesses.slot(i)] == null) ? after : from;
            places[i] = futures.place(in, accesses, i);
            if (places[i] >= 0 && accesses.isWrite(i) && futures.isSeenByChecks(places[i])) {
                return false;
            }
        }
        for (int other = 0; other < from.threads.length; other++) {
            if (other != thread && from.isLive(other) && meets(machine.program(), from, thread, other, count)) {
                return false;
            }
        }
        return true;
    }

    private boolean meets(Program program, MachineState s, int thread, int other, int count) {
        if (!meetsBehind(program, s, other, count, 0)) {
            return false;
        }
        for (int lock = 1; lock <= futures.locks.length; lock++) {
            if (s.slots[0][futures.locks[lock - 1] + 1] == Value.owner(thread) && isOurs(program, s, thread, lock)
                    && !meetsBehind(program, s, other, count, lock)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nobody else may take the lock away: one stray unlock would let all others in. */
    private boolean isOurs(Program program, MachineState s, int thread, int lock) {
        for (int other = 0; other < s.threads.length; other++) {
            if (other != thread && s.isLive(other) && !isProtected(program, s, other, lock)) {
                return false;
            }
        }
        return true;
    }

    private boolean isProtected(Program program, MachineState s, int other, int lock) {
        long[] saved = start(program, s, other);
        if ((s.flags[other] & MachineState.PENDING) != 0
                && futures.mayUnlock(lock, program.functions.get(program.works.get(other - program.threads.size()).function()).entry())) {
            return false;
        }
        for (int pc = MachineState.pc(saved), base = MachineState.frame(saved); ; ) {
            if (futures.mayUnlock(lock, pc)) {
                return false;
            }
            long back = back(program, saved, pc, base);
            if (back == -1) {
                return true;
            }
            pc = (int) back;
            base = (int) (back >>> 32);
        }
    }

    private boolean meetsBehind(Program program, MachineState s, int other, int count, int lock) {
        int work = other - program.threads.size();
        if (work >= 0 && work < program.works.size()) {
            for (int i = 0; i < count; i++) {
                if (places[i] == futures.workPlace(work)) {
                    return true;
                }
            }
        }
        if (s.threads[other].length > 0 && (s.flags[other] & MachineState.PENDING) != 0
                && meetsAt(program.functions.get(program.works.get(work).function()).entry(), count, lock)) {
            return true;
        }
        long[] saved = start(program, s, other);
        for (int pc = MachineState.pc(saved), base = MachineState.frame(saved); ; ) {
            if (meetsAt(pc, count, lock)) {
                return true;
            }
            long back = back(program, saved, pc, base);
            if (back == -1) {
                return false;
            }
            pc = (int) back;
            base = (int) (back >>> 32);
        }
    }

    private boolean meetsAt(int pc, int count, int lock) {
        for (int i = 0; i < count; i++) {
            if (places[i] >= 0 && futures.conflicts(places[i], accesses.isWrite(i), lock, pc)) {
                return true;
            }
        }
        return false;
    }

    /** A queued work that has not started stands at its first instruction. */
    private static long[] start(Program program, MachineState s, int thread) {
        if (s.threads[thread].length > 0) {
            return s.threads[thread];
        }
        Program.Function body = program.functions.get(program.works.get(thread - program.threads.size()).function());
        long[] saved = new long[2 + body.locals()];
        saved[0] = MachineState.thread(body.entry(), 0, 0);
        saved[1 + body.locals()] = -1;
        return saved;
    }

    private static long back(Program program, long[] saved, int pc, int base) {
        return saved[1 + base + program.functions.get(program.functionOf[pc]).locals()];
    }
}
