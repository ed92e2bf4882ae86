package racelane.analysis;

/**
 * One task's business with one lock: waiting for it, holding it.
 *
 * @param lane       the task
 * @param lock       position in {@link Locks#locks()}
 * @param requestRow where it asked, or -1 if that was not seen
 * @param acquireRow where it got the lock, or -1 if it never did as far as the trace goes
 * @param releaseRow where it gave it back, or -1 if it never did as far as the trace goes
 */
public record LockSpan(int lane, int lock, int requestRow, int acquireRow, int releaseRow) {
    /** The first row of the span. */
    public int fromRow() {
        return requestRow >= 0 ? requestRow : acquireRow;
    }

    public boolean holdsAt(int row) {
        return acquireRow >= 0 && acquireRow <= row && (releaseRow < 0 || row < releaseRow);
    }

    public boolean waitsAt(int row) {
        return requestRow >= 0 && requestRow <= row && (acquireRow < 0 ? releaseRow < 0 || row < releaseRow : row < acquireRow);
    }
}
