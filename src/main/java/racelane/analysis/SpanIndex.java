package racelane.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Spans in order of their first rows, with the question which of them cover a row: the largest ends of blocks, of
 * blocks of blocks and so on stand above the list, so that a span that never ends does not make every question walk
 * back to it. An answer of k spans costs about k times the logarithm of their number, and a span two bytes.
 */
final class SpanIndex<T> {
    private static final int SHIFT = 4;

    private final List<T> spans;
    private final ToIntFunction<T> from;
    private final ToIntFunction<T> to;
    /** Level 0 holds the largest end of each block of spans, each next one that of each block of the level below. */
    private final List<int[]> levels = new ArrayList<>();

    /**
     * @param ordered by first row; not changed from here on
     * @param from first row covered
     * @param to   first row not covered any more; the largest int for a span that stays open
     */
    SpanIndex(List<T> ordered, ToIntFunction<T> from, ToIntFunction<T> to) {
        spans = Collections.unmodifiableList(ordered);
        this.from = from;
        this.to = to;
        for (int size = blocks(spans.size()); size > 1 || levels.isEmpty() && size > 0; size = blocks(size)) {
            levels.add(level(size));
        }
    }

    private static int blocks(int count) {
        return (count + (1 << SHIFT) - 1) >>> SHIFT;
    }

    private int[] level(int size) {
        int[] ends = new int[size];
        int below = levels.isEmpty() ? spans.size() : levels.get(levels.size() - 1).length;
        for (int block = 0; block < size; block++) {
            int most = Integer.MIN_VALUE;
            for (int i = block << SHIFT; i < Math.min(below, (block + 1) << SHIFT); i++) {
                most = Math.max(most, end(levels.size() - 1, i));
            }
            ends[block] = most;
        }
        return ends;
    }

    /** @param level -1 for the spans themselves */
    private int end(int level, int index) {
        return level < 0 ? to.applyAsInt(spans.get(index)) : levels.get(level)[index];
    }

    List<T> all() {
        return spans;
    }

    /** The spans that cover the row, in order of their first rows. */
    List<T> at(int row) {
        List<T> found = new ArrayList<>(2);
        for (int index = lastCovering(lastAtOrBefore(row), row); index >= 0; index = lastCovering(index - 1, row)) {
            found.add(spans.get(index));
        }
        Collections.reverse(found);
        return found;
    }

    /** Whether any span covers the row. */
    boolean covers(int row) {
        return lastCovering(lastAtOrBefore(row), row) >= 0;
    }

    /** The last span at or before an index that ends after the row, or -1. */
    private int lastCovering(int index, int row) {
        int level = -1;
        int at = index;
        while (at >= 0) {
            if (end(level, at) > row) {
                if (level < 0) {
                    return at;
                }
                at = (at << SHIFT) + (1 << SHIFT) - 1;
                level--;
            } else if ((at & (1 << SHIFT) - 1) == 0 && level + 1 < levels.size()) {
                // The block is behind us: the one before it is asked as a whole.
                at = (at >>> SHIFT) - 1;
                level++;
            } else {
                at--;
            }
        }
        return -1;
    }

    /** Index of the last span that begins at or before the row, or -1. */
    int lastAtOrBefore(int row) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from.applyAsInt(spans.get(middle)) <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
