package racelane.analysis;

import java.util.LinkedList;
import java.util.List;

/** Call spans of every lane, ordered by entry. */
public final class Calls {
    private final List<List<CallSpan>> byLane;

    Calls(List<List<CallSpan>> byLane) {
        this.byLane = byLane;
    }

    /** Spans of a lane in order of entry; empty for a lane that has none. */
    public List<CallSpan> ofLane(int lane) {
        return lane < byLane.size() ? byLane.get(lane) : List.of();
    }

    /** The calls that the lane is inside of after this row, outermost first. */
    public List<CallSpan> stackAt(int lane, int row) {
        List<CallSpan> spans = ofLane(lane);
        LinkedList<CallSpan> stack = new LinkedList<>();
        // Calls nest: nothing before the last outermost call can still be open.
        for (int i = lastAtOrBefore(spans, row); i >= 0; i--) {
            CallSpan span = spans.get(i);
            if (row < span.toRow() || !span.returned() && row <= span.toRow()) {
                stack.addFirst(span);
            }
            if (span.depth() == 0) {
                break;
            }
        }
        return List.copyOf(stack);
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
