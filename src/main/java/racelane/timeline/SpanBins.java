package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * What of a long list of spans there is to draw: those that are wide enough, one by one, and for each
 * pixel column how many narrow ones begin in it. Costs pixels, not spans: behind the first narrow span of
 * a column the search goes on at the next column.
 *
 * @param wide   indices of the spans that are at least as wide as asked
 * @param narrow for each pixel column, how many of the others begin there (or before the view, in the first)
 */
record SpanBins(List<Integer> wide, int[] narrow) {
    /** Spans ordered by first row that do not overlap. */
    record Spans(int size, IntUnaryOperator from, IntUnaryOperator to) {}

    /** @param minPx at least 1 */
    static SpanBins of(Frame frame, Spans spans, double minPx) {
        return new Walk(frame, spans, Math.max(1, minPx)).walk();
    }

    boolean hasNarrow() {
        for (int count : narrow) {
            if (count > 0) {
                return true;
            }
        }
        return false;
    }

    /** One walk from left to right. */
    private static final class Walk {
        private final Frame frame;
        private final Spans spans;
        private final double minPx;
        private final boolean folded;
        private final SpanBins bins;

        Walk(Frame frame, Spans spans, double minPx) {
            this.frame = frame;
            this.spans = spans;
            this.minPx = minPx;
            this.folded = frame.view.order() == Order.EVENT && !frame.shown.rows().isAll();
            this.bins = new SpanBins(new ArrayList<>(), new int[frame.width]);
        }

        SpanBins walk() {
            int index = search(0, frame.firstRow(), spans.to());
            int column = 0;
            while (index < spans.size() && spans.from().applyAsInt(index) < frame.endRow()) {
                if (isHidden(index)) {
                    int next = frame.shown.rows().ceiling(spans.from().applyAsInt(index));
                    if (next < 0) {
                        break;
                    }
                    index = Math.max(index + 1, search(index, next, spans.to()));
                } else if (isWide(index)) {
                    bins.wide.add(index++);
                } else {
                    column = column(column, spans.from().applyAsInt(index));
                    index = folded ? one(column, index) : column(column, index, frame.borders[column + 1]);
                }
            }
            return bins;
        }

        /** A span whose rows are all folded away takes no part. */
        private boolean isHidden(int index) {
            return folded && frame.shown.rows().rank(spans.from().applyAsInt(index)) == frame.shown.rows().rank(spans.to().applyAsInt(index) + 1);
        }

        private int one(int column, int index) {
            bins.narrow[column]++;
            return index + 1;
        }

        /** All spans that begin in the column: only the last of them can reach beyond it. */
        private int column(int column, int index, int nextBorder) {
            int end = Math.max(index + 1, search(index, nextBorder, spans.from()));
            boolean lastIsWide = end - 1 > index && isWide(end - 1);
            bins.narrow[column] += end - index - (lastIsWide ? 1 : 0);
            if (lastIsWide) {
                bins.wide.add(end - 1);
            }
            return end;
        }

        private boolean isWide(int index) {
            return frame.scale.x(spans.to().applyAsInt(index)) - frame.scale.x(spans.from().applyAsInt(index)) >= minPx;
        }

        private int column(int from, int row) {
            return frame.column(from, row);
        }

        /** The first index at or after {@code from} whose value is at least {@code row}: doubling steps, since it is near. */
        private int search(int from, int row, IntUnaryOperator value) {
            int low = from;
            int step = 1;
            while (low + step < spans.size() && value.applyAsInt(low + step) < row) {
                low += step;
                step *= 2;
            }
            int high = Math.min(spans.size(), low + step);
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (value.applyAsInt(middle) < row) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
