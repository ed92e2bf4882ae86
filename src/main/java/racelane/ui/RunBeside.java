package racelane.ui;

import java.util.Map;
import racelane.catalog.BundledScenarios;
import racelane.compare.ScenarioMatch;
import racelane.compare.StackBeside;
import racelane.scenario.Scenario;
import racelane.session.Explanation;
import racelane.session.Variant;
import racelane.sim.Finding;
import racelane.sim.Schedule;

/** Opens the run of a scenario that reaches what a report tells, with both stacks beside it. */
final class RunBeside {
    private final ScenarioDesk scenarios;
    private final BesidePane pane;
    private final Teller teller;
    private OpenScenario of;

    RunBeside(ScenarioDesk scenarios, BesidePane pane, Teller teller) {
        this.scenarios = scenarios;
        this.pane = pane;
        this.teller = teller;
    }

    /**
     * @param name  of a bundled scenario
     * @param set   its settings
     * @param words what is said of the run in its bar
     */
    void open(String name, Map<String, Long> set, Schedule schedule, Finding finding, StackBeside beside, String words) {
        try {
            Variant variant = Variant.of(name, Scenario.parse(name + ".race", BundledScenarios.source(name)), set);
            scenarios.open(variant, schedule, finding.kind(), words, opened -> {
                of = opened;
                pane.show(name + ": " + finding.kind().word().replace('-', ' ') + ScenarioMatch.in(finding), Explanation.suppositions(variant.program()), beside);
            });
        } catch (Exception failure) {
            teller.notice(ScenarioFault.reason(failure));
        }
    }

    /** The pane beside a run of that scenario, or null if it was not opened for a report. */
    BesidePane beside(OpenScenario shown) {
        return shown != null && shown == of ? pane : null;
    }

    void forget() {
        of = null;
    }
}
