package racelane.timeline;

import java.util.List;
import java.util.stream.Collectors;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.analysis.Life;
import racelane.analysis.LockSpan;
import racelane.trace.Trace;

/** What lies under a pixel of the lanes, and what a hover says about it. */
final class Hits {
    private static final double NEAR = 7;

    private final Timeline timeline;
    private final Analysis analysis;
    private final Trace trace;
    private final ViewState view;
    private final Scale scale;
    private final LaneLayout layout;

    Hits(Timeline timeline, ViewState view, int width) {
        this.timeline = timeline;
        this.analysis = timeline.analysis();
        this.trace = timeline.trace();
        this.view = view;
        this.scale = timeline.scale(view, width);
        this.layout = timeline.layout(view);
    }

    Hit at(double x, double y) {
        int index = layout.at(y, view.scrollPx());
        int row = scale.rowAt(x);
        if (row < 0) {
            return Hit.nothing();
        }
        if (index < 0) {
            return Hit.row(Hit.Kind.ROW, row, null, event(row));
        }
        LanePlace place = layout.places().get(index);
        double inLane = y - layout.screenTop(index, view.scrollPx());
        return place.key().isObject() ? object(place, x, inLane, row) : thread(place, x, inLane, row);
    }

    private Hit thread(LanePlace place, double x, double y, int row) {
        int lane = place.key().id();
        int flag = finding(x, row, finding -> LaneLayout.isFlag(finding, lane), 12);
        if (flag >= 0) {
            return finding(flag, place.key());
        }
        ThreadRows rows = place.rows();
        LockSpan lock = rows.locks().at(rows.lockAt(y), row);
        if (lock != null) {
            return new Hit(Hit.Kind.LOCK, row, place.key(), -1, null, lock, null, lockText(lock));
        }
        int depth = (int) Math.floor((y - ThreadRows.CALLS_TOP) / ThreadRows.CALL_ROW);
        List<CallSpan> stack = analysis.calls().stackAt(lane, row);
        if (rows.isCut() && y >= rows.deeperTop() && y < rows.flagTop()) {
            return new Hit(Hit.Kind.DEEPER, row, place.key(), -1, null, null, null, deeperText(rows, stack));
        }
        if (depth >= 0 && depth < stack.size() && depth < rows.calls()) {
            return new Hit(Hit.Kind.CALL, row, place.key(), -1, stack.get(depth), null, null, callText(stack.get(depth)));
        }
        int own = ofLane(lane, x, row);
        // An axis of events has somebody's step everywhere: whoever points at a lane is told where it is not that lane's.
        String elsewhere = trace.lane(own) == lane ? "" : "no step of " + trace.lanes().get(lane).nameAt(trace.timeNs(own)) + " here\n";
        return Hit.row(Hit.Kind.ROW, own, place.key(), elsewhere + event(own));
    }

    /** The lane's own event nearest to the pixel, if one is near; else the row under it. */
    private int ofLane(int lane, double x, int row) {
        int position = trace.positionOf(lane, row);
        int best = row;
        double distance = NEAR;
        for (int i = Math.max(0, position - 1); i <= position && i < trace.countOf(lane); i++) {
            int own = trace.rowOf(lane, i);
            double away = Math.abs(scale.x(own) - x);
            if (away < distance && timeline.rows(view).contains(own)) {
                best = own;
                distance = away;
            }
        }
        return best;
    }

    private Hit object(LanePlace place, double x, double y, int row) {
        CountedObject object = analysis.objects().get(place.key().id());
        int marker = y > 24 ? -1 : finding(x, row, finding -> ObjectLanePainter.isMarked(timeline, finding, place.key()), NEAR);
        if (marker >= 0) {
            return finding(marker, place.key());
        }
        Life life = object.lifeAt(row);
        if (y > place.height() - 27) {
            return new Hit(Hit.Kind.LIFE, row, place.key(), -1, null, null, life, lifeText(life));
        }
        CountAt count = CountAt.of(analysis, object, object.curves().get(place.key().count()), row);
        String value = object.curves().get(place.key().count()).name() + " " + (count.text().isEmpty() ? "not observed yet" : count.text());
        return new Hit(Hit.Kind.COUNT, row, place.key(), -1, null, null, life, life.label() + ": " + value + "\n" + event(row));
    }

