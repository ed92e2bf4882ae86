package racelane.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Looks for spans that cover a row in a list ordered by first row. Goes back from the row; few spans of
 * one lane or lock overlap, so a window that no span reaches ends the search early.
 */
final class Spans {
    /** Spans of one list that may be open at once before the search gives up going back: far above any kernel's nesting. */
    private static final int WINDOW = 4096;

    private Spans() {}

    static <T> List<T> at(List<T> spans, int row, ToIntFunction<T> fromRow, Predicate<T> covers) {
        int last = lastAtOrBefore(spans, row, fromRow);
        List<T> found = new ArrayList<>();
        for (int i = Math.max(0, last - WINDOW); i <= last; i++) {
            if (covers.test(spans.get(i))) {
                found.add(spans.get(i));
            }
        }
        return found;
    }

    /** Index of the last span that begins at or before the row, or -1. */
    static <T> int lastAtOrBefore(List<T> spans, int row, ToIntFunction<T> fromRow) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fromRow.applyAsInt(spans.get(middle)) <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
