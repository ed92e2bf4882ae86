package racelane.analysis;

import java.util.List;

/** Call spans of every lane, ordered by entry. */
public final class Calls {
    private final List<SpanIndex<CallSpan>> byLane;
    private final int[] deepest;

    Calls(List<List<CallSpan>> byLane) {
        // A call whose return was not seen lasted to the end of its last row.
        this.byLane = byLane.stream().map(spans -> new SpanIndex<>(spans, CallSpan::fromRow, call -> call.returned() ? call.toRow() : call.toRow() + 1)).toList();
        deepest = byLane.stream().mapToInt(spans -> spans.stream().mapToInt(CallSpan::depth).max().orElse(-1) + 1).toArray();
    }

    /** Spans of a lane in order of entry; empty for a lane that has none. */
    public List<CallSpan> ofLane(int lane) {
        return lane < byLane.size() ? byLane.get(lane).all() : List.of();
    }

    /** How many calls of the lane are nested in each other at most, from row to row, both included; 0 for none. */
    public int deepest(int lane, int fromRow, int toRow) {
        List<CallSpan> spans = ofLane(lane);
        int depth = 0;
        if (spans.isEmpty()) {
            return depth;
        }
        for (CallSpan around : stackAt(lane, fromRow)) {
            depth = Math.max(depth, around.depth() + 1);
        }
        for (int i = Math.max(0, byLane.get(lane).lastAtOrBefore(fromRow)); i < spans.size() && spans.get(i).fromRow() <= toRow; i++) {
            depth = Math.max(depth, spans.get(i).toRow() >= fromRow ? spans.get(i).depth() + 1 : 0);
        }
        return depth;
    }

    /** How many calls of the lane are nested in each other at most; 0 for a lane that has none. */
    public int deepest(int lane) {
        return lane < deepest.length ? deepest[lane] : 0;
    }

    /** The calls that the lane is inside of after this row, outermost first; in time that grows with how many they are, not with the trace. */
    public List<CallSpan> stackAt(int lane, int row) {
        return lane < byLane.size() ? List.copyOf(byLane.get(lane).at(row)) : List.of();
    }

    /** Whether the lane is inside of any call after this row. */
    public boolean isInside(int lane, int row) {
        return lane < byLane.size() && byLane.get(lane).covers(row);
    }
}
