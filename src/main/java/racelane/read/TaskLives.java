package racelane.read;

import java.util.Arrays;
import java.util.BitSet;
import racelane.trace.Names;
import racelane.trace.TraceBuilder;

/**
 * What the scheduler's events tell of tasks: their names, better than the table that the kernel prints
 * names from, and where a PID ends and is another task when it is seen again. Formats hand over what
 * they find in sched_switch, sched_process_exit and the like; the names are bytes of a line.
 */
public final class TaskLives implements TaskWitness {
    private static final int NO_PID = -1;
    /** PIDs from the kernel's own limit on (PID_MAX_LIMIT, include/linux/threads.h) are none: nothing is kept for them. */
    private static final int LIMIT_PID = 4 << 20;

    private final TraceBuilder builder;
    private final Names comms = new Names();
    /** Per PID (low ones only, the rest is asked every time): the last name told, plus one. */
    private int[] lastComm = new int[1024];
    private final BitSet forked = new BitSet();
    /** Per CPU: the task that was switched out for good and is still printed until the next one runs. */
    private int[] leaving = new int[8];
    private int leavingCount;
    private boolean switchesSeen;

    public TaskLives(TraceBuilder builder) {
        this.builder = builder;
        Arrays.fill(leaving, NO_PID);
    }

    /** Call before every event: a task switched out for good is gone when its CPU shows another one. */
    public void runs(int cpu, int pid) {
        if (leavingCount > 0 && cpu < leaving.length && leaving[cpu] != NO_PID && leaving[cpu] != pid) {
            int gone = leaving[cpu];
            leaving[cpu] = NO_PID;
            leavingCount--;
            ended(gone);
        }
    }

    /** A witness of a task's name: the bytes from {@code from} to {@code to}. */
    @Override
    public void named(int pid, int cpu, byte[] text, int from, int to, long timeNs) {
        // Nearly every witness says what the one before it said: that is told without looking the name up.
        if (pid > 0 && from < to && !(pid < lastComm.length && lastComm[pid] != 0 && comms.is(lastComm[pid] - 1, text, from, to))) {
            named(pid, cpu, comms.id(text, from, to) + 1, timeNs);
        }
    }

    /** A number above 0 for a name, to tell it by. */
    int comm(Names of, int id) {
        return comms.idOf(of, id) + 1;
    }

    void named(int pid, int cpu, int comm, long timeNs) {
        if (pid < LIMIT_PID) {
            if (pid >= lastComm.length) {
                lastComm = Arrays.copyOf(lastComm, Math.min(LIMIT_PID, Math.max(pid + 1, lastComm.length * 2)));
            }
            if (lastComm[pid] == comm) {
                return;
            }
            lastComm[pid] = comm;
        }
        builder.witnessedName(pid, cpu, comms.word(comm - 1), timeNs);
    }

    /** A task was switched out; {@code dead} if its state is X or Z. */
    @Override
    public void switchedOut(int cpu, int pid, boolean dead) {
        switchesSeen = true;
        if (dead) {
            leaves(cpu, pid);
        }
    }

    /** sched_process_exit: the task ends with its last switch; where no switches are recorded, when its CPU shows another task. */
    @Override
    public void exits(int cpu, int pid) {
        if (!switchesSeen) {
            leaves(cpu, pid);
        }
    }

    private void leaves(int cpu, int pid) {
        if (pid <= 0 || pid >= LIMIT_PID) {
            return;
        }
        if (cpu >= leaving.length) {
            int old = leaving.length;
            leaving = Arrays.copyOf(leaving, Math.max(cpu + 1, old * 2));
            Arrays.fill(leaving, old, leaving.length, NO_PID);
        }
        leavingCount += leaving[cpu] == NO_PID ? 1 : 0;
        leaving[cpu] = pid;
    }

    /** sched_process_fork: the child is a new task, whoever had its PID before. */
    @Override
    public void forked(int child) {
        if (child > 0 && child < LIMIT_PID) {
            ended(child);
            forked.set(child);
        }
    }

    /** sched_wakeup_new: the first wakeup of a task; new as well, if its fork was not seen. */
    @Override
    public void wokenNew(int pid) {
        if (pid > 0 && pid < LIMIT_PID) {
            if (!forked.get(pid)) {
                ended(pid);
            }
            forked.clear(pid);
        }
    }

    private void ended(int pid) {
        builder.taskEnded(pid);
        if (pid < lastComm.length) {
            lastComm[pid] = 0;
        }
    }
}
