package racelane.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Spans in order of their first rows, with the question which of them cover a row: a tree of the largest
 * ends above the list, so that a span that never ends does not make every question walk back to it. An
 * answer of k spans costs about k times the logarithm of their number.
 */
final class SpanIndex<T> {
    private final List<T> spans;
    private final int[] froms;
    /** A complete binary tree: node n has the children 2n and 2n+1, the leaves hold each span's end. */
    private final int[] ends;
    private final int leaves;

    /**
     * @param from first row covered
     * @param to   first row not covered any more; the largest int for a span that stays open
     */
    SpanIndex(List<T> ordered, ToIntFunction<T> from, ToIntFunction<T> to) {
        spans = List.copyOf(ordered);
        froms = new int[spans.size()];
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, spans.size() * 2 - 1)));
        ends = new int[leaves * 2];
        Arrays.fill(ends, Integer.MIN_VALUE);
        for (int i = 0; i < spans.size(); i++) {
            froms[i] = from.applyAsInt(spans.get(i));
            ends[leaves + i] = to.applyAsInt(spans.get(i));
        }
        for (int node = leaves - 1; node > 0; node--) {
            ends[node] = Math.max(ends[2 * node], ends[2 * node + 1]);
        }
    }

    List<T> all() {
        return spans;
    }

    /** The spans that cover the row, in order of their first rows. */
    List<T> at(int row) {
        List<T> found = new ArrayList<>(2);
        collect(1, 0, leaves, lastAtOrBefore(row) + 1, row, found);
        return found;
    }

    private void collect(int node, int first, int width, int until, int row, List<T> found) {
        if (first >= until || ends[node] <= row) {
            return;
        }
        if (width == 1) {
            found.add(spans.get(first));
            return;
        }
        collect(2 * node, first, width / 2, until, row, found);
        collect(2 * node + 1, first + width / 2, width / 2, until, row, found);
    }

    /** Index of the last span that begins at or before the row, or -1. */
    int lastAtOrBefore(int row) {
        int found = Arrays.binarySearch(froms, row);
        if (found < 0) {
            return -found - 2;
        }
        while (found + 1 < froms.length && froms[found + 1] == row) {
            found++;
        }
        return found;
    }
}
