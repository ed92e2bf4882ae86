package racelane.timeline;

import racelane.trace.IntColumn;

/** Searches in columns of rows that only grow. */
final class Rows {
    private Rows() {}

    /** How many rows of the column lie below {@code row}. */
    static int position(IntColumn rows, int row) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
