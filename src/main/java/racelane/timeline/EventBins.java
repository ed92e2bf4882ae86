package racelane.timeline;

import racelane.trace.Trace;

/** How many shown events of a lane stand in each pixel column. */
final class EventBins {
    private EventBins() {}

    static int[] counts(Frame frame, int lane) {
        Trace trace = frame.trace;
        RowSet rows = frame.shown.rows();
        int[] counts = new int[frame.width];
        if (frame.shown.relevance() == null) {
            // Every row of a shown lane is shown: differences of positions count them.
            int from = trace.positionOf(lane, frame.borders[0]);
            for (int x = 0; x < frame.width; x++) {
                int to = position(trace, lane, from, frame.borders[x + 1]);
                counts[x] = to - from;
                from = to;
            }
            return counts;
        }
        for (int x = 0; x < frame.width; x++) {
            for (int slot = rows.rank(frame.borders[x]); slot < rows.rank(frame.borders[x + 1]); slot++) {
                if (trace.lane(rows.row(slot)) == lane) {
                    counts[x]++;
                }
            }
        }
        return counts;
    }

    /** As {@link Trace#positionOf}, from a position known to be at or before it: pixels lie close together. */
    private static int position(Trace trace, int lane, int from, int row) {
        int count = trace.countOf(lane);
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

    /** Counts as densities: one event is visible, many are darker, slowly. */
    static byte[] density(int[] counts) {
        byte[] density = new byte[counts.length];
        for (int x = 0; x < counts.length; x++) {
            density[x] = counts[x] == 0 ? 0 : (byte) Math.min(255, 110 + 24 * (32 - Integer.numberOfLeadingZeros(counts[x])));
        }
        return density;
    }
}
