package racelane.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import racelane.catalog.Catalog;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.RandomRuns;
import racelane.export.JsonLinesWriter;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.sim.Run;
import racelane.testkit.Analyses;

/** What the simulator finds while it runs is what the analyses find in the trace that it leaves. */
class SimulatedFindingsTest {
    private static final Path FOLDER = Path.of("sample-traces/scenarios");
    private static final int RANDOM_RUNS = 20;

    private static Program program(String name) throws Exception {
        return Scenario.parse(name + ".race", Files.readString(FOLDER.resolve(name).resolve(name + ".race"))).compile(Map.of());
    }

    private static Run failing(String name) throws Exception {
        Run run = new Explorer(program(name), Options.standard(), Limits.standard(), () -> 0).explore().run();
        assertFalse(run.findings().isEmpty(), name + " fails");
        return run;
    }

    private static Analysis analysis(Run run) throws Exception {
        return Analysis.of(run.trace(), Catalog.lenses(List.of()));
    }

    /** Kinds and objects, one line each. */
    private static void assertAgree(Run run, String what) throws Exception {
        Analysis analysis = analysis(run);
        Set<String> lives = new HashSet<>();
        analysis.objects().forEach(object -> object.lives().forEach(life -> lives.add(life.label())));
        Set<String> expected = new TreeSet<>();
        Set<String> apart = new HashSet<>();
        for (racelane.sim.Finding finding : run.findings()) {
            String name = finding.object() == null ? null : finding.object().replaceFirst("(#\\d+)\\..*", "$1");
            expected.add(finding.kind().word() + " " + (lives.contains(name) ? name : "-"));
            apart.add(finding.kind().word() + " " + (name == null ? finding.summary() : name));
        }
        Set<String> found = new TreeSet<>();
        analysis.findings().forEach(finding -> found.add(finding.kind() + " " + (finding.life() == null ? "-" : finding.life().label())));
        assertEquals(String.join("\n", expected), String.join("\n", found), what);
        assertEquals(apart.size(), analysis.findings().size(), () -> what + ": one finding a kind and object in " + analysis.findings());
        assertTrue(analysis.findings().stream().allMatch(Finding::certain), what + ": a simulator sees everything");
    }

    @TestFactory
    Stream<DynamicTest> failingSchedulesAgree() {
        return Stream.of("mtd-char-opener", "mtd-partitioned-master", "get-after-lookup", "abba-deadlock")
                .map(name -> DynamicTest.dynamicTest(name, () -> assertAgree(failing(name), name)));
    }

    @TestFactory
    Stream<DynamicTest> randomRunsAgree() throws Exception {
        List<String> names = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            folders.filter(Files::isDirectory).sorted().forEach(folder -> names.add(folder.getFileName().toString()));
        }
        return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            Program program = program(name);
            for (int seed = 1; seed <= RANDOM_RUNS; seed++) {
                assertAgree(new RandomRuns(program, program.reuse, 100_000).run(seed), name + " --seed " + seed);
            }
        }));
    }

    @Test
    void aRunWrittenAsJsonLinesSaysTheSame() throws Exception {
        Run run = failing("mtd-partitioned-master");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonLinesWriter().write(run.trace(), out);
        Analysis read = Analyses.ofText(out.toString(StandardCharsets.UTF_8));
        Analysis direct = analysis(run);
        assertEquals(summaries(direct), summaries(read));
        assertEquals(calls(direct), calls(read));
        assertEquals(direct.locks().locks().stream().map(Locks.Lock::name).toList(), read.locks().locks().stream().map(Locks.Lock::name).toList());
    }

    private static List<String> summaries(Analysis analysis) {
        return analysis.findings().stream().map(finding -> finding.rows() + " " + finding.summary() + " "
                + finding.because().stream().map(one -> one.row() + " " + name(analysis, one.lane()) + " " + one.text()).toList()).toList();
    }

    /** Lanes by their names: a run knows all its threads before the first step, a file tells them as they come. */
    private static List<String> calls(Analysis analysis) {
        return analysis.trace().lanes().stream().map(lane -> lane.name() + " " + analysis.calls().ofLane(lane.index()).size()).sorted().toList();
    }

    private static String name(Analysis analysis, int lane) {
        return analysis.trace().lanes().get(lane).name();
    }

    @Test
    void aStalePutIsToldFromTheGetToTheNewLife() throws Exception {
        Analysis analysis = analysis(failing("mtd-partitioned-master"));
        Finding stale = analysis.findings().stream().filter(finding -> finding.kind().equals("stale-put")).findFirst().orElseThrow();
        assertEquals("spi_nor#2", stale.life().label());
        assertEquals(List.of("__get_mtd_device(#1) takes a reference for this thread, 1 → 2", "the memory of #1 is freed",
                "spi_nor_probe is handed the same memory: from here on spi_nor#2 lives there",
                "__put_mtd_device(#2) gives back a reference that #2 never gave, 1 → 0"), stale.because().stream().map(Finding.Because::text).toList());
    }

    @Test
    void aDeadlockIsToldWithWhoHoldsAndWhoWaits() throws Exception {
        Analysis analysis = analysis(failing("abba-deadlock"));
        Finding deadlock = analysis.findings().get(0);
        assertEquals(List.of("takes a", "takes b", "waits for b, which back-101 holds", "waits for a, which there-100 holds"),
                deadlock.because().stream().map(Finding.Because::text).toList());
        State state = analysis.stateAt(deadlock.row());
        assertEquals(List.of("a [0] [1]", "b [1] [0]"), state.locks().stream().map(lock -> lock.lock().name() + " " + lock.owners() + " " + lock.waiters()).toList());
    }

    @Test
    void theCurveIsWhatTheModelCounts() throws Exception {
        Run run = failing("get-after-lookup");
        CountedObject session = analysis(run).objects().get(0);
        assertEquals("session", session.type().name());
        RefcountCurve curve = session.curves().get(0);
        List<Integer> values = new ArrayList<>();
        for (int point = 0; point < curve.size(); point++) {
            values.add(curve.value(point));
        }
        assertEquals(List.of(1, 0, 0xc0000000), values);
        assertEquals("refs", curve.name());
    }
}
