package racelane.trace;

/** The rows of each lane in order, grouped in one column: four bytes an event, however many lanes there are. */
final class LaneRows {
    private final int[] starts;
    private final IntColumn rows;

    LaneRows(Columns columns, int laneCount) {
        int size = columns.size();
        starts = new int[laneCount + 1];
        for (int row = 0; row < size; row++) {
            starts[columns.lane(row) + 1]++;
        }
        for (int lane = 0; lane < laneCount; lane++) {
            starts[lane + 1] += starts[lane];
        }
        rows = IntColumn.ofSize(size);
        int[] next = starts.clone();
        for (int row = 0; row < size; row++) {
            rows.set(next[columns.lane(row)]++, row);
        }
    }

    int count(int lane) {
        return starts[lane + 1] - starts[lane];
    }

    int row(int lane, int position) {
        return rows.get(starts[lane] + position);
    }

    /** How many rows of the lane lie before {@code row}. */
    int position(int lane, int row) {
        int low = starts[lane];
        int high = starts[lane + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - starts[lane];
    }
}
