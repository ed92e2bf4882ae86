package racelane.analysis;

import racelane.trace.IntColumn;

/** When each lane was on a CPU, as the scheduler's events tell it. Knows nothing of a lane without such events. */
public final class Schedule {
    private final IntColumn[] from;
    private final IntColumn[] to;
    private final IntColumn[] states;

    Schedule(IntColumn[] from, IntColumn[] to, IntColumn[] states) {
        this.from = from;
        this.to = to;
        this.states = states;
    }

    /** Number of stretches on a CPU; 0 where the trace tells nothing. */
    public int count(int lane) {
        return lane < from.length && from[lane] != null ? from[lane].size() : 0;
    }

    /** Row of the switch that put the lane on a CPU, or -1 if it was on one when the trace began. */
    public int fromRow(int lane, int stretch) {
        return from[lane].get(stretch);
    }

    /** Row of the switch that took it off, or the trace's size if it never left. */
    public int toRow(int lane, int stretch) {
        return to[lane].get(stretch);
    }

    /** The state in which it left: {@code R}, {@code S}, {@code D}, {@code Z}, {@code X}, …; '?' where unknown. */
    public char state(int lane, int stretch) {
        return (char) states[lane].get(stretch);
    }

    /** The last stretch that began at or before the row, or -1. */
    public int stretchAt(int lane, int row) {
        int low = 0;
        int high = count(lane);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[lane].get(middle) <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