    private int finding(double x, int row, java.util.function.Predicate<Finding> which, double near) {
        List<Finding> findings = analysis.findings();
        int best = -1;
        double distance = near;
        for (int i = 0; i < findings.size(); i++) {
            double away = which.test(findings.get(i)) ? Math.abs(scale.x(findings.get(i).row()) - x) : near;
            if (away < distance || away == distance && away < near && i == view.selection().finding()) {
                best = i;
                distance = away;
            }
        }
        return best;
    }

    private Hit finding(int index, LaneKey lane) {
        Finding finding = analysis.findings().get(index);
        return new Hit(Hit.Kind.FINDING, finding.row(), lane, index, null, null, finding.life(), Inspector.card(analysis, index).title() + "\n" + finding.summary());
    }

    private String lockText(LockSpan span) {
        String name = analysis.locks().locks().get(span.lock()).name();
        String text = name;
        if (span.requestRow() >= 0) {
            text += "\nasked for in step " + trace.step(span.requestRow());
            text += span.acquireRow() < 0 ? ", not got as far as the trace goes"
                    : ", got after " + Times.duration(trace.timeNs(span.acquireRow()) - trace.timeNs(span.requestRow()));
        }
        if (span.acquireRow() >= 0) {
            text += "\nheld from step " + trace.step(span.acquireRow());
            text += span.releaseRow() < 0 ? ", not given back as far as the trace goes"
                    : " to " + trace.step(span.releaseRow()) + ", " + Times.duration(trace.timeNs(span.releaseRow()) - trace.timeNs(span.acquireRow()));
        }
        return text;
    }

    private static String deeperText(ThreadRows rows, List<CallSpan> stack) {
        String here = stack.stream().skip(rows.calls()).map(CallSpan::function).collect(Collectors.joining(" › "));
        return rows.cutWords() + ": a click gives them rows" + (here.isEmpty() ? "" : "\nhere: " + here);
    }

    private String callText(CallSpan call) {
        String text = timeline.words().of(call.fromRow(), null);
        int last = Math.min(trace.size() - 1, call.toRow());
        String duration = Times.duration(trace.timeNs(last) - trace.timeNs(call.fromRow()));
        return text + "\nsteps " + trace.step(call.fromRow()) + " to " + trace.step(last) + ", " + duration + (call.returned() ? "" : "\nits return was not seen");
    }

    private String lifeText(Life life) {
        String text = life.label();
        text += life.bornRow() < 0 ? "\nbegan before the capture" : "\nbegan in step " + trace.step(life.bornRow()) + (life.bornInferred() ? " (inferred)" : "");
        text += life.removedRow() < 0 ? "" : "\ngiven up by its unit in step " + trace.step(life.removedRow());
        text += life.releasedRow() < 0 ? "" : "\ncount zero in step " + trace.step(life.releasedRow());
        if (life.isFreed()) {
            text += life.freeSeen() ? "\nfreed in step " + trace.step(life.freeFromRow())
                    : "\nfreed between steps " + trace.step(life.freeFromRow()) + " and " + trace.step(life.freeToRow()) + " (inferred)";
        }
        return text;
    }

    private String event(int row) {
        if (row < 0) {
            return "";
        }
        String when = Times.clock(trace.timeNs(row), trace.facts().tickNs()) + " s · CPU" + trace.cpu(row);
        String away = view.cursorRow() < 0 || row == view.cursorRow() ? ""
                : " · " + Times.duration(Math.abs(trace.timeNs(row) - trace.timeNs(view.cursorRow()))) + (row < view.cursorRow() ? " before" : " after") + " the cursor";
        return "step " + Times.number(trace.step(row)) + " · " + trace.laneOf(row).nameAt(trace.timeNs(row)) + "\n" + timeline.words().of(row, null) + "\n" + when + away;
    }
}
