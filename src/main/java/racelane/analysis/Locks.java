package racelane.analysis;

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
    private final List<SpanIndex<LockSpan>> byLock;
    private final List<SpanIndex<LockSpan>> byLane;

    Locks(List<Lock> locks, List<List<LockSpan>> byLock, List<List<LockSpan>> byLane) {
        this.locks = locks;
        this.byLock = byLock.stream().map(Locks::index).toList();
        this.byLane = byLane.stream().map(Locks::index).toList();
    }

    private static SpanIndex<LockSpan> index(List<LockSpan> spans) {
        return new SpanIndex<>(spans, LockSpan::fromRow, span -> span.releaseRow() < 0 ? Integer.MAX_VALUE : span.releaseRow());
    }

    public List<Lock> locks() {
        return locks;
    }

    /** Spans of one lock in order of their first rows. */
    public List<LockSpan> ofLock(int lock) {
        return byLock.get(lock).all();
    }

    /** Spans of one lane in order of their first rows; empty for a lane that has none. */
    public List<LockSpan> ofLane(int lane) {
        return lane < byLane.size() ? byLane.get(lane).all() : List.of();
    }

    /** What a lane holds or waits for after this row. */
    public List<LockSpan> ofLaneAt(int lane, int row) {
        return lane < byLane.size() ? byLane.get(lane).at(row) : List.of();
    }

    /** Who holds the lock after this row. */
    public List<LockSpan> holders(int lock, int row) {
        return byLock.get(lock).at(row).stream().filter(span -> span.holdsAt(row)).toList();
    }

    /** Who waits for the lock after this row, longest first. */
    public List<LockSpan> waiters(int lock, int row) {
        return byLock.get(lock).at(row).stream().filter(span -> span.waitsAt(row)).toList();
    }

    /** The span of the task that gave this lock back last before {@code span} got it, or null. */
    public LockSpan before(LockSpan span) {
        List<LockSpan> spans = byLock.get(span.lock()).all();
        LockSpan last = null;
        // Who had it last began shortly before; a mutex has one holder at a time, so a few steps back are enough.
        for (int i = byLock.get(span.lock()).lastAtOrBefore(span.acquireRow()), steps = 0; i >= 0 && steps < 256; i--, steps++) {
            LockSpan other = spans.get(i);
            boolean gaveBack = other.acquireRow() >= 0 && other.releaseRow() >= 0 && other.releaseRow() <= span.acquireRow();
            if (gaveBack && (last == null || other.releaseRow() > last.releaseRow())) {
                last = other;
            }
        }
        return last;
    }
}
