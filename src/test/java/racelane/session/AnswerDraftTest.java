package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import racelane.catalog.BundledScenarios;
import racelane.cli.Cli;
import racelane.explore.Explorer;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.testkit.Shared;
import racelane.trace.Workers;

/** The draft of an answer to the public report, as {@code report FILE --answer} prints it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerDraftTest {
    private String draft;

    private static String answer(String file) {
        StringWriter out = new StringWriter();
        assertEquals(1, new Cli(new PrintWriter(out), new PrintWriter(new StringWriter()), Workers.direct(), () -> 0).run("report", file, "--answer"));
        return out.toString();
    }

    /** The searches behind it take a while: once for all tests. */
    private String publicAnswer() {
        if (draft == null) {
            draft = answer(Shared.file("report/mtd-refcount-underflow.txt").toString());
        }
        return draft;
    }

    @Test
    void eachSentenceEndsInAStepALineOrACommand() {
        String draft = publicAnswer();
        List<String> lines = draft.lines().toList();
        assertEquals(List.of(), lines.stream().filter(line -> line.length() > 72).toList());
        // The diagram speaks for itself: its rows are steps.
        int from = lines.indexOf(lines.stream().filter(line -> line.startsWith(" step  ")).findFirst().orElseThrow());
        List<String> prose = new ArrayList<>(lines.subList(0, from));
        prose.addAll(lines.subList(lines.indexOf("The same run again, each scheduler's step with its line:"), lines.size()));
        List<String> told = units(prose);
        assertTrue(told.size() > 30, told.size() + " of them");
        for (String text : told) {
            assertTrue(text.endsWith("$") || text.endsWith(":") || Pattern.compile("(:\\d+|step \\d+)\\)?\\.?$").matcher(text).find(), text);
        }
    }

    /** Sentences, points and what stands before a command; rows of diagrams and tables, set in by one blank, speak for themselves. */
    private static List<String> units(List<String> lines) {
        List<String> units = new ArrayList<>();
        StringBuilder unit = new StringBuilder();
        boolean command = false;
        for (String line : lines) {
            command = line.startsWith("  $") || command && line.startsWith("    ");
            boolean block = line.isEmpty() || command || line.startsWith(" ") && !line.startsWith("  ") || line.matches(" {5,}.*");
            if (block || line.startsWith("- ") || unit.toString().endsWith(".") && line.matches("[A-Z\"].*")) {
                units.add(unit.toString().strip());
                unit.setLength(0);
            }
            unit.append(block ? "" : " " + line.strip());
        }
        units.add(unit.toString().strip());
        units.removeIf(String::isEmpty);
        return units;
    }

    /** What is said there in prose, asked one by one: the claims that KERNEL-MTD.md 4.7 judges by reading. */
    @Test
    void theThreeClaimsOfThePublicReportAreAsked() {
        String draft = publicAnswer().replaceAll("\\n *", " ");
        String first = between(draft, "\"The unbind operation triggers MTD partition deletion via", "\"Simultaneously,");
        assertTrue(first.contains("- holds in the report: its call trace has del_mtd_device under unbind_store (mtd-refcount-underflow.txt:50,"), first);
        assertTrue(first.contains("- holds in the model: unbind of mtd-proc-reader calls del_mtd_device"), first);
        assertTrue(first.contains("- holds in a capture: 92 calls of del_mtd_device, the first by sh-223 inside spi_nor_remove (sample-traces/c1-readers.trace.txt.gz:102)"), first);
        String second = between(draft, "\"Simultaneously,", "\"The reference count goes negative,");
        assertTrue(second.contains("- does not hold in the model: reader of mtd-proc-reader takes a reference in no interleaving (190 states, complete"), second);
        assertTrue(second.contains("- if it were so, in a model: mtd-reporter-hypothesis supposes that a reader of /proc/mtd takes a reference"), second);
        assertTrue(second.contains("- does not hold in a capture: 126 calls of mtd_proc_show by 126 tasks, none of which takes a reference"), second);
        String third = between(draft, "\"The reference count goes negative,", "What was searched");
        assertTrue(third.contains("- can come about in a model: use-after-free, to opener of"), third);
        assertTrue(third.contains("- does not come about in a model: use-after-free, in no interleaving of mtd-proc-reader (21 states)"), third);
        assertTrue(third.contains("(sample-traces/a4-arm64-unbinder.trace.txt.gz:8418)"), third);
        String nearest = between(draft, "The model that comes nearest:", "There underflow");
        assertTrue(nearest.contains("It is no explanation by itself. It supposes that a module puts a partition once too often"), nearest);
        assertTrue(draft.contains("no hypothesis without a supposition reaches the report under its call chain"), "what is open comes last");
    }

    @Test
    void aLogWithoutAMailClaimsNothing() {
        assertEquals(-1, answer("src/test/resources/cli/input/explain/pump-report.txt").indexOf("What is said there"));
    }

    private static String between(String text, String from, String to) {
        int at = text.indexOf(from);
        int end = text.indexOf(to, Math.max(at, 0));
        assertTrue(at >= 0 && end > at, from + " … " + to + " in:\n" + text);
        return text.substring(at, end);
    }

    @Test
    void theCommandInTheDraftRunsToTheFailureThatTheDraftTells() throws Exception {
        String draft = publicAnswer();
        // A shell joins what a backslash breaks.
        Matcher command = Pattern.compile("echo '([^']*)' \\| java -jar \\S+ run (\\S+) --schedule -").matcher(draft.replaceAll(" \\\\\n +", " "));
        assertTrue(command.find(), draft);
        Program program = Scenario.parse("x.race", BundledScenarios.source(command.group(2))).compile(Map.of());
        Run run = Explorer.replay(program, program.reuse, Schedule.parse(command.group(1)), false);
        assertEquals("underflow", run.steps().get(run.steps().size() - 1).findings().stream().map(finding -> finding.kind().word()).filter("underflow"::equals).findFirst().orElse("nothing"));
    }
}
