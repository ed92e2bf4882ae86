package racelane.timeline;

import java.util.List;
import java.util.Set;
import racelane.analysis.Finding;
import racelane.trace.Trace;

/**
 * What the stepping keys do: pure functions from view to view. A step that is not there changes nothing
 * (the same view comes back, so the caller can stop). Only rows that are shown are stepped on, and the
 * cursor stays in view.
 */
public final class Stepper {
    /** The share of the span that stays free at either side of the cursor. */
    private static final double MARGIN = 0.08;
    private static final double SHORTEST_EVENTS = 3;

    private final Timeline timeline;
    private final Trace trace;

    public Stepper(Timeline timeline) {
        this.timeline = timeline;
        this.trace = timeline.trace();
    }

    public ViewState next(ViewState view) {
        RowSet rows = timeline.rows(view);
        return to(view, rows.ceiling(view.cursorRow() + 1));
    }

    public ViewState previous(ViewState view) {
        return to(view, timeline.rows(view).floor(view.cursorRow() - 1));
    }

    public ViewState first(ViewState view) {
        return to(view, timeline.rows(view).ceiling(0));
    }

    public ViewState last(ViewState view) {
        return to(view, timeline.rows(view).floor(trace.size() - 1));
    }

    /** The next step of the thread that did the step at the cursor. */
    public ViewState nextOfThread(ViewState view) {
        return to(view, new Neighbours(timeline, view).ofThread(1));
    }

    public ViewState previousOfThread(ViewState view) {
        return to(view, new Neighbours(timeline, view).ofThread(-1));
    }

    /** The next change of the selected object's count; of the first object shown if none is selected. */
    public ViewState nextChange(ViewState view) {
        return to(view, new Neighbours(timeline, view).nextChange());
    }

    public ViewState previousChange(ViewState view) {
        return to(view, new Neighbours(timeline, view).previousChange());
    }

    /** The next switch between tasks; where the trace tells of none, or they are folded, the next step of another thread. */
    public ViewState nextContextSwitch(ViewState view) {
        return to(view, new Neighbours(timeline, view).contextSwitch(1));
    }

    public ViewState previousContextSwitch(ViewState view) {
        return to(view, new Neighbours(timeline, view).contextSwitch(-1));
    }

    /** The next finding after the cursor. Where only what matters is shown, what matters becomes that finding's. */
    public ViewState nextFinding(ViewState view) {
        List<Finding> findings = timeline.analysis().findings();
        int at = current(view, findings);
        for (int i = at < 0 ? 0 : at + 1; i < findings.size(); i++) {
            if (at >= 0 || findings.get(i).row() > view.cursorRow()) {
                return stand(view, i);
            }
        }
        return view;
    }

    public ViewState previousFinding(ViewState view) {
        List<Finding> findings = timeline.analysis().findings();
        int at = current(view, findings);
        for (int i = at < 0 ? findings.size() - 1 : at - 1; i >= 0; i--) {
            if (at >= 0 || findings.get(i).row() < view.cursorRow()) {
                return stand(view, i);
            }
        }
        return view;
    }

    /** Several findings may share a row: the selected one counts as long as the cursor stands on it. */
    private static int current(ViewState view, List<Finding> findings) {
        int selected = view.selection().finding();
        return selected >= 0 && selected < findings.size() && findings.get(selected).row() == view.cursorRow() ? selected : -1;
    }

    private ViewState stand(ViewState view, int finding) {
        if (view.onlyWhatMatters()) {
            return focus(view, finding);
        }
        Finding found = timeline.analysis().findings().get(finding);
        return to(view.withSelection(Selection.of(finding, timeline.laneOf(found))), found.row());
    }

    /** Opens a finding: only what matters for it, fitted, the cursor on its step. An index that is not there changes nothing. */
    public ViewState focus(ViewState view, int finding) {
        List<Finding> findings = timeline.analysis().findings();
        if (finding < 0 || finding >= findings.size()) {
            return view;
        }
        Finding found = findings.get(finding);
        ViewState focused = view.withFocus(true, finding).withSelection(Selection.of(finding, timeline.laneOf(found))).withScroll(0)
                .withCursor(found.row());
        return fitFinding(focused, finding);
    }

