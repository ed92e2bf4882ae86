package racelane.explore;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.sim.Canon;
import racelane.sim.Machine;
import racelane.sim.MachineState;
import racelane.sim.Schedule;
import racelane.trace.Workers;

/** Everything that a complete search of a program can see, for comparing searches. */
record Outcomes(Set<String> findings, Set<String> terminals, boolean failed, Search search) {
    static Program compile(String text) throws ScenarioException {
        return Scenario.parse("test.race", text).compile(Map.of());
    }

    /** By depth-first search alone. */
    static Outcomes of(Program program, boolean reduced, boolean symmetric) {
        return of(program, reduced, symmetric, Long.MAX_VALUE, Workers.direct());
    }

    /** @param handOver states after which the search goes on in levels */
    static Outcomes of(Program program, boolean reduced, boolean symmetric, long handOver, Workers workers) {
        Machine machine = new Machine(program, program.reuse);
        Stepper stepper = new Stepper(machine, program.failing);
        Reduction reduction = reduced ? new Reduction(stepper) : null;
        Canon canon = new Canon(program, program.reuse, false);
        Set<String> findings = new TreeSet<>();
        Set<String> terminals = new TreeSet<>();
        boolean[] failed = new boolean[1];
        Observer observer = new Observer() {
            @Override
            public boolean found(java.util.List<racelane.sim.Finding> found, racelane.sim.Finding ending, java.util.function.Supplier<Schedule> path) {
                found.forEach(finding -> findings.add(finding.withoutLife()));
                failed[0] |= ending != null;
                return true;
            }

            @Override
            public void terminal(MachineState state) {
                terminals.add(java.util.Arrays.toString(canon.encoding(state)));
            }
        };
        Limits limits = Limits.standard().withStates(2_000_000);
        Limits.Watch watch = limits.watch(() -> 0);
        DepthFirst first = new DepthFirst(stepper, reduction, symmetric, observer, watch, handOver);
        Search search = first.run(Initials.of(machine));
        if (!first.open().isEmpty()) {
            search = new LevelSearch(Team.of(stepper, reduction, workers), symmetric, first.visited(), observer, watch).goOn(first.open(), search);
        }
        return new Outcomes(findings, terminals, failed[0], search);
    }
}
