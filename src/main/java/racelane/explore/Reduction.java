package racelane.explore;

import racelane.sim.BoundReached;
import racelane.sim.Independence;
import racelane.sim.MachineState;

/** Chooses, where it can be done without missing anything, the one thread that goes on from a state. */
final class Reduction {
    private final Independence independence;
    private boolean choices;
    private Stepper.Outcome[] kept;

    Reduction(Stepper stepper) {
        this(stepper.machine.recording());
    }

    private Reduction(Independence independence) {
        this.independence = independence;
    }

    /** The same for a stepper of another thread. */
    Reduction another(Stepper stepper) {
        return new Reduction(stepper.machine.recording(independence));
    }

    /** The thread, its step just done by the stepper (the last of its outcomes, if it has several), or -1: all must be tried. */
    int single(MachineState state, Stepper stepper) {
        kept = new Stepper.Outcome[state.threadCount()];
        for (int thread = 0; thread < state.threadCount(); thread++) {
            if (state.isLive(thread) && isAlone(state, thread, stepper)) {
                return thread;
            }
        }
        return -1;
    }

    /** What the threads' steps came to when none could go alone, for those with one outcome. */
    Stepper.Outcome[] kept() {
        return kept;
    }

    /** Whether the thread that was chosen last has several outcomes. */
    boolean hasChoices() {
        return choices;
    }

    private boolean isAlone(MachineState state, int thread, Stepper stepper) {
        int[] next = null;
        choices = false;
        try {
            do {
                boolean done = stepper.attempt(state, thread, next);
                if (next == null) {
                    kept[thread] = stepper.keep(done);
                }
                if (!done) {
                    // An outcome that waits may come when others have moved.
                    return false;
                }
                if (stepper.failure() != null || !independence.isAlone(stepper.machine, state, thread)) {
                    return false;
                }
                next = stepper.nextChoices();
                choices |= next != null;
            } while (next != null);
            return true;
        } catch (BoundReached bound) {
            return false;
        }
    }
}
