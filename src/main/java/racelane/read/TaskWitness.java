package racelane.read;

/** Who is told what the scheduler's events say of tasks. */
public interface TaskWitness {
    /** The task's name is the bytes from {@code from} to {@code to}. */
    void named(int pid, int cpu, byte[] text, int from, int to, long timeNs);

    /** A task was switched out; {@code dead} if its state is X or Z. */
    void switchedOut(int cpu, int pid, boolean dead);

    /** sched_process_exit. */
    void exits(int cpu, int pid);

    /** sched_process_fork. */
    void forked(int child);

    /** sched_wakeup_new: the first wakeup of a task. */
    void wokenNew(int pid);
}
