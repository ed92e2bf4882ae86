package racelane.analysis;

import java.util.List;
import racelane.trace.Gap;

/** Where events were lost: a fact may be used only if no gap lies, even partly, between it and its use. */
final class Gaps {
    private final int[] toRows;
    /** The smallest first row of this gap and all later ones. */
    private final int[] leastFrom;

    /** Takes gaps in order of their last rows, as a trace has them. */
    Gaps(List<Gap> gaps) {
        toRows = gaps.stream().mapToInt(Gap::toRow).toArray();
        leastFrom = new int[toRows.length];
        int least = Integer.MAX_VALUE;
        for (int i = toRows.length - 1; i >= 0; i--) {
            least = Math.min(least, gaps.get(i).fromRow());
            leastFrom[i] = least;
        }
    }

    /** Whether events were lost anywhere after {@code fromRow} and before {@code toRow}, on any CPU. */
    boolean between(int fromRow, int toRow) {
        int low = 0;
        int high = toRows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (toRows[middle] <= fromRow) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < toRows.length && leastFrom[low] < toRow;
    }
}
