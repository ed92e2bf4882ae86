package racelane.timeline;

/**
 * Where a lane stands.
 *
 * @param key    the lane
 * @param top    its upper edge in px, from the top of the lanes as if nothing were scrolled
 * @param height in px
 * @param depth  of a thread: how many nested calls have a row of their own; 0 where it has none
 * @param flags  whether a thread has a row for what the kernel said
 * @param locks  whether a thread has a row for its locks
 * @param ink    number of the ink of a thread, from 0
 */
public record LanePlace(LaneKey key, double top, double height, int depth, boolean flags, boolean locks, int ink) {
    /** Height of a row of calls, gap included. */
    static final double CALL_ROW = 19;
    /** Height of a slice. */
    static final double SLICE = 17;
    /** Where the first row of calls begins. */
    static final double CALLS_TOP = 9;

    public double bottom() {
        return top + height;
    }

    /** Upper edge of the row of calls at a depth. */
    double callTop(int callDepth) {
        return CALLS_TOP + callDepth * CALL_ROW;
    }

    /** Upper edge of the lock bar, 7 px high. */
    double lockTop() {
        return flagTop() + (flags ? CALL_ROW : 0) + 7;
    }

    /** Upper edge of the flags, under the calls. */
    double flagTop() {
        return CALLS_TOP + Math.max(1, depth) * CALL_ROW;
    }

    static LanePlace object(LaneKey key, double top, double height) {
        return new LanePlace(key, top, height, 0, false, false, -1);
    }

    static LanePlace thread(LaneKey key, double top, int depth, boolean flags, boolean locks, int ink) {
        double height = CALLS_TOP + (Math.max(1, depth) + (flags ? 1 : 0)) * CALL_ROW + (locks ? 32 : 8);
        return new LanePlace(key, top, Math.max(locks || depth > 0 ? 54 : 42, height), depth, flags, locks, ink);
    }
}
