package racelane.analysis;

import java.util.List;

/**
 * The state after a step, as far as the trace tells it.
 *
 * @param row     the step's row
 * @param objects counted objects that have begun to live
 * @param locks   locks that are held or waited for
 * @param threads lanes that matter at this step: those with calls, locks or references, and the step's own
 * @param changed what this step changed
 */
public record State(int row, List<ObjectState> objects, List<LockState> locks, List<ThreadState> threads, List<Change> changed) {
    /**
     * A counted object.
     *
     * @param object  the object
     * @param life    its life at this step
     * @param phase   alive, released (count zero, memory there), freed, unborn
     * @param counts  values of its counts, in the order of its type; null where no observation covers one
     * @param holders who holds references
     */
    public record ObjectState(CountedObject object, Life life, String phase, List<Integer> counts, List<Reference> holders) {
        /** Value of the count that rules its life; null where no observation covers it. */
        public Integer count() {
            return counts.get(0);
        }
    }

    /**
     * A lock.
     *
     * @param lock    the lock
     * @param owners  lanes that hold it
     * @param sinceRow where the first of them got it, or -1
     * @param waiters lanes that wait, longest first
     */
    public record LockState(Locks.Lock lock, List<Integer> owners, int sinceRow, List<Integer> waiters) {}

    /**
     * A thread.
     *
     * @param lane  the lane
     * @param state running, runnable, sleeping, blocked (uninterruptible), exited, waits for a lock; null where unknown
     * @param cpu   the CPU it is or was last on, or -1
     * @param stack the calls it is inside of, outermost first
     */
    public record ThreadState(int lane, String state, int cpu, List<CallSpan> stack) {}

    /**
     * A value before and after the step.
     *
     * @param what   the thing, for people
     * @param before value before, or null if unknown
     * @param after  value after, or null if unknown
     */
    public record Change(String what, String before, String after) {}
}
