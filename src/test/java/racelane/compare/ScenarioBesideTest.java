package racelane.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.analysis.Analysis;
import racelane.catalog.BundledScenarios;
import racelane.catalog.Comparing;
import racelane.cli.Cli;
import racelane.scenario.Scenario;
import racelane.testkit.Analyses;
import racelane.testkit.Samples;
import racelane.trace.Workers;

/** A capture beside the scenario that follows it, step by step. */
class ScenarioBesideTest {
    @TempDir
    Path folder;

    private static FollowLimits limits() {
        return new FollowLimits(100_000, 600, () -> 0);
    }

    private static TraceComparison beside(Analysis capture, String scenario, Map<String, Long> given) throws Exception {
        return Comparing.with(capture, TraceComparison.Stretch.whole(capture), Scenario.parse(scenario + ".race", BundledScenarios.source(scenario)), given, null, limits());
    }

    private static String name(Analysis analysis, int lane) {
        return analysis.trace().lanes().get(lane).name();
    }

    /** What B does beside a row of A. */
    private static String beside(TraceComparison comparison, int row) {
        return comparison.pairs().stream().filter(pair -> pair.a().row() == row).map(pair -> name(comparison.b(), pair.b().lane()) + " " + pair.b().words()).findFirst().orElse("nothing");
    }

    @Test
    void theWholeCaptureStandsBesideTheStepsThatFollowIt() throws Exception {
        Analysis capture = Samples.analysis("c3b-pm-opener2", folder);
        TraceComparison comparison = beside(capture, "mtd-partitioned-master", Map.of("PARTITIONS", 2L, "OPENERS", 2L, "OPENS", 16L, "CYCLES", 12L, "DISK", 1L, "NOP_RELEASE", 1L));
        assertTrue(comparison.follows().reached());
        assertEquals(657, comparison.follows().done());
        assertEquals(List.of("sh-222 1 sh-921 1", "opener-224 1 opener-224 1", "opener-225 1 opener-225 1"),
                comparison.cast().stream().map(part -> part.nameA() + " " + part.threadsA() + " " + part.nameB() + " " + part.threadsB()).toList());
        assertEquals(List.of(List.of("cat (27 threads)"), List.of()), comparison.alone());
        assertEquals("opener-224 __put_mtd_device()", beside(comparison, 1709));
        assertEquals("opener-225 __get_mtd_device()", beside(comparison, 1733));
        assertEquals("sh-921 add_mtd_device() returns", beside(comparison, 1678));
        inOrder(comparison);
        assertEquals(List.of("released-while-in-use", "stale-put", "addition-on-zero", "saturated", "underflow", "use-after-free"), comparison.shared().stream().map(TraceComparison.Shared::kind).toList());
        // The put that overlaps the free lies before it in the model: nobody saw that free.
        assertEquals(433, comparison.first().rowA());
        assertTrue(comparison.first().text().startsWith("only A has use-after-free: opener-224: __put_mtd_device runs while the memory"), comparison.first().text());
        assertTrue(comparison.differences().size() < 10, comparison.differences().size() + " differences");
        assertTrue(comparison.differences().stream().noneMatch(one -> one.kind() == TraceDifference.Kind.ORDER || one.kind() == TraceDifference.Kind.FORBIDDEN));
    }

    /** A thread's steps come in one order on both sides, and the model's state never goes back. */
    private static void inOrder(TraceComparison comparison) {
        Map<Integer, Integer> last = new HashMap<>();
        int state = -1;
        for (TraceComparison.StepPair pair : comparison.pairs()) {
            assertEquals(pair.a().word(), pair.b().word());
            Integer before = last.put(pair.b().lane(), pair.b().row());
            assertTrue(before == null || before <= pair.b().row(), () -> pair.toString());
            assertTrue(state <= pair.stateRowB(), () -> pair.toString());
            state = pair.stateRowB();
        }
    }

    @Test
    void whatTheScenarioForbidsIsTheDifference() throws Exception {
        Analysis capture = Samples.analysis("c3b-pm-opener2", folder);
        TraceComparison comparison = beside(capture, "mtd-proc-reader", Map.of());
        assertFalse(comparison.follows().reached());
        assertEquals(TraceDifference.Kind.FORBIDDEN, comparison.first().kind());
        assertEquals(290, comparison.first().rowA());
        assertEquals("sh-222: enters del_mtd_device, refcnt 2; B forbids it: the model's refcnt is 1, the capture's 2; in A it was moved by __get_mtd_device() of opener-224 in step 140 (at line 150 of mtd-proc-reader.race)",
                comparison.first().text());
        assertEquals("sh-921", name(comparison.b(), comparison.threads().get(lane(capture, "sh-222"))));
        assertNull(comparison.threads().get(lane(capture, "opener-224")));
    }

    private static int lane(Analysis analysis, String name) {
        return analysis.trace().lanes().stream().filter(lane -> lane.name().equals(name)).findFirst().orElseThrow().index();
    }

    @Test
    void aSavedRunIsKnownAgain() throws Exception {
        Path capture = Samples.file("a6-arm64-injected", folder);
        Path saved = folder.resolve("run.jsonl");
        java.io.StringWriter out = new java.io.StringWriter();
        new Cli(new java.io.PrintWriter(out), new java.io.PrintWriter(out), Workers.direct(), () -> 0).run("follow", capture.toString(), "mtd-extra-put", "-o", saved.toString());
        assertTrue(Files.exists(saved), out.toString());
        Analysis a = Analyses.of(capture);
        Analysis b = Analyses.of(saved);
        TraceComparison comparison = Comparing.of(a, TraceComparison.Stretch.whole(a), b, TraceComparison.Stretch.whole(b), folder, limits());
        assertNotNull(comparison.follows());
        assertEquals(List.of("use-after-free", "underflow"), comparison.shared().stream().map(TraceComparison.Shared::kind).sorted(java.util.Comparator.reverseOrder()).toList());
        assertEquals(name(b, comparison.threads().get(lane(a, "insmod-78"))), "insmod-78");
        inOrder(comparison);
        // Another run of the same scenario is not the one that follows: it is compared as any trace.
        String other = Files.readString(saved).replaceFirst("\"schedule\":\"\\S+ ", "\"schedule\":\"");
        Files.writeString(saved, other);
        Analysis changed = Analyses.of(saved);
        TraceComparison plain = Comparing.of(a, TraceComparison.Stretch.whole(a), changed, TraceComparison.Stretch.whole(changed), folder, limits());
        assertNull(plain.follows());
        plain.threads().values().forEach(lane -> assertFalse(name(changed, lane).equals("init")));
    }
}
