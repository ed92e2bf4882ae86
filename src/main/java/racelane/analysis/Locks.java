package racelane.analysis;

import java.util.ArrayList;
import java.util.List;

/** All locks the trace tells of, and who waited for and held them. */
public final class Locks {
    /**
     * A lock.
     *
     * @param id      position in the list
     * @param address its address
     * @param name    its name where a lens knows it, else its address
     */
    public record Lock(int id, long address, String name) {}

    private final List<Lock> locks;
    private final List<List<LockSpan>> byLock;
    private final List<List<LockSpan>> byLane;

    Locks(List<Lock> locks, List<List<LockSpan>> byLock, List<List<LockSpan>> byLane) {
        this.locks = locks;
        this.byLock = byLock;
        this.byLane = byLane;
    }

    public List<Lock> locks() {
        return locks;
    }

    /** Spans of one lock in order of their first rows. */
    public List<LockSpan> ofLock(int lock) {
        return byLock.get(lock);
    }

    /** Spans of one lane in order of their first rows; empty for a lane that has none. */
    public List<LockSpan> ofLane(int lane) {
        return lane < byLane.size() ? byLane.get(lane) : List.of();
    }

    /** Who holds the lock after this row. */
    public List<LockSpan> holders(int lock, int row) {
        return Spans.at(byLock.get(lock), row, LockSpan::fromRow, span -> span.holdsAt(row));
    }

    /** Who waits for the lock after this row, longest first. */
    public List<LockSpan> waiters(int lock, int row) {
        return Spans.at(byLock.get(lock), row, LockSpan::fromRow, span -> span.waitsAt(row));
    }

    /** The span of the task that held this lock last before {@code span} got it, or null. */
    public LockSpan before(LockSpan span) {
        LockSpan last = null;
        for (LockSpan other : new ArrayList<>(byLock.get(span.lock()))) {
            if (other.releaseRow() >= 0 && other.releaseRow() <= span.acquireRow() && (last == null || other.releaseRow() > last.releaseRow())) {
                last = other;
            }
        }
        return last;
    }
}