    /** Shows everything again, or only what matters, the cursor where it is on the screen. */
    public ViewState onlyWhatMatters(ViewState view, boolean only) {
        double share = view.span().share(place(view, view.cursorRow()));
        int about = view.selection().isFinding() ? view.selection().finding() : view.about();
        ViewState changed = view.withFocus(only, about).withScroll(0);
        if (only && timeline.shown(changed).relevance() == null) {
            return view;
        }
        changed = changed.withCursor(Math.max(-1, timeline.rows(changed).nearest(view.cursorRow())));
        Span whole = timeline.whole(changed);
        double length = Math.min(view.span().length(), whole.length());
        return changed.withSpan(within(Span.around(place(changed, changed.cursorRow()), clamp(share), length), whole));
    }

    /** Puts the cursor after a row, or the nearest shown one before it, and brings it into view. */
    public ViewState to(ViewState view, int row) {
        if (row < 0 || row >= trace.size()) {
            return view;
        }
        int shown = timeline.rows(view).nearest(row);
        return shown < 0 || shown == view.cursorRow() ? view : inView(view.withCursor(shown));
    }

    /** Goes to a step as people count it, from 1. A step that is folded makes everything visible again. */
    public ViewState toStep(ViewState view, long step) {
        int row = trace.rowOfStep(step);
        if (row < 0 || row >= trace.size()) {
            return view;
        }
        boolean folded = view.onlyWhatMatters() && !timeline.rows(view).contains(row);
        ViewState open = folded ? onlyWhatMatters(view, false) : view;
        return to(open, row);
    }

    /** Goes to the last step at or before a time on the trace's clock. */
    public ViewState toTime(ViewState view, long timeNs) {
        return toStep(view, trace.step(Math.max(0, trace.rowAt(timeNs))));
    }

    /** Goes to the event whose record holds this line of the file, from 1. */
    public ViewState toLine(ViewState view, long line) {
        int row = Lines.rowOf(trace, line);
        return row < 0 ? view : toStep(view, trace.step(row));
    }

    /** Makes things larger (factor above 1) or smaller around a share of the width: 0 is the left edge, 1 the right. */
    public ViewState zoom(ViewState view, double factor, double share) {
        Span whole = timeline.whole(view);
        double shortest = Math.min(view.order() == Order.EVENT ? SHORTEST_EVENTS : 100, whole.length());
        double length = Math.max(shortest, Math.min(whole.length() * 1.02, view.span().length() / factor));
        return view.withSpan(within(Span.around(view.span().at(share), share, length), whole));
    }

    /** Zooms around the cursor if it is in view, else around the middle. */
    public ViewState zoom(ViewState view, double factor) {
        double share = view.span().share(place(view, view.cursorRow()));
        return zoom(view, factor, share >= 0 && share <= 1 ? share : 0.5);
    }

    /** Moves the view by a share of its width; positive shows what comes later. */
    public ViewState pan(ViewState view, double shares) {
        return view.withSpan(within(view.span().moved(shares * view.span().length()), timeline.whole(view)));
    }

    public ViewState fitAll(ViewState view) {
        return view.withSpan(timeline.whole(view));
    }

    /** Fits the rows of a finding's explanation with a margin. */
    public ViewState fitFinding(ViewState view, int finding) {
        List<Finding> findings = timeline.analysis().findings();
        if (finding < 0 || finding >= findings.size()) {
            return view;
        }
        Relevance shown = view.about() == finding ? timeline.shown(view).relevance() : null;
        Relevance relevance = shown != null ? shown : Relevance.of(timeline.analysis(), findings.get(finding));
        return fitRows(view, relevance.firstRow(), relevance.lastRow());
    }

