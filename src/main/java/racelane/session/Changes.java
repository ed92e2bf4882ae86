package racelane.session;

import java.util.ArrayDeque;
import java.util.Deque;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/**
 * Changes of which lanes and events a session shows, one after the other. In a large trace each is worked out
 * elsewhere; until it is done the view stays and can be stepped in, and a growing trace waits with growing.
 */
final class Changes {
    /** With fewer rows every change is made at once. */
    static final int LARGE = 100_000;

    private record Change(Command.Move move, boolean jumps) {}

    private final Session session;
    private final Deque<Change> asked = new ArrayDeque<>();
    private Elsewhere elsewhere = Elsewhere.here();
    private boolean underWay;
    private Runnable growth;

    Changes(Session session) {
        this.session = session;
    }

    void workElsewhere(Elsewhere where) {
        elsewhere = where;
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** A change that comes after those that were asked for before it. */
    void ask(Command.Move move, boolean jumps) {
        asked.add(new Change(move, jumps));
        next();
    }

    /**
     * Keeps the growth of the trace until no change is under way; false if none is, and the trace may grow now.
     * Worked out anew for every batch of a quick stream, a change would never be done.
     */
    boolean postpones(Runnable later) {
        growth = underWay ? later : growth;
        return underWay;
    }

    private void next() {
        Change change = underWay ? null : asked.poll();
        if (change == null) {
            return;
        }
        Timeline of = session.timeline();
        Stepper by = session.stepper();
        ViewState from = session.view();
        if (of.trace().size() < LARGE) {
            made(change, change.move().apply(of, by, from));
            return;
        }
        underWay = true;
        elsewhere.run(() -> {
            ViewState to = change.move().apply(of, by, from);
            of.prepare(to);
            return to;
        }, to -> {
            underWay = false;
            made(change, meanwhile(from, to));
            grow();
        }, () -> {
            underWay = false;
            next();
            grow();
        });
    }

    private void made(Change change, ViewState to) {
        session.replace(to, change.jumps());
        next();
    }

    private void grow() {
        Runnable waiting = growth;
        growth = null;
        if (waiting != null) {
            waiting.run();
        }
    }

    /** The view that was worked out, with the cursor and the choices that were made while the one before was still shown. */
    private ViewState meanwhile(ViewState from, ViewState to) {
        ViewState now = session.view();
        ViewState next = to;
        if (!now.selection().equals(from.selection())) {
            next = next.withSelection(now.selection());
        }
        if (now.cursorRow() != from.cursorRow()) {
            next = session.stepper().to(next, now.cursorRow());
        }
        return now.scrollPx() == from.scrollPx() ? next : next.withScroll(now.scrollPx());
    }
}
