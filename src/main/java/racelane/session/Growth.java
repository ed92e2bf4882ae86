package racelane.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.timeline.LaneKey;
import racelane.timeline.Order;
import racelane.timeline.Scale;
import racelane.timeline.Selection;
import racelane.timeline.Span;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/**
 * Carries a view of a trace over into the same trace once it has grown. Rows may have been let go at its start:
 * what a row, an object or a finding is now called is told by its step, address and kind. Immutable; what it
 * works out may be worked out on any thread.
 *
 * @param from the timeline so far
 * @param view the view of it
 * @param end  whether the view keeps to the end of the trace
 */
public record Growth(Timeline from, ViewState view, boolean end) {
    /** Steps that a view shows which keeps to the end, until somebody zooms. */
    static final int STEPS = 160;
    /** The share of the view that lies behind the last event. */
    private static final double AHEAD = 0.06;

    /** A first view at the end of a trace. */
    static ViewState first(Timeline timeline) {
        ViewState all = ViewState.all(timeline.allLanes(), timeline.trace().size());
        return atEnd(timeline, all.withSpan(new Span(0, STEPS)));
    }

    /** The view moved so that the last step that is shown is near its right edge, the cursor on it. */
    static ViewState atEnd(Timeline timeline, ViewState view) {
        int last = timeline.rows(view).floor(timeline.trace().size() - 1);
        if (last < 0) {
            return view;
        }
        Span whole = timeline.whole(view);
        double length = view.span().length();
        double to = Math.max(whole.to() + AHEAD * length, whole.from() + length);
        return view.withCursor(last).withSpan(new Span(to - length, to));
    }

    /** Whether the last step is at the cursor and in view. */
    static boolean isAtEnd(Timeline timeline, ViewState view) {
        int last = timeline.rows(view).floor(timeline.trace().size() - 1);
        double place = last < 0 ? 0 : timeline.scale(view, 1).place(last);
        return view.cursorRow() == last && place >= view.span().from() && place <= view.span().to();
    }

    /** The view of the grown trace that shows what this one does, or its end. */
    public ViewState into(Timeline grown) {
        ViewState carried = withFindings(grown, withLanes(grown)).withCursor(row(grown, view.cursorRow()));
        if (end) {
            return atEnd(grown, carried);
        }
        boolean nothingBefore = from.trace().size() == 0 && carried.order() == Order.EVENT;
        return nothingBefore ? new Stepper(grown).fitAll(carried) : carried.withSpan(span(grown, carried));
    }

    /** Works out what painting the view of the grown trace will ask for. */
    public void prepare(Timeline grown) {
        ViewState next = into(grown);
        grown.prepare(next);
        grown.scale(next, 1);
    }

    private int row(Timeline grown, int row) {
        int last = grown.trace().size() - 1;
        return row < 0 ? Math.min(0, last) : Math.max(Math.min(0, last), Math.min(last, grown.trace().rowOfStep(from.trace().step(row))));
    }

    /** What stands at the left edge stays there, or the oldest that is left moves there. */
    private Span span(Timeline grown, ViewState carried) {
        Span span = view.span();
        Scale before = from.scale(view, 1_000);
        int row = before.firstRowFrom(0);
        if (row < 0 || row >= from.trace().size() || from.trace().step(0) == grown.trace().step(0)) {
            return span;
        }
        int now = grown.trace().rowOfStep(from.trace().step(row));
        Scale after = grown.scale(carried, 1_000);
        return now < 0 ? new Span(0, span.length()) : span.moved(after.place(now) - before.place(row));
    }

    private ViewState withLanes(Timeline grown) {
        Set<LaneKey> there = new HashSet<>(grown.allLanes());
        Set<LaneKey> known = new LinkedHashSet<>();
        view.lanes().stream().map(lane -> key(grown, lane)).filter(there::contains).forEach(known::add);
        List<LaneKey> lanes = new ArrayList<>(known);
        int objects = (int) lanes.stream().takeWhile(LaneKey::isObject).count();
        for (LaneKey lane : grown.allLanes()) {
            if (!known.contains(lane) && lane.isObject() && (end || from.trace() == grown.trace())) {
                // Who watches the end has no lane to lose from sight, and who has said what an event means wants to see it: a new count goes on top.
                lanes.add(objects++, lane);
            } else if (!known.contains(lane)) {
                lanes.add(lane);
            }
        }
        ViewState carried = view.withLanes(grown.grouped(lanes, view.grouping()), keys(grown, view.hidden()), keys(grown, view.pinned()));
        for (LaneKey opened : view.opened()) {
            carried = carried.withOpened(opened, false);
        }
        for (LaneKey opened : keys(grown, view.opened())) {
            carried = carried.withOpened(opened, true);
        }
        return carried;
    }

    private Set<LaneKey> keys(Timeline grown, Set<LaneKey> keys) {
        return keys.stream().map(key -> key(grown, key)).filter(key -> key != null).collect(Collectors.toSet());
    }

    /** What a lane is called in the grown trace, or null. */
    private LaneKey key(Timeline grown, LaneKey key) {
        if (key == null || key.isThread()) {
            return key;
        }
        CountedObject object = grown.analysis().object(from.analysis().objects().get(key.id()).address());
        return object == null || key.count() >= object.curves().size() ? null : LaneKey.object(object.id(), key.count());
    }

    /** A finding is a place in the list: what a part of the file suggested need not stand in the whole, nor at the same place. */
    private ViewState withFindings(Timeline grown, ViewState carried) {
        int about = finding(grown, view.about());
        LaneKey lane = key(grown, view.selection().lane());
        boolean gone = about < 0 && view.about() >= 0;
        return carried.withFocus(carried.onlyWhatMatters() && !gone && (about >= 0 || lane != null), about)
                .withSelection(new Selection(lane, finding(grown, view.selection().finding())));
    }

    private int finding(Timeline grown, int index) {
        List<Finding> findings = from.analysis().findings();
        if (index < 0 || index >= findings.size()) {
            return -1;
        }
        Finding meant = findings.get(index);
        List<Finding> now = grown.analysis().findings();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).kind().equals(meant.kind()) && address(now.get(i)) == address(meant)
                    && grown.trace().step(now.get(i).row()) == from.trace().step(meant.row())) {
                return i;
            }
        }
        return -1;
    }

    private static long address(Finding finding) {
        return finding.object() == null ? 0 : finding.object().address();
    }
}
