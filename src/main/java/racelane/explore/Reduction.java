package racelane.explore;

import racelane.sim.BoundReached;
import racelane.sim.Independence;
import racelane.sim.MachineState;

/** Chooses, where it can be done without missing anything, the one thread that goes on from a state. */
final class Reduction {
    private final Independence independence;
    private boolean choices;

    Reduction(Stepper stepper) {
        this.independence = stepper.machine.recording();
    }

    /** The thread, its step just done by the stepper (the last of its outcomes, if it has several), or -1: all must be tried. */
    int single(MachineState state, Stepper stepper) {
        for (int thread = 0; thread < state.threadCount(); thread++) {
            if (state.isLive(thread) && isAlone(state, thread, stepper)) {
                return thread;
            }
        }
        return -1;
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
                if (!stepper.attempt(state, thread, next)) {
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