    /** Fits what is selected: a finding's story, an object's lives, a thread's events; everything if nothing is. */
    public ViewState fitSelection(ViewState view) {
        Selection selection = view.selection();
        if (selection.isFinding()) {
            return fitFinding(view, selection.finding());
        }
        LaneKey lane = selection.lane();
        if (lane == null) {
            return fitAll(view);
        }
        if (lane.isThread()) {
            int count = trace.countOf(lane.id());
            return count == 0 ? view : fitRows(view, trace.rowOf(lane.id(), 0), trace.rowOf(lane.id(), count - 1));
        }
        Relevance relevance = Relevance.of(timeline.analysis(), timeline.analysis().objects().get(lane.id()));
        return fitRows(view, relevance.firstRow(), relevance.lastRow());
    }

    /** Fits rows from first to last with a margin at both sides. */
    public ViewState fitRows(ViewState view, int firstRow, int lastRow) {
        double from = place(view, firstRow);
        double to = Math.max(place(view, lastRow), from + (view.order() == Order.EVENT ? 1 : 1_000));
        double margin = Math.max((to - from) * MARGIN, view.order() == Order.EVENT ? 2 : 0);
        // What follows the last row is worth more room than what went before the first.
        return view.withSpan(new Span(from - margin / 2, to + 2.5 * margin));
    }

    /** Event order to time or back; the cursor stays at the same place of the screen. */
    public ViewState switchOrder(ViewState view) {
        Order order = view.order() == Order.EVENT ? Order.TIME : Order.EVENT;
        double share = clamp(view.span().share(place(view, view.cursorRow())));
        Scale scale = timeline.scale(view, 1_000);
        int first = Math.max(0, scale.firstRowFrom(0));
        int last = Math.max(first, Math.min(trace.size() - 1, scale.firstRowFrom(1_000)));
        ViewState other = view.withOrder(order, new Span(0, 1));
        double shortest = order == Order.EVENT ? SHORTEST_EVENTS : 1_000;
        double length = Math.max(shortest, place(other, last) - place(other, first));
        return view.withOrder(order, Span.around(place(other, view.cursorRow()), share, length));
    }

    /** Other lanes are hidden, and with them go their events: what was shown as a whole is again, another stretch keeps its first and last row. */
    public ViewState hiding(ViewState view, Set<LaneKey> hidden) {
        ViewState changed = view.withLanes(view.lanes(), hidden, view.pinned());
        Span whole = timeline.whole(view);
        if (view.span().from() <= whole.from() && view.span().to() >= whole.to()) {
            return fitAll(changed);
        }
        if (view.order() == Order.TIME) {
            return inView(changed);
        }
        Scale scale = timeline.scale(view, 1_000);
        int first = Math.max(0, scale.firstRowFrom(0));
        double from = place(changed, first);
        double to = place(changed, Math.max(first, Math.min(trace.size() - 1, scale.firstRowFrom(1_000))));
        return inView(changed.withSpan(new Span(from, Math.max(to, from + SHORTEST_EVENTS))));
    }

    /** Moves the span, no more than needed, so that the cursor is in view with a margin; for the margin alone it does not leave the trace. */
    public ViewState inView(ViewState view) {
        double share = view.span().share(place(view, view.cursorRow()));
        Span span = view.span();
        Span whole = timeline.whole(view);
        if (share < MARGIN) {
            double wanted = (share - MARGIN) * span.length();
            return view.withSpan(span.moved(Math.min(Math.min(0, share * span.length()), Math.max(wanted, whole.from() - span.from()))));
        }
        if (share > 1 - MARGIN) {
            double wanted = (share - 1 + MARGIN) * span.length();
            return view.withSpan(span.moved(Math.max(Math.max(0, (share - 1) * span.length()), Math.min(wanted, whole.to() - span.to()))));
        }
        return view;
    }

    private double place(ViewState view, int row) {
        return timeline.scale(view, 1).place(row);
    }

    private static double clamp(double share) {
        return share >= 0 && share <= 1 ? share : 0.5;
    }

    /** Keeps at least a third of the view on the trace. */
    private static Span within(Span span, Span whole) {
        double slack = span.length() / 3;
        if (span.to() < whole.from() + slack) {
            return span.moved(whole.from() + slack - span.to());
        }
        return span.from() > whole.to() - slack ? span.moved(whole.to() - slack - span.from()) : span;
    }
}
