package racelane.analysis;

import racelane.trace.IntColumn;

/**
 * The value of one count over time: observations in order of their rows. Between two observations the
 * value is the earlier one's if nothing else was said; where {@link #changeFromRow} is below the row, the
 * change lies somewhere in between and was not observed.
 */
public final class RefcountCurve {
    private final String name;
    private final IntColumn rows;
    private final IntColumn values;
    private final IntColumn froms;
    private final IntColumn lanes;

    RefcountCurve(String name, IntColumn rows, IntColumn values, IntColumn froms, IntColumn lanes) {
        this.name = name;
        this.rows = rows;
        this.values = values;
        this.froms = froms;
        this.lanes = lanes;
    }

    /** The count's name: {@code refcnt}. */
    public String name() {
        return name;
    }

    /** Number of points: each is an observation that differs from the one before, or the first of a life. */
    public int size() {
        return rows.size();
    }

    /** The row whose event shows the new value. */
    public int row(int point) {
        return rows.get(point);
    }

    /** The value as the kernel's signed 32-bit number. */
    public int value(int point) {
        return values.get(point);
    }

    /** The earliest row after which the change may have happened; equal to {@code row} where it was seen. */
    public int changeFromRow(int point) {
        return froms.get(point);
    }

    /** Whether the change itself was not observed, only its result. */
    public boolean isInferred(int point) {
        return froms.get(point) < rows.get(point);
    }

    /** The lane that did it, as far as known. */
    public int lane(int point) {
        return lanes.get(point);
    }

    /** The last point at or before the row, or -1. */
    public int pointAt(int row) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle) <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Smallest value, or 0 if there is none. */
    public int min() {
        int min = size() == 0 ? 0 : Integer.MAX_VALUE;
        for (int point = 0; point < size(); point++) {
            min = Math.min(min, value(point));
        }
        return min;
    }

    /** Largest value, or 0 if there is none. */
    public int max() {
        int max = size() == 0 ? 0 : Integer.MIN_VALUE;
        for (int point = 0; point < size(); point++) {
            max = Math.max(max, value(point));
        }
        return max;
    }
}
