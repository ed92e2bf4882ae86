package racelane.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import racelane.analysis.Analysis;
import racelane.timeline.LaneKey;
import racelane.timeline.Order;
import racelane.timeline.Span;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/**
 * One open trace: what it looks like, the view on it, and who wants to know when either changes. Used by
 * one thread. The view is replaced as a whole; there is one listener, told after each replacement.
 */
public final class Session {
    /** Jumps remembered; older ones are forgotten. */
    private static final int MAX_JUMPS = 100;

    private final Runnable onChange;
    private final Deque<ViewState> jumps = new ArrayDeque<>();
    private Timeline timeline;
    private Stepper stepper;
    private ViewState view;
    private boolean touched;

    /** A session that stands where the trace opens: on its most telling finding, if it has one. */
    public Session(Timeline timeline, Runnable onChange) {
        this.onChange = onChange;
        this.timeline = timeline;
        this.stepper = new Stepper(timeline);
        this.view = timeline.start();
    }

    /** A session on the first part of a trace that is still being read; see {@link #grow}. */
    public static Session growing(Timeline timeline, long expectedRows, Runnable onChange) {
        Session session = new Session(timeline, onChange);
        session.view = filling(timeline, expectedRows);
        return session;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Analysis analysis() {
        return timeline.analysis();
    }

    public Stepper stepper() {
        return stepper;
    }

    public ViewState view() {
        return view;
    }

    /** Runs a command that is not the window's; tells whether it changed anything. */
    public boolean run(Command command) {
        if (command.isWindows()) {
            throw new IllegalArgumentException("command " + command.id() + " is the window's to do");
        }
        return show(command.move().apply(timeline, stepper, view));
    }

    /** Replaces the view; tells whether it is another one. */
    public boolean show(ViewState next) {
        if (next.equals(view)) {
            return false;
        }
        touched = true;
        view = next;
        onChange.run();
        return true;
    }

    /** Shows a view far from the present one, which can be come back to. */
    public boolean jump(ViewState next) {
        ViewState before = view;
        boolean changed = show(next);
        if (changed && next.cursorRow() != before.cursorRow()) {
            jumps.push(before);
            if (jumps.size() > MAX_JUMPS) {
                jumps.removeLast();
            }
        }
        return changed;
    }

    /** Stands on a row after a jump; a row that is folded brings everything back into view. */
    public boolean jumpTo(int row) {
        return jump(stepper.toStep(view, row + 1L));
    }

    /** Goes back to the view before the last jump; false if there was none. */
    public boolean jumpBack() {
        return !jumps.isEmpty() && show(jumps.pop());
    }

    /**
     * The trace has grown: the same rows and more. The cursor, the lanes and what was chosen stay. A view that
     * nobody has touched follows the trace: it shows the part that is read at the left of the whole.
     *
     * @param expectedRows how many rows there will be, about
     */
    public void grow(Timeline grown, long expectedRows) {
        boolean complete = grown.trace().isComplete();
        ViewState next = touched ? carried(grown) : complete ? grown.start() : filling(grown, expectedRows);
        timeline = grown;
        stepper = new Stepper(grown);
        jumps.clear();
        view = next;
        onChange.run();
    }

    private static ViewState filling(Timeline grown, long expectedRows) {
        ViewState all = ViewState.all(grown.allLanes(), grown.trace().size());
        return all.withSpan(new Span(0, Math.max(1, Math.max(grown.trace().size(), expectedRows))));
    }

    private ViewState carried(Timeline grown) {
        Set<LaneKey> known = new LinkedHashSet<>(view.lanes());
        List<LaneKey> lanes = new ArrayList<>(view.lanes());
        lanes.retainAll(new LinkedHashSet<>(grown.allLanes()));
        grown.allLanes().stream().filter(lane -> !known.contains(lane)).forEach(lanes::add);
        ViewState carried = view.withLanes(grown.grouped(lanes, view.grouping()), view.hidden(), view.pinned());
        if (carried.about() >= grown.analysis().findings().size() || carried.selection().finding() >= grown.analysis().findings().size()) {
            // A finding is a place in the list: what a part of the file suggested need not stand in the whole.
            carried = carried.withFocus(false, -1).withSelection(racelane.timeline.Selection.of(carried.selection().lane()));
        }
        if (carried.cursorRow() < 0 && grown.trace().size() > 0) {
            carried = carried.withCursor(0);
        }
        boolean nothingBefore = timeline.trace().size() == 0 && carried.order() == Order.EVENT;
        return nothingBefore ? new Stepper(grown).fitAll(carried) : carried;
    }
}
