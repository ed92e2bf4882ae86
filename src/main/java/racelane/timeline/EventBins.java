package racelane.timeline;

import racelane.trace.IntColumn;
import racelane.trace.Trace;

/** How many shown events of a lane stand in each pixel column. */
final class EventBins {
    private EventBins() {}

    static int[] counts(Frame frame, int lane) {
        return frame.shown.relevance() == null ? all(frame, lane) : shown(frame, lane);
    }

    /** Every row of a shown lane is shown: differences of positions count them. */
    private static int[] all(Frame frame, int lane) {
        Trace trace = frame.trace;
        int[] counts = new int[frame.width];
        int from = trace.positionOf(lane, frame.borders[0]);
        int count = trace.countOf(lane);
        for (int x = 0; x < frame.width && from < count; x++) {
            int to = position(trace, lane, from, count, frame.borders[x + 1]);
            counts[x] = to - from;
            from = to;
        }
        return counts;
    }

    private static int[] shown(Frame frame, int lane) {
        RowSet rows = frame.shown.rows();
        int[] counts = new int[frame.width];
        int slot = rows.rank(frame.borders[0]);
        for (int x = 0; x < frame.width; x++) {
            int end = rows.rank(frame.borders[x + 1]);
            for (; slot < end; slot++) {
                if (frame.trace.lane(rows.row(slot)) == lane) {
                    counts[x]++;
                }
            }
        }
        return counts;
    }

    /** How many of the rows stand in each column, and are shown. */
    static int[] counts(Frame frame, IntColumn rows) {
        RowSet shown = frame.shown.rows();
        int[] counts = new int[frame.width];
        int at = Rows.position(rows, frame.borders[0]);
        for (int x = 0; x < frame.width && at < rows.size(); x++) {
            while (at < rows.size() && rows.get(at) < frame.borders[x + 1]) {
                if (shown.isAll() || shown.contains(rows.get(at))) {
                    counts[x]++;
                }
                at++;
            }
        }
        return counts;
    }

    /** As {@link Trace#positionOf}, from a position known to be at or before it: pixels lie close together. */
    private static int position(Trace trace, int lane, int from, int count, int row) {
        int step = 1;
        int low = from;
        while (low + step < count && trace.rowOf(lane, low + step) < row) {
            low += step;
            step *= 2;
        }
        int high = Math.min(count, low + step);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trace.rowOf(lane, middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
