package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.sim.Walk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every bundled scenario reaches the verdict that stands in its verdicts.json, for each variant. */
final class BundledScenariosTest {
    private static final Path FOLDER = Path.of("sample-traces/scenarios");

    @TestFactory
    List<DynamicTest> everyVariantReachesItsVerdict() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                JsonNode file = new ObjectMapper().readTree(Files.readString(folder.resolve("verdicts.json")));
                for (JsonNode variant : file.get("variants")) {
                    tests.add(DynamicTest.dynamicTest(folder.getFileName() + " " + variant, () -> check(folder, variant)));
                }
            }
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    private static Program program(Path folder, JsonNode set) throws Exception {
        Path race = folder.resolve(folder.getFileName() + ".race");
        Map<String, Long> configs = new LinkedHashMap<>();
        set.properties().forEach(entry -> configs.put(entry.getKey(), entry.getValue().asLong()));
        return Scenario.parse(race.getFileName().toString(), Files.readString(race)).compile(configs);
    }

    private static void check(Path folder, JsonNode variant) throws Exception {
        Program program = program(folder, variant.get("set"));
        if (variant.has("every")) {
            every(program, variant);
            return;
        }
        Verdict verdict = new Explorer(program, Options.standard(), Limits.standard(), () -> 0).explore();
        assertEquals(variant.get("verdict").asString(), verdict.outcome().word(), verdict.sentence());
        if (verdict.finding() != null) {
            if (variant.has("kind")) {
                assertEquals(variant.get("kind").asString(), verdict.finding().kind().word());
            }
            if (variant.has("thread")) {
                assertEquals(variant.get("thread").asString(), verdict.finding().thread());
            }
            Run first = Explorer.replay(program, program.reuse, Schedule.parse(verdict.schedule().toString()), true);
            assertEquals(text(verdict.run()), text(first), "the printed schedule replays to the same trace");
            assertEquals(verdict.finding(), first.failure());
        }
    }

    private static void every(Program program, JsonNode variant) {
        EnumSet<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        variant.get("every").forEach(kind -> kinds.add(FindingKind.of(kind.asString())));
        Verdict verdict = new Explorer(program, Options.standard().withEvery(kinds), Limits.standard(), () -> 0).explore();
        TreeSet<String> expected = new TreeSet<>();
        for (JsonNode row : variant.get("rows")) {
            List<String> stack = new ArrayList<>();
            row.get("stack").forEach(frame -> stack.add(frame.asString()));
            expected.add(row.get("kind").asString() + " " + row.get("thread").asString() + " " + stack + (row.has("steps") ? " " + row.get("steps").asInt() : ""));
        }
        boolean withSteps = variant.get("rows").isEmpty() || variant.get("rows").get(0).has("steps");
        TreeSet<String> seen = new TreeSet<>();
        for (Verdict.First first : verdict.first()) {
            seen.add(first.finding().kind().word() + " " + first.finding().thread() + " " + first.finding().stack() + (withSteps ? " " + first.steps() : ""));
            assertTrue(first.shortest());
            Run run = Explorer.replay(program, program.reuse, first.schedule(), false);
            assertTrue(run.findings().stream().anyMatch(finding -> finding.kind() == first.finding().kind() && finding.stack().equals(first.finding().stack())));
        }
        assertEquals(String.join("\n", expected), String.join("\n", seen));
        assertEquals(null, verdict.stoppedBy());
    }

    private static String text(Run run) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < run.trace().size(); row++) {
            text.append(run.trace().timeNs(row)).append(' ').append(run.trace().lane(row)).append(' ').append(run.trace().eventName(row)).append(' ')
                    .append(run.trace().body(row).text()).append(' ').append(run.trace().text(row)).append('\n');
        }
        return text.toString();
    }

    /** The race is there, and harmless: the reader stands in front of the mutex while the unbinder deletes a device. */
    @Test
    void aReaderOfProcMtdWaitsInTheMiddleOfTheUnbind() throws Exception {
        Path folder = FOLDER.resolve("mtd-proc-reader");
        Program program = program(folder, new ObjectMapper().readTree("{}"));
        Walk walk = new Walk(program, program.reuse, List.of());
        Schedule.Pick unbind = new Schedule.Pick("unbind", List.of());
        Run.Step step;
        do {
            step = walk.take(unbind);
        } while (!step.text().equals("lock mtd_table_mutex"));
        assertFalse(walk.options().stream().anyMatch(pick -> pick.thread().equals("reader")), "the reader waits");
        assertTrue(walk.live().contains("reader"));
        walk.runOn(1000);
        assertTrue(walk.isOver());
        assertEquals(List.of(), walk.findings());
    }
}
