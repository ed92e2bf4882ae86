package racelane.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import racelane.scenario.FindingKind;
import racelane.sim.BoundReached;
import racelane.sim.Finding;
import racelane.sim.Machine;
import racelane.sim.MachineState;

/** The states that init leads to, one for each combination of its choices. */
public final class Initials {
    private static final int MAX_INIT_STEPS = 100_000;
    private static final int MAX_INITIAL_STATES = 100_000;

    /**
     * A state after init.
     *
     * @param state    in front of every thread's first step
     * @param choices  of those steps of init that had a choice
     * @param findings what init found, and what the checks say of the state
     */
    public record Initial(MachineState state, List<int[]> choices, List<Finding> findings) {}

    private record Open(MachineState state, List<int[]> choices, List<Finding> findings, int steps) {}

    private Initials() {}

    public static List<Initial> of(Machine machine) {
        List<Initial> initials = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(machine.bare(), List.of(), List.of(), 0));
        int init = machine.initThread();
        while (!open.isEmpty()) {
            Open at = open.pop();
            if (!at.state().isLive(init)) {
                initials.add(settled(machine, at));
                if (initials.size() > MAX_INITIAL_STATES) {
                    throw new BoundReached(MAX_INITIAL_STATES + " initial states");
                }
                continue;
            }
            if (at.steps() > MAX_INIT_STEPS) {
                throw new BoundReached(MAX_INIT_STEPS + " steps of init");
            }
            List<Open> next = new ArrayList<>();
            boolean can = machine.step(at.state(), init);
            boolean any = false;
            while (true) {
                if (can) {
                    any = true;
                    List<int[]> choices = at.choices();
                    if (machine.choices().length > 0) {
                        choices = new ArrayList<>(choices);
                        choices.add(machine.choices());
                    }
                    List<Finding> findings = at.findings();
                    if (!machine.findings().isEmpty()) {
                        findings = new ArrayList<>(findings);
                        findings.addAll(machine.findings());
                    }
                    next.add(new Open(machine.result(), choices, findings, at.steps() + 1));
                }
                if (!machine.nextChoices()) {
                    break;
                }
                can = machine.again(at.state(), init);
            }
            if (!any) {
                List<Finding> findings = new ArrayList<>(at.findings());
                findings.add(new Finding(FindingKind.DEADLOCK, "init", null, "init waits, and nobody else runs yet", 0, List.of()));
                initials.add(new Initial(at.state(), at.choices(), findings));
            }
            for (int i = next.size() - 1; i >= 0; i--) {
                open.push(next.get(i));
            }
        }
        return initials;
    }

    private static Initial settled(Machine machine, Open at) {
        MachineState state = machine.settle(at.state());
        List<Finding> findings = new ArrayList<>(at.findings());
        findings.addAll(machine.findings());
        findings.addAll(machine.ending().always(state, null));
        return new Initial(state, at.choices(), findings);
    }
}
