package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import racelane.catalog.ScenarioPatch;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.sim.Run;
import racelane.sim.Schedule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The patches beside the scenarios do what {@code fixes} in verdicts.json says: those that close a failure close it for
 * every kind of memory and count finding, and each hunk of theirs is needed; those that do not have a schedule.
 */
final class FixesTest {
    private static final Path FOLDER = Path.of("sample-traces/scenarios");
    private static final int MOST_LINES = 20;
    /** The setting in which the device is unbound once more when every file is closed: nothing of it may be left. */
    private static final String LAST = "LAST_UNBIND";
    /** All that a program can do wrong, but for what only says how it came to it. */
    private static final EnumSet<FindingKind> WRONG = EnumSet.complementOf(EnumSet.of(FindingKind.RELEASED_WHILE_IN_USE, FindingKind.LOCK_HELD_AT_EXIT));

    @TestFactory
    List<DynamicTest> everyPatchDoesWhatItSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> folders = Files.list(FOLDER)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                Set<String> named = new TreeSet<>();
                for (JsonNode fix : new ObjectMapper().readTree(Files.readString(folder.resolve("verdicts.json"))).path("fixes")) {
                    named.add(fix.get("patch").asString() + ".patch");
                    tests.add(DynamicTest.dynamicTest(folder.getFileName() + " " + fix, () -> check(folder, fix)));
                }
                try (Stream<Path> files = Files.list(folder)) {
                    Set<String> there = new TreeSet<>(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".patch")).toList());
                    tests.add(DynamicTest.dynamicTest(folder.getFileName() + " has a verdict for each patch", () -> assertEquals(there, named)));
                }
            }
        }
        return tests;
    }

    private static void check(Path folder, JsonNode fix) throws Exception {
        String source = Files.readString(folder.resolve(folder.getFileName() + ".race"));
        String name = fix.get("patch").asString();
        ScenarioPatch patch = ScenarioPatch.parse(name, Files.readString(folder.resolve(name + ".patch")));
        assertTrue(patch.changedLines() <= MOST_LINES, name + " changes " + patch.changedLines() + " lines");
        if (fix.has("with")) {
            // What it needs beside it: a patch of another scenario with the same functions.
            source = ScenarioPatch.parse("with", Files.readString(FOLDER.resolve(fix.get("with").asString() + ".patch"))).apply(source);
        }
        String with = patch.apply(source);
        if (!fix.get("closes").asBoolean()) {
            fails(compile(with, Map.of()), fix);
            return;
        }
        assertEquals("", failure(with, Map.of(), fix), name + " closes it");
        if (source.contains("config " + LAST)) {
            assertEquals("", failure(with, Map.of(LAST, 1L), fix), name + " leaves no device when all is closed and unbound");
        }
        if (fix.has("hunks")) {
            // The same hunks are taken out where the search is small.
            assertEquals(changes(patch), changes(ScenarioPatch.parse(name, Files.readString(FOLDER.resolve(fix.get("hunks").asString()).resolve(name + ".patch")))));
            return;
        }
        List<String> onlyAtLast = new ArrayList<>();
        for (int hunk = 0; hunk < patch.hunks().size(); hunk++) {
            String first = patch.hunks().get(hunk).first();
            if (failure(patch.apply(source, hunk), Map.of(), fix).isEmpty()) {
                String atLast = failure(patch.apply(source, hunk), Map.of(LAST, 1L), fix);
                assertTrue(atLast.contains("check-failed"), name + " is as good without the hunk " + first + ": " + atLast);
                onlyAtLast.add(first);
            }
        }
        List<String> said = new ArrayList<>();
        fix.path("last").forEach(hunk -> said.add(hunk.asString()));
        assertEquals(said, onlyAtLast, "the hunks without which nothing goes wrong before the last unbind");
    }

    private static List<List<String>> changes(ScenarioPatch patch) {
        return patch.hunks().stream().map(hunk -> hunk.lines().stream().filter(line -> line.charAt(0) != ' ').toList()).toList();
    }

    /** A plausible fix that does not work: its schedule shows it, and replays. */
    private static void fails(Program program, JsonNode fix) {
        Verdict verdict = new Explorer(program, Options.standard(), Limits.standard(), () -> 0).explore();
        assertEquals(Verdict.Outcome.FAILED, verdict.outcome(), verdict.sentence());
        assertEquals(fix.get("kind").asString(), verdict.finding().kind().word());
        Run again = Explorer.replay(program, program.reuse, Schedule.parse(verdict.schedule().toString()), true);
        assertEquals(verdict.finding(), again.failure());
    }

    /** What goes wrong, in the file's own checks or otherwise; empty if nothing does. */
    private static String failure(String source, Map<String, Long> set, JsonNode fix) throws IOException {
        Program program;
        try {
            program = compile(source, set);
        } catch (ScenarioException unbuildable) {
            // What is left uses what the hunk declares.
            assertTrue(unbuildable.errors().stream().allMatch(error -> error.toString().contains(" field ")), unbuildable.errors().toString());
            return "it does not compile";
        }
        Verdict own = new Explorer(program, Options.standard(), Limits.standard(), () -> 0).explore();
        if (own.outcome() != Verdict.Outcome.EXHAUSTED) {
            return own.sentence();
        }
        EnumSet<FindingKind> kinds = EnumSet.copyOf(WRONG);
        fix.path("beside").forEach(kind -> kinds.remove(FindingKind.of(kind.asString())));
        Verdict all = new Explorer(program, Options.standard().withEvery(kinds), Limits.standard(), () -> 0).explore();
        return all.outcome() == Verdict.Outcome.EXHAUSTED ? "" : all.sentence() + " " + all.first().stream().map(row -> row.finding().kind().word()).toList();
    }

    private static Program compile(String source, Map<String, Long> set) throws ScenarioException {
        return Scenario.parse("patched.race", source).compile(set);
    }
}
