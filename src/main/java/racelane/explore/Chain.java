package racelane.explore;

import java.util.List;
import racelane.sim.Canon;
import racelane.sim.Finding;
import racelane.sim.MachineState;

/** Where a step leads in a search: past all states in which one thread alone can go on, to one that has to be stored. */
final class Chain {
    /** Steps after which a state is stored and expanded by all threads all the same. */
    static final int MAX = 1000;

    /** Is told what was found on the way; it never ends a run. */
    interface Told {
        void found(List<Finding> findings, Trail trail);
    }

    private final Stepper stepper;
    private final Reduction reduction;
    private final Canon canon;
    private final Visited visited;
    private long steps;

    /** @param reduction the reduction, or null for a plain search, in which a step leads to the state after it */
    Chain(Stepper stepper, Reduction reduction, Canon canon, Visited visited) {
        this.stepper = stepper;
        this.reduction = reduction;
        this.canon = canon;
        this.visited = visited;
    }

    /**
     * The state to go on with, null if the way ends at one that was seen. If its {@link Node#only} is -1 it has to be
     * stored, and its fingerprint stands in the canon.
     */
    Node follow(MachineState state, int soFar, Trail trail, Told told) {
        steps = 0;
        if (reduction == null) {
            canon.fingerprint(state);
            return new Node(state, trail, -1, 0, null);
        }
        MachineState at = state;
        Trail way = trail;
        for (int chain = soFar; chain < MAX; chain++) {
            canon.fingerprint(at);
            if (visited.has(canon)) {
                return null;
            }
            int only = reduction.single(at, stepper);
            if (only < 0) {
                return new Node(at, way, -1, 0, reduction.kept());
            }
            if (reduction.hasChoices()) {
                return new Node(at, way, only, chain + 1, null);
            }
            at = stepper.after();
            way = way.with(only, stepper.takenChoices());
            steps++;
            if (!stepper.found().isEmpty()) {
                told.found(List.copyOf(stepper.found()), way);
            }
        }
        canon.fingerprint(at);
        return new Node(at, way, -1, 0, null);
    }

    /** Steps that {@link #follow} did; they are transitions too. */
    long steps() {
        return steps;
    }
}
