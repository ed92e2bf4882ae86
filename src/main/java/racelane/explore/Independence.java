package racelane.explore;

import racelane.sim.MachineState;

/** Placeholder for the next commit's reduction. */
final class Independence {
    int single(MachineState state, Stepper stepper) {
        return -1;
    }

    boolean hasChoices() {
        return false;
    }
}
