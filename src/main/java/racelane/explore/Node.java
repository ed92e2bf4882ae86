package racelane.explore;

import racelane.sim.BoundReached;
import racelane.sim.MachineState;

/** A state that is still open: how it was reached, and how far its steps have been tried. */
final class Node {
    /** Itself and its places in lists and arrays. */
    private static final int BYTES = 72;
    private static final int KEPT_BYTES = 320;
    final MachineState state;
    final Trail trail;
    /** The only thread to go on from here, or -1. */
    final int only;
    /** Steps that single threads have done since the last stored state. */
    final int chain;
    /** Whether its transitions are counted. */
    boolean counted = true;
    /** Steps that were done already when the reduction looked at them; may be null, as may its elements. */
    Stepper.Outcome[] kept;
    private int thread;
    private int[] choices;
    private boolean anyEnabled;
    private int tried;

    Node(MachineState state, Trail trail, int only, int chain, Stepper.Outcome[] kept) {
        this.state = state;
        this.trail = trail;
        this.only = only;
        this.chain = chain;
        this.kept = kept;
        this.thread = only < 0 ? 0 : only;
    }

    /** Whether every step has been tried. */
    boolean isDone() {
        return thread >= (only < 0 ? state.threadCount() : only + 1);
    }

    /** Whether every step has been tried and none could be done. */
    boolean isStuck() {
        return isDone() && !anyEnabled && only < 0;
    }

    /**
     * Tries the next step; whether it could be done.
     *
     * @throws BoundReached if the machine does not go where it leads; the other steps can still be tried
     */
    boolean attempt(Stepper stepper) {
        tried = thread;
        if (choices == null && !state.isLive(thread)) {
            thread++;
            return false;
        }
        try {
            Stepper.Outcome known = kept == null || choices != null ? null : kept[thread];
            boolean done = known == null ? stepper.attempt(state, thread, choices) : stepper.restore(known);
            choices = stepper.nextChoices();
            thread += choices == null ? 1 : 0;
            anyEnabled |= done;
            return done;
        } catch (BoundReached bound) {
            anyEnabled = true;
            choices = null;
            thread++;
            throw bound;
        }
    }

    /** The trail with the step that was just done. */
    Trail trailAfter(Stepper stepper) {
        return trail.with(tried, stepper.takenChoices());
    }

    /** Length of the chain that the step just done may go on. */
    int chainAfter() {
        return only < 0 ? 0 : chain;
    }

    long bytes() {
        return BYTES + Trail.BYTES + state.bytes() + (kept == null ? 0 : (long) KEPT_BYTES * kept.length);
    }
}
