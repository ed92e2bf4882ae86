package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.catalog.BundledScenarios;
import racelane.catalog.Catalog;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.export.JsonLinesWriter;
import racelane.read.Progress;
import racelane.read.TraceOpener;
import racelane.scenario.Scenario;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.trace.Simulation;
import racelane.trace.Trace;

class SavedRunTest {
    private static final String NAME = "mtd-partitioned-master";

    @TempDir
    Path folder;

    private static Scenario scenario() throws Exception {
        return Scenario.parse(NAME + ".race", BundledScenarios.source(NAME));
    }

    private Trace saved(Run run) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonLinesWriter().write(run.trace(), out);
        Path file = folder.resolve("run.jsonl");
        Files.write(file, out.toByteArray());
        return new TraceOpener(Catalog.formats()).open(file, Progress.none());
    }

    @Test
    void aSavedRunKnowsItsScenarioItsConfigsAndItsSchedule() throws Exception {
        Variant variant = Variant.of(NAME, scenario(), Map.of("KOBJECTS", 1L));
        Run run = new Explorer(variant.program(), Options.standard(), Limits.standard(), () -> 0).explore().run();
        Trace trace = saved(run);
        Simulation simulation = trace.facts().simulation();
        assertEquals(run.trace().facts().simulation(), simulation);
        Variant again = SavedRun.variant(simulation, Variant.of(NAME, scenario(), Map.of()));
        assertEquals(Map.of("KOBJECTS", 1L), again.set());
        DrivenRun driven = new DrivenRun(variant.program(), run);
        for (int row = 0; row < trace.size(); row++) {
            assertEquals(driven.scheduleTo(row), SavedRun.scheduleTo(simulation, trace.timeNs(row)), "row " + row);
        }
        assertEquals(run.schedule(), Explorer.replay(again.program(), again.program().reuse, SavedRun.scheduleTo(simulation, Long.MAX_VALUE), false).schedule());
        trace.close();
    }

    @Test
    void aScenarioThatHasChangedIsOneClearLine() throws Exception {
        Variant variant = Variant.of(NAME, scenario(), Map.of());
        Simulation simulation = DrivenRun.along(variant.program(), variant.program().reuse, new Schedule(List.of())).trace().facts().simulation();
        Scenario changed = Scenario.parse(NAME + ".race", BundledScenarios.source(NAME) + "// changed\n");
        String said = assertThrows(IllegalArgumentException.class, () -> SavedRun.variant(simulation, Variant.of(NAME, changed, Map.of()))).getMessage();
        assertTrue(said.matches(NAME + " has changed since this run was saved: its text has the digest \\w{12}, the run's had \\w{12}: .*"), said);
        Simulation edited = new Simulation(simulation.scenario(), simulation.digest(), "KOBJECTS=many", simulation.reuse(), simulation.schedule());
        assertThrows(IllegalArgumentException.class, () -> SavedRun.variant(edited, Variant.of(NAME, scenario(), Map.of())));
    }
}
