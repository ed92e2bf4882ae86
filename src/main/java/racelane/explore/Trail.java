package racelane.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import racelane.sim.Machine;
import racelane.sim.Schedule;

/** How a state was reached: its last step, and the trail before it, shared with all that branch off there. */
final class Trail {
    static final int BYTES = 32;
    private final Initials.Initial initial;
    private final Trail before;
    private final int thread;
    private final int[] choices;
    /** Steps after init. */
    final int length;

    private Trail(Initials.Initial initial, Trail before, int thread, int[] choices) {
        this.initial = initial;
        this.before = before;
        this.thread = thread;
        this.choices = choices;
        this.length = before == null ? 0 : before.length + 1;
    }

    /** Nothing done yet. */
    static Trail from(Initials.Initial initial) {
        return new Trail(initial, null, -1, null);
    }

    Trail with(int nextThread, int[] itsChoices) {
        return new Trail(initial, this, nextThread, itsChoices);
    }

    /** Who did the last step; -1 if nothing was done yet. */
    int lastThread() {
        return thread;
    }

    /** Init's choices first. */
    Schedule schedule(Machine machine) {
        List<Schedule.Pick> picks = new ArrayList<>();
        for (Trail at = this; at.before != null; at = at.before) {
            picks.add(Schedule.Pick.of(machine.name(at.thread), at.choices));
        }
        Collections.reverse(picks);
        return Search.schedule(initial, picks);
    }
}
