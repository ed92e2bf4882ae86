package racelane.timeline;

/**
 * What a thread's lane has rows for, one below the other, in px from its upper edge: calls, a mark for calls that have
 * none, what the kernel said, locks.
 *
 * @param calls  how many nested calls have a row of their own; 0 where it has none
 * @param deeper how many more are nested in those; 0 where none is
 * @param flags  whether there is a row for what the kernel said
 * @param locks  whether there is a row for its locks
 */
public record ThreadRows(int calls, int deeper, boolean flags, boolean locks) {
    /** Height of a row of calls, gap included. */
    static final double CALL_ROW = 19;
    /** Height of a slice. */
    static final double SLICE = 17;
    /** Where the first row of calls begins. */
    static final double CALLS_TOP = 9;
    /** Height of the mark for deeper calls, gap included. */
    static final double DEEPER = 15;
    private static final double LOCKS = 32;

    /** The same with as many rows of calls as {@code most} allows. */
    static ThreadRows of(int deepest, int most, boolean flags, boolean locks) {
        return new ThreadRows(Math.min(deepest, most), Math.max(0, deepest - most), flags, locks);
    }

    /** Upper edge of the row of calls at a depth. */
    double callTop(int callDepth) {
        return CALLS_TOP + callDepth * CALL_ROW;
    }

    /** Upper edge of the mark for deeper calls, under the calls. */
    double deeperTop() {
        return callTop(Math.max(1, calls));
    }

    /** Upper edge of the flags. */
    double flagTop() {
        return deeperTop() + (deeper > 0 ? DEEPER : 0);
    }

    /** Upper edge of the lock bar, 7 px high. */
    double lockTop() {
        return flagTop() + (flags ? CALL_ROW : 0) + 7;
    }

    double height() {
        double needed = flagTop() + (flags ? CALL_ROW : 0) + (locks ? LOCKS : 8);
        return Math.max(locks || calls > 0 ? 54 : 42, needed);
    }
}
