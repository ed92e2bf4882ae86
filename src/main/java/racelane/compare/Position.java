package racelane.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import racelane.sim.Deed;
import racelane.sim.MachineState;
import racelane.sim.Schedule;

/**
 * How far a search has come: the capture up to an event, the model in a state. Immutable; leads back to where it
 * came from.
 */
final class Position {
    /** Index of the event that comes next. */
    final int next;
    final MachineState state;
    /** Thread → the lane that it plays or played last, or -1. */
    final int[] laneOf;
    /** Thread → what it has done and the capture has not shown yet: calls and returns on the way to its next step. */
    private final List<List<Deed>> owed;
    final Bindings bindings;
    final Position before;
    /** The step that led here, or null where only an event was met. */
    final Schedule.Pick pick;

    Position(int next, MachineState state, int[] laneOf, List<List<Deed>> owed, Bindings bindings, Position before, Schedule.Pick pick) {
        this.next = next;
        this.state = state;
        this.laneOf = laneOf;
        this.owed = owed;
        this.bindings = bindings;
        this.before = before;
        this.pick = pick;
    }

    List<Deed> owed(int thread) {
        return thread < owed.size() ? owed.get(thread) : List.of();
    }

    int laneOf(int thread) {
        return thread < laneOf.length ? laneOf[thread] : -1;
    }

    /** The thread that plays a lane, or -1. */
    int playerOf(int lane) {
        for (int thread = 0; thread < laneOf.length; thread++) {
            if (laneOf[thread] == lane) {
                return thread;
            }
        }
        return -1;
    }

    /** The event is passed over. */
    Position skipped() {
        return new Position(next + 1, state, laneOf, owed, bindings, this, null);
    }

    /** From here a thread plays a lane. */
    Position playing(int thread, int lane) {
        if (laneOf(thread) == lane) {
            return this;
        }
        int[] players = Arrays.copyOf(laneOf, Math.max(laneOf.length, thread + 1));
        Arrays.fill(players, laneOf.length, players.length, -1);
        players[thread] = lane;
        return new Position(next, state, players, owed, bindings, this, null);
    }

    /** The next event is met by what the thread owed. */
    Position met(int thread, List<Deed> rest, Bindings bound) {
        return new Position(next + 1, state, laneOf, owing(thread, rest), bound, this, null);
    }

    /** The thread did a step, in which it met the next event or did not. */
    Position stepped(int thread, MachineState after, Schedule.Pick by, List<Deed> rest, Bindings bound, boolean met) {
        return new Position(met ? next + 1 : next, after, laneOf, owing(thread, rest), bound, this, by);
    }

    /** Whether the event before {@link #next} was met on the way here, and not passed over. */
    boolean meets() {
        return before != null && next > before.next && owed != before.owed;
    }

    private List<List<Deed>> owing(int thread, List<Deed> rest) {
        List<List<Deed>> all = new ArrayList<>(owed);
        while (all.size() <= thread) {
            all.add(List.of());
        }
        all.set(thread, rest);
        return all;
    }

    /** The picks that led here, in order. */
    List<Schedule.Pick> picks() {
        List<Schedule.Pick> picks = new ArrayList<>();
        for (Position at = this; at != null; at = at.before) {
            if (at.pick != null) {
                picks.add(at.pick);
            }
        }
        java.util.Collections.reverse(picks);
        return picks;
    }

    int owingThreads() {
        return owed.size();
    }
}
