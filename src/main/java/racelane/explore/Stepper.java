package racelane.explore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import racelane.scenario.FindingKind;
import racelane.sim.Finding;
import racelane.sim.Machine;
import racelane.sim.MachineState;

/** One step as a search sees it: the state after it, everything found in it, and whether the run has failed. */
final class Stepper {
    private static final Outcome BLOCKED = new Outcome(false, null, null, List.of(), null);
    final Machine machine;
    private final EnumSet<FindingKind> ending;
    private final boolean checks;
    private int[] nextChoices;
    private int[] taken;
    private MachineState after;
    private List<Finding> found = List.of();
    private Finding failure;

    /** @param ending kinds that end a run */
    Stepper(Machine machine, EnumSet<FindingKind> ending) {
        this.machine = machine;
        this.ending = ending;
        this.checks = !machine.program().always.isEmpty();
    }

    /** One with a machine of its own, for another thread. */
    Stepper another() {
        return new Stepper(machine.another(), ending);
    }

    /**
     * Tries a step, with the first choices where {@code choices} is null. Answers whether it can be done;
     * {@link #nextChoices} are those to try after it either way.
     */
    boolean attempt(MachineState state, int thread, int[] choices) {
        boolean done = choices == null ? machine.step(state, thread) : machine.step(state, thread, choices);
        nextChoices = machine.nextChoices() ? machine.pending() : null;
        if (!done) {
            return false;
        }
        taken = machine.choices();
        after = machine.result();
        found = machine.findings();
        Finding cycle = machine.ending().cycle(after, thread);
        if (cycle != null || checks) {
            MachineState result = after;
            List<Finding> all = new ArrayList<>(found);
            if (checks) {
                all.addAll(machine.ending().always(result, machine.name(thread)));
            }
            if (cycle != null) {
                all.add(cycle);
            }
            found = all;
        }
        failure = firstEnding(found);
        return true;
    }

    /** What an attempt came to, kept to be looked at once more. */
    record Outcome(boolean done, MachineState after, int[] taken, List<Finding> found, Finding failure) {}

    /** The last attempt, if it was the only one of its thread; else null. */
    Outcome keep(boolean done) {
        return nextChoices != null ? null : done ? new Outcome(true, after, taken, List.copyOf(found), failure) : BLOCKED;
    }

    /** As if the attempt that was kept had just been made; whether it could be done. */
    boolean restore(Outcome kept) {
        nextChoices = null;
        after = kept.after();
        taken = kept.taken();
        found = kept.found();
        failure = kept.failure();
        return kept.done();
    }

    Finding firstEnding(List<Finding> findings) {
        for (Finding finding : findings) {
            if (ending.contains(finding.kind())) {
                return finding;
            }
        }
        return null;
    }

    /** What is found in a state in which nobody can go on. */
    List<Finding> atEnd(MachineState state) {
        if (machine.ending().allEnded(state)) {
            return machine.ending().atEnd(state);
        }
        Finding stuck = machine.ending().stuck(state);
        return stuck == null ? List.of() : List.of(stuck);
    }

    int[] nextChoices() {
        return nextChoices;
    }

    MachineState after() {
        return after;
    }

    List<Finding> found() {
        return found;
    }

    /** The first finding that ends the run, or null. */
    Finding failure() {
        return failure;
    }

    int[] takenChoices() {
        return taken;
    }
}
