package racelane.analysis;

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
        return Spans.at(ofLane(lane), row, CallSpan::fromRow, span -> span.fromRow() <= row && (row < span.toRow() || !span.returned() && row <= span.toRow()));
    }
}
