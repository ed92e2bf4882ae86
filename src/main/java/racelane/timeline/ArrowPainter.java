package racelane.timeline;

import java.util.List;
import racelane.analysis.CountedObject;
import racelane.analysis.LockSpan;
import racelane.analysis.Reference;
import racelane.lens.Word;
import racelane.picture.Arrow;
import racelane.picture.InkRole;
import racelane.picture.Pen;
import racelane.trace.IntColumn;

/**
 * What one lane hands to another: a lock that was waited for, a CPU by waking, a reference. Only arrows
 * that touch the cursor or the selected thread are drawn, or the picture would be nothing but arrows.
 */
final class ArrowPainter {
    private static final int MAX_ARROWS = 40;
    /** Steeper than this, in pixels from one end to the other, an arrow looks like a cursor and tells no order. */
    private static final double STEEPEST = 4;

    private final Frame frame;
    private final LaneLayout layout;
    private final int cursor;
    private int drawn;

    ArrowPainter(Frame frame) {
        this.frame = frame;
        this.layout = frame.shown.layout();
        this.cursor = frame.view.cursorRow();
    }

    void paint() {
        if (cursor < 0) {
            return;
        }
        int lane = frame.trace.lane(cursor);
        locks(lane, false);
        LaneKey selected = frame.view.selection().lane();
        if (selected != null && selected.isThread()) {
            locks(selected.id(), true);
        }
        wakeup(lane);
        references();
    }

    private void locks(int lane, boolean all) {
        List<LockSpan> spans = frame.timeline.index(lane).named();
        int from = all ? 0 : firstNear(spans);
        for (int i = from; i < spans.size() && spans.get(i).fromRow() < frame.endRow() && drawn < MAX_ARROWS; i++) {
            LockSpan span = spans.get(i);
            boolean touches = span.holdsAt(cursor) || span.acquireRow() == cursor || span.releaseRow() == cursor;
            if ((touches || all) && span.acquireRow() >= 0 && span.requestRow() >= 0) {
                handedOver(span, touches);
            }
        }
    }

    /** Spans long before the cursor cannot hold at it unless they are its few predecessors. */
    private int firstNear(List<LockSpan> spans) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).fromRow() <= cursor) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - 64);
    }

    /** @param touches it is the cursor's: drawn however steep */
    private void handedOver(LockSpan span, boolean touches) {
        LockSpan before = frame.analysis.locks().before(span);
        boolean waited = before != null && before.lane() != span.lane() && before.releaseRow() >= span.requestRow();
        if (waited && (touches || frame.scale.x(span.acquireRow()) - frame.scale.x(before.releaseRow()) >= STEEPEST)) {
            arrow(before.lane(), before.releaseRow(), before, span.lane(), span.acquireRow(), span);
        }
    }

    private void wakeup(int lane) {
        int entry = frame.analysis.meanings().entryOf(cursor);
        if (entry >= 0 && frame.analysis.meanings().word(entry) == Word.WAKEUP) {
            woken(cursor, frame.analysis.meanings().subject(entry));
        }
        int stretch = frame.analysis.schedule().stretchAt(lane, cursor);
        if (stretch < 0) {
            return;
        }
        // Who woke the task that the cursor stands on: the last wakeup of it before it got its CPU.
        int cameIn = frame.analysis.schedule().fromRow(lane, stretch);
        IntColumn wakeups = frame.timeline.rowsOf(Word.WAKEUP);
        int pid = frame.trace.lanes().get(lane).pid();
        int from = Rows.position(wakeups, cameIn) - 1;
        for (int i = from; i >= 0 && i > from - 2_000; i--) {
            int row = wakeups.get(i);
            if (frame.analysis.meanings().subject(frame.analysis.meanings().entryOf(row)) == pid) {
                arrow(frame.trace.lane(row), row, null, lane, cameIn, null);
                return;
            }
        }
    }

    private void woken(int row, long pid) {
        for (LanePlace place : layout.places()) {
            if (place.key().isThread() && frame.trace.lanes().get(place.key().id()).pid() == pid) {
                int next = frame.analysis.schedule().stretchAt(place.key().id(), row) + 1;
                if (next < frame.analysis.schedule().count(place.key().id())) {
                    arrow(frame.trace.lane(row), row, null, place.key().id(), frame.analysis.schedule().fromRow(place.key().id(), next), null);
                }
                return;
            }
        }
    }

    /** A reference that one thread took and another gives back. */
    private void references() {
        CountedObject object = frame.mainObject();
        if (object == null) {
            return;
        }
        for (Reference reference : frame.analysis.references().of(object.address())) {
            boolean touches = reference.fromRow() == cursor || reference.putRow() == cursor;
            if (touches && reference.putRow() >= 0 && frame.trace.lane(reference.putRow()) != reference.lane() && drawn < MAX_ARROWS) {
                arrow(reference.lane(), reference.fromRow(), null, frame.trace.lane(reference.putRow()), reference.putRow(), null);
            }
        }
    }

    private void arrow(int fromLane, int fromRow, LockSpan fromLock, int toLane, int toRow, LockSpan toLock) {
        int from = layout.indexOf(LaneKey.thread(fromLane));
        int to = layout.indexOf(LaneKey.thread(toLane));
        double x1 = frame.scale.x(fromRow);
        double x2 = frame.scale.x(toRow);
        boolean visible = x2 >= 0 && x1 <= frame.width && x2 - x1 < 20.0 * frame.width;
        if (from < 0 || to < 0 || from == to || !visible) {
            return;
        }
        drawn++;
        double y1 = y(from, fromLock);
        double y2 = y(to, toLock);
        frame.add(Arrow.between(Math.max(-50, x1), y1, Math.min(frame.width + 50, x2), y2, Pen.of(InkRole.CURSOR.ink(), 1.6)));
    }

    /** @param lock whose bar is meant; null for the lane's first call */
    private double y(int index, LockSpan lock) {
        ThreadRows rows = layout.places().get(index).rows();
        double inLane = lock != null && rows.hasLocks() ? rows.lockTop(Math.min(rows.locks().rowOf(lock), rows.held() - 1)) + 3.5
                : rows.callTop(0) + ThreadRows.SLICE / 2;
        return layout.screenTop(index, frame.view.scrollPx()) + inLane;
    }
}
