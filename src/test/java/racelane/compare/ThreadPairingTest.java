package racelane.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.catalog.BundledScenarios;
import racelane.explore.Explorer;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.sim.Schedule;
import racelane.testkit.Traces;

class ThreadPairingTest {
    private static final String OBJECT = "0xff11000000001028";

    private static List<String> cast(Analysis a, Analysis b) {
        return TraceComparison.of(a, TraceComparison.Stretch.whole(a), b, TraceComparison.Stretch.whole(b)).cast().stream().map(part -> part.nameA() + " " + part.nameB()).toList();
    }

    @Test
    void aScenariosInitPlaysNobodysPart() throws Exception {
        Program program = Scenario.parse("mtd-partitioned-master.race", BundledScenarios.source("mtd-partitioned-master")).compile(Map.of());
        Analysis capture = Traces.start().init("sh-10", 0, OBJECT, 0).lock("sh-10", 0).locked("sh-10", 0).unlock("sh-10", 0).analysis();
        // Only init has run.
        Analysis run = Analysis.of(Explorer.replay(program, program.reuse, new Schedule(List.of()), false).trace(), capture.meanings().lenses());
        assertEquals(List.of(), cast(capture, run));
        assertEquals(List.of(), cast(run, capture));
        assertEquals(List.of("init init"), cast(run, run));
    }

    @Test
    void aSharedLockAloneMakesNoPair() throws Exception {
        Analysis reader = Traces.start().init("sh-10", 0, OBJECT, 0).lock("cat-11", 1).locked("cat-11", 1).unlock("cat-11", 1).analysis();
        Analysis other = Traces.start().init("sh-20", 0, OBJECT, 0).lock("dd-21", 1).locked("dd-21", 1).unlock("dd-21", 1).analysis();
        Analysis named = Traces.start().init("sh-20", 0, OBJECT, 0).lock("cat-29", 1).locked("cat-29", 1).unlock("cat-29", 1).analysis();
        assertEquals(List.of("sh-10 sh-20"), cast(reader, other));
        assertEquals(List.of("sh-10 sh-20", "cat-11 cat-29"), cast(reader, named));
    }

    @Test
    void whatAThreadDoesWeighsMoreThanItsName() throws Exception {
        Analysis a = Traces.start().init("sh-10", 0, OBJECT, 0).get("one-11", 1, OBJECT, 1, 2).event("two-12", 1, "mtd_proc_show", "(mtd_proc_show+0x4/0xd0 [mtd])").put("one-11", 1, OBJECT, 2, 1).analysis();
        Analysis b = Traces.start().init("sh-10", 0, OBJECT, 0).get("two-11", 1, OBJECT, 1, 2).event("one-12", 1, "mtd_proc_show", "(mtd_proc_show+0x4/0xd0 [mtd])").put("two-11", 1, OBJECT, 2, 1).analysis();
        assertEquals(List.of("sh-10 sh-10", "one-11 two-11", "two-12 one-12"), cast(a, b));
    }
}
