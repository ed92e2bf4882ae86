package racelane.timeline;

/**
 * What a thread's lane has rows for, one below the other, in px from its upper edge: calls, a mark for calls that have
 * none, what the kernel said, locks.
 *
 * @param calls  how many nested calls have a row of their own; 0 where it has none
 * @param deeper how many more are nested in those; 0 where none is
 * @param flags  whether there is a row for what the kernel said
 * @param locks  its locks, those held at once below each other
 * @param held   how many rows of locks are shown
 */
public record ThreadRows(int calls, int deeper, boolean flags, LockStack locks, int held) {
    /** Height of a row of calls, gap included. */
    static final double CALL_ROW = 19;
    /** Height of a slice. */
    static final double SLICE = 17;
    /** Where the first row of calls begins. */
    static final double CALLS_TOP = 9;
    /** Height of the mark for deeper calls, gap included. */
    static final double DEEPER = 15;
    /** Height of a row of locks: a bar, and which lock it is below. */
    static final double LOCK_ROW = 20;
    private static final double AROUND_LOCKS = 12;
    /** Calls and locks nested deeper than this have no row unless their lane is opened: the mark below the calls tells of them. */
    static final int USUAL_CALLS = 12;
    static final int USUAL_LOCKS = 6;

    /** @param open whether there is a row for everything */
    static ThreadRows of(int deepest, boolean flags, LockStack locks, boolean open) {
        int calls = open ? deepest : Math.min(deepest, USUAL_CALLS);
        return new ThreadRows(calls, deepest - calls, flags, locks, open ? locks.size() : Math.min(locks.size(), USUAL_LOCKS));
    }

    /** Whether something has no row. */
    boolean isCut() {
        return deeper > 0 || moreLocks() > 0;
    }

    /** {@code +8 deeper}, {@code +8 deeper, +2 locks}: what has no row. */
    String cutWords() {
        String more = moreLocks() == 0 ? "" : "+" + moreLocks() + (moreLocks() == 1 ? " lock" : " locks");
        return deeper == 0 ? more : "+" + deeper + " deeper" + (more.isEmpty() ? "" : ", " + more);
    }

    boolean hasLocks() {
        return held > 0;
    }

    /** How many locks have no row where most are held at once. */
    int moreLocks() {
        return locks.size() - held;
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
        return deeperTop() + (isCut() ? DEEPER : 0);
    }

    /** Upper edge of a row's lock bar, 7 px high. */
    double lockTop(int row) {
        return flagTop() + (flags ? CALL_ROW : 0) + 7 + row * LOCK_ROW;
    }

    /** The row of locks at a height, or -1. */
    int lockAt(double y) {
        int row = (int) Math.floor((y - lockTop(0) + 2) / LOCK_ROW);
        return y < lockTop(0) - 2 || !hasLocks() ? -1 : Math.min(row, held - 1);
    }

    double height() {
        double needed = flagTop() + (flags ? CALL_ROW : 0) + (hasLocks() ? AROUND_LOCKS + held * LOCK_ROW : 8);
        return Math.max(hasLocks() || calls > 0 ? 54 : 42, needed);
    }
}
