package racelane.analysis;

import java.util.LinkedList;
import java.util.List;

/** Call spans of every lane, ordered by entry. */
public final class Calls {
    private final List<List<CallSpan>> byLane;
    private final int[] deepest;

    Calls(List<List<CallSpan>> byLane) {
        this.byLane = byLane;
        deepest = byLane.stream().mapToInt(spans -> spans.stream().mapToInt(CallSpan::depth).max().orElse(-1) + 1).toArray();
    }

    /** Spans of a lane in order of entry; empty for a lane that has none. */
    public List<CallSpan> ofLane(int lane) {
        return lane < byLane.size() ? byLane.get(lane) : List.of();
    }

    /** How many calls of the lane are nested in each other at most, from row to row, both included; 0 for none. */
    public int deepest(int lane, int fromRow, int toRow) {
        List<CallSpan> spans = ofLane(lane);
        int depth = 0;
        for (CallSpan around : stackAt(lane, fromRow)) {
            depth = Math.max(depth, around.depth() + 1);
        }
        for (int i = Math.max(0, lastAtOrBefore(spans, fromRow)); i < spans.size() && spans.get(i).fromRow() <= toRow; i++) {
            depth = Math.max(depth, spans.get(i).toRow() >= fromRow ? spans.get(i).depth() + 1 : 0);
        }
        return depth;
    }

    /** How many calls of the lane are nested in each other at most; 0 for a lane that has none. */
    public int deepest(int lane) {
        return lane < deepest.length ? deepest[lane] : 0;
    }

    /** The calls that the lane is inside of after this row, outermost first. */
    public List<CallSpan> stackAt(int lane, int row) {
        List<CallSpan> spans = ofLane(lane);
        LinkedList<CallSpan> stack = new LinkedList<>();
        for (int i = coverBefore(spans, lastAtOrBefore(spans, row), row); i >= 0; i = spans.get(i).depth() == 0 ? -1 : coverBefore(spans, i - 1, row)) {
            stack.addFirst(spans.get(i));
        }
        return List.copyOf(stack);
    }

    /** Whether the lane is inside of any call after this row. */
    public boolean isInside(int lane, int row) {
        List<CallSpan> spans = ofLane(lane);
        return coverBefore(spans, lastAtOrBefore(spans, row), row) >= 0;
    }

    /** The last span, not after {@code from}, that covers the row; -1 if there is none. Calls nest: nothing before the last outermost call can still be open. */
    private static int coverBefore(List<CallSpan> spans, int from, int row) {
        for (int i = from; i >= 0; i--) {
            CallSpan span = spans.get(i);
            if (row < span.toRow() || !span.returned() && row <= span.toRow()) {
                return i;
            }
            if (span.depth() == 0) {
                return -1;
            }
        }
        return -1;
    }

    private static int lastAtOrBefore(List<CallSpan> spans, int row) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).fromRow() <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
