package racelane.timeline;

import racelane.analysis.RefcountCurve;
import racelane.lens.Word;
import racelane.trace.IntColumn;
import racelane.trace.Trace;

/** The steps beside the cursor's: along its thread, along a count, along the scheduler's switches. Rows, -1 for one that is not there. */
final class Neighbours {
    private final Timeline timeline;
    private final Trace trace;
    private final ViewState view;
    private final RowSet rows;
    private final int cursor;

    Neighbours(Timeline timeline, ViewState view) {
        this.timeline = timeline;
        this.trace = timeline.trace();
        this.view = view;
        this.rows = timeline.rows(view);
        this.cursor = view.cursorRow();
    }

    /** The shown step of the same thread before the cursor ({@code by} -1) or after it (1). */
    int ofThread(int by) {
        if (cursor < 0) {
            return -1;
        }
        int lane = trace.lane(cursor);
        int position = trace.positionOf(lane, cursor) + by;
        while (position >= 0 && position < trace.countOf(lane)) {
            if (rows.contains(trace.rowOf(lane, position))) {
                return trace.rowOf(lane, position);
            }
            position += by;
        }
        return -1;
    }

    int nextChange() {
        RefcountCurve curve = curve();
        int point = curve == null ? -1 : curve.pointAt(cursor) + 1;
        return curve == null || point >= curve.size() ? -1 : curve.row(point);
    }

    int previousChange() {
        RefcountCurve curve = curve();
        int point = curve == null ? -1 : curve.pointAt(cursor - 1);
        return point < 0 ? -1 : curve.row(point);
    }

    private RefcountCurve curve() {
        LaneKey lane = timeline.countLane(view);
        return lane == null ? null : timeline.analysis().objects().get(lane.id()).curves().get(lane.count());
    }

    /** The switch between tasks before or after the cursor; where the trace tells of none, or they are folded, the step of another thread. */
    int contextSwitch(int by) {
        IntColumn switches = timeline.rowsOf(Word.SWITCH);
        if (switches.size() == 0 || view.onlyWhatMatters()) {
            return ofAnotherThread(by);
        }
        int from = Rows.position(switches, cursor + (by > 0 ? 1 : 0)) + (by > 0 ? 0 : -1);
        for (int i = from; i >= 0 && i < switches.size(); i += by) {
            if (rows.contains(switches.get(i))) {
                return switches.get(i);
            }
        }
        return -1;
    }

    private int ofAnotherThread(int by) {
        for (int slot = rows.rank(cursor) + by; slot >= 0 && slot < rows.count(); slot += by) {
            if (trace.lane(rows.row(slot)) != trace.lane(cursor)) {
                return rows.row(slot);
            }
        }
        return -1;
    }
}
