package racelane.ui;

import java.util.LinkedHashSet;
import java.util.Set;
import racelane.analysis.Findings;
import racelane.timeline.LaneKey;
import racelane.timeline.Order;
import racelane.timeline.Span;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/**
 * The view in which a room full of people looks at a step: only the lanes that matter, the count on top of them, as many
 * steps as can be read from afar. Pure functions from view to view.
 *
 * @param before the view before it was presented
 * @param slots  how many steps can be read side by side
 */
record Presented(ViewState before, double slots) {
    /** The share of the width that lies before the cursor: what led to a step says more than what follows. */
    private static final double BEFORE = 0.62;

    /** The view as it is presented, its cursor where it is. */
    ViewState of(Timeline timeline, Stepper stepper, ViewState view) {
        int row = view.cursorRow();
        if (row < 0) {
            return view;
        }
        ViewState shown = mattering(timeline, stepper, view.withLanes(view.lanes(), before.hidden(), before.pinned()));
        Set<LaneKey> pinned = new LinkedHashSet<>(before.pinned());
        Set<LaneKey> hidden = new LinkedHashSet<>(before.hidden());
        LaneKey own = LaneKey.thread(timeline.trace().lane(row));
        if (!timeline.rows(shown).contains(row)) {
            // The step of a thread that does not matter: it is shown beside the others.
            hidden.remove(own);
            pinned.add(own);
        }
        LaneKey count = timeline.countLane(shown);
        if (count != null && timeline.lanes(shown).contains(count)) {
            pinned.add(count);
        }
        ViewState there = shown.withLanes(shown.lanes(), hidden, pinned);
        there = there.withCursor(timeline.rows(there).nearest(row));
        return stepper.inView(readable(timeline, there));
    }

    private static ViewState mattering(Timeline timeline, Stepper stepper, ViewState view) {
        if (view.onlyWhatMatters()) {
            return view;
        }
        int about = view.about() >= 0 ? view.about() : Findings.mostTelling(timeline.analysis().findings());
        return stepper.onlyWhatMatters(view.withFocus(false, about), true);
    }

    private ViewState readable(Timeline timeline, ViewState view) {
        if (view.order() != Order.EVENT || view.span().length() <= slots) {
            return view;
        }
        return view.withSpan(Span.around(timeline.rows(view).rank(view.cursorRow()) + 1, BEFORE, slots));
    }

    /** Everything as it was before, but the cursor stays: who is asked something in the middle of a tour looks around there. */
    ViewState ended(Timeline timeline, Stepper stepper, ViewState view) {
        return stepper.toStep(before, timeline.trace().step(view.cursorRow()));
    }
}
