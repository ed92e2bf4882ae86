package racelane.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.timeline.Span;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Problem;

/**
 * One open trace: what it looks like, the view on it, and who wants to know when either changes. Used by
 * one thread. The view is replaced as a whole; there is one listener, told after each replacement.
 */
public final class Session {
    /** Jumps remembered; older ones are forgotten. */
    private static final int MAX_JUMPS = 100;

    private final Runnable onChange;
    private final Changes changes = new Changes(this);
    private final Deque<ViewState> jumps = new ArrayDeque<>();
    private Timeline timeline;
    private Stepper stepper;
    private ViewState view;
    private Kept kept = Kept.NOTHING;
    private boolean touched;
    private boolean live;
    private boolean following;
    private final PastFindings past = new PastFindings();

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

    /** A session on the first part of a stream: its view keeps to the end until it is scrolled back, and again once it stands on the last step. */
    public static Session live(Timeline timeline, Runnable onChange) {
        Session session = new Session(timeline, onChange);
        session.live = true;
        session.following = true;
        session.view = Growth.first(timeline);
        return session;
    }

    /** Whether more of the stream may come. */
    public boolean isLive() {
        return live;
    }

    /** Whether the view keeps to the end of a live stream. */
    public boolean isFollowing() {
        return live && following;
    }

    /** How the view is carried over into a timeline that has grown; to be prepared on any thread. */
    public Growth growth() {
        return new Growth(timeline, view, following);
    }

    public Timeline timeline() {
        return timeline;
    }

    public Analysis analysis() {
        return timeline.analysis();
    }

    /** What limits the conclusions, and the findings of a stream that are out of reach. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(timeline.analysis().problems());
        problems.addAll(past.problems());
        problems.addAll(kept.problems());
        return problems;
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
        if (live && command.id().equals("step-last")) {
            return follow();
        }
        boolean jumps = command.id().startsWith("finding-") || command.id().equals("step-first") || command.id().equals("step-last");
        ViewState before = view;
        if (command.rearranges() || changes.isUnderWay()) {
            // What was asked for after a change is meant for the view that it brings.
            change(command.move(), jumps);
        } else {
            replace(command.move().apply(timeline, stepper, view), jumps);
        }
        return !before.equals(view);
    }

    /** Replaces the view; tells whether it is another one. */
    public boolean show(ViewState next) {
        if (next.equals(view)) {
            return false;
        }
        touched = true;
        // Scrolled back by however little, the view is somebody's who wants to look at something.
        boolean back = next.span().to() < view.span().to() && next.span().length() == view.span().length() && next.order() == view.order();
        following = live && !back && Growth.isAtEnd(timeline, next);
        view = next;
        onChange.run();
        return true;
    }

    private boolean follow() {
        ViewState next = Growth.atEnd(timeline, view);
        boolean changed = jump(next) || !following;
        following = true;
        if (changed) {
            onChange.run();
        }
        return changed;
    }

    /** Who works out what takes time in proportion to the trace; until this is said, the caller's thread. */
    public void workElsewhere(Elsewhere where) {
        changes.workElsewhere(where);
    }

    /**
     * Changes which lanes and events are shown. In a large trace that is worked out elsewhere and shown when it is
     * done, changes in the order in which they were asked for; until then the view stays, and can be stepped in.
     *
     * @param move  may be asked on another thread, and again where the trace has grown meanwhile
     * @param jumps whether the view before can be come back to
     */
    public void change(Command.Move move, boolean jumps) {
        changes.ask(move, jumps);
    }

    /** Whether a change is being worked out. */
    public boolean isChanging() {
        return changes.isUnderWay();
    }

    /** Shows another view; {@code jumps} if the one before can be come back to. */
    void replace(ViewState to, boolean jumps) {
        if (jumps) {
            jump(to);
        } else {
            show(to);
        }
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
            change((of, by, from) -> by.toStep(from, of.trace().step(row)), true);
        } else {
            jump(stepper.toStep(view, timeline.trace().step(row)));
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
     * The trace has grown: the same rows and more, of a stream perhaps without the oldest. The cursor, the lanes and
     * what was chosen stay. A view that nobody has touched follows the trace: it shows the part that is read at the
     * left of the whole, of a stream its end. While a change is worked out, the growth waits for it.
     *
     * @param expectedRows how many rows there will be, about
     */
    public void grow(Timeline grown, long expectedRows) {
        if (changes.postpones(() -> grow(grown, expectedRows))) {
            return;
        }
        boolean complete = grown.trace().isComplete();
        ViewState next = touched || live ? growth().into(grown) : complete ? grown.start() : filling(grown, expectedRows);
        live &= !complete;
        past.passed(timeline, grown);
        timeline = grown;
        stepper = new Stepper(grown);
        jumps.clear();
        view = next;
        onChange.run();
    }

    /** The same trace means something else: lenses were changed. The view stays, counts that nobody knew before stand on top of it. */
    public void mean(Timeline other) {
        if (changes.postpones(() -> mean(other))) {
            return;
        }
        ViewState next = growth().into(other);
        timeline = other;
        stepper = new Stepper(other);
        touched = true;
        view = next;
        onChange.run();
    }

    private static ViewState filling(Timeline grown, long expectedRows) {
        ViewState all = ViewState.all(grown.allLanes(), grown.trace().size());
        return all.withSpan(new Span(0, Math.max(1, Math.max(grown.trace().size(), expectedRows))));
    }
}
