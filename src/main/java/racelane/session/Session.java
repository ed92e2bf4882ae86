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

    /** With fewer rows every change is made at once. */
    static final int LARGE = 100_000;

    private final Runnable onChange;
    private final Deque<Change> changes = new ArrayDeque<>();
    private Elsewhere elsewhere = Elsewhere.here();
    private boolean changing;
    private final Deque<ViewState> jumps = new ArrayDeque<>();
    private Timeline timeline;
    private Stepper stepper;
    private ViewState view;
    private Kept kept = Kept.NOTHING;
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

    /** Notes and breakpoints. */
    public Kept kept() {
        return kept;
    }

    /** Replaces notes and breakpoints. */
    public void keep(Kept next) {
        if (!next.equals(kept)) {
            kept = next;
            onChange.run();
        }
    }

    /** Runs to the next ({@code by} 1) or previous (-1) row at which a breakpoint stops; tells whether there is one. */
    public boolean runTo(int by) {
        int row = Breakpoints.next(timeline.analysis(), kept.breakpoints(), view.cursorRow(), by);
        if (row >= 0) {
            jumpTo(row);
        }
        return row >= 0;
    }

    /** Runs a command that is not the window's; tells whether it changed anything at once. */
    public boolean run(Command command) {
        if (command.isWindows()) {
            throw new IllegalArgumentException("command " + command.id() + " is the window's to do");
        }
        boolean jumps = command.id().startsWith("finding-") || command.id().equals("step-first") || command.id().equals("step-last");
        ViewState before = view;
        if (command.rearranges() || changing) {
            // What was asked for after a change is meant for the view that it brings.
            change(command.move(), jumps);
        } else {
            made(new Change(command.move(), jumps), command.move().apply(timeline, stepper, view));
        }
        return !before.equals(view);
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

    /** A change that waits for those before it. */
    private record Change(Command.Move move, boolean jumps) {}

    /** Who works out what takes time in proportion to the trace; until this is said, the caller's thread. */
    public void workElsewhere(Elsewhere where) {
        elsewhere = where;
    }

    /**
     * Changes which lanes and events are shown. In a large trace that is worked out elsewhere and shown when it is
     * done, changes in the order in which they were asked for; until then the view stays, and can be stepped in.
     *
     * @param move  may be asked on another thread, and again where the trace has grown meanwhile
     * @param jumps whether the view before can be come back to
     */
    public void change(Command.Move move, boolean jumps) {
        changes.add(new Change(move, jumps));
        nextChange();
    }

    /** Whether a change is being worked out. */
    public boolean isChanging() {
        return changing;
    }

    private void nextChange() {
        Change change = changing ? null : changes.poll();
        if (change == null) {
            return;
        }
        if (timeline.trace().size() < LARGE) {
            made(change, change.move().apply(timeline, stepper, view));
            return;
        }
        changing = true;
        ViewState from = view;
        Timeline of = timeline;
        Stepper by = stepper;
        elsewhere.run(() -> {
            ViewState to = change.move().apply(of, by, from);
            of.prepare(to);
            return to;
        }, to -> {
            changing = false;
            if (timeline == of) {
                made(change, meanwhile(from, to));
            } else {
                changes.addFirst(change);
                nextChange();
            }
        }, () -> {
            changing = false;
            nextChange();
        });
    }

    /** The view that was worked out, with the cursor and the choices that were made while the one before was still shown. */
    private ViewState meanwhile(ViewState from, ViewState to) {
        ViewState now = to;
        if (!view.selection().equals(from.selection())) {
            now = now.withSelection(view.selection());
        }
        if (view.cursorRow() != from.cursorRow()) {
            now = stepper.to(now, view.cursorRow());
        }
        return view.scrollPx() == from.scrollPx() ? now : now.withScroll(view.scrollPx());
    }

    private void made(Change change, ViewState to) {
        if (change.jumps()) {
            jump(to);
        } else {
            show(to);
        }
        nextChange();
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
    public void jumpTo(int row) {
        if (view.onlyWhatMatters() && !timeline.rows(view).contains(row)) {
            change((of, by, from) -> by.toStep(from, row + 1L), true);
        } else {
            jump(stepper.toStep(view, row + 1L));
        }
    }

    /** Goes back to the view before the last jump, if there was one. */
    public void jumpBack() {
        if (!jumps.isEmpty()) {
            ViewState before = jumps.pop();
            change((of, by, from) -> before, false);
        }
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
