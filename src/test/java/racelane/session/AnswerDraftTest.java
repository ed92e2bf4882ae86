package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
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
class AnswerDraftTest {
    private static String answer(String file) {
        StringWriter out = new StringWriter();
        assertEquals(1, new Cli(new PrintWriter(out), new PrintWriter(new StringWriter()), Workers.direct(), () -> 0).run("report", file, "--answer"));
        return out.toString();
    }

    @Test
    void eachSentenceEndsInAStepALineOrACommand() {
        String draft = answer(Shared.file("report/mtd-refcount-underflow.txt").toString());
        List<String> lines = draft.lines().toList();
        assertEquals(List.of(), lines.stream().filter(line -> line.length() > 72).toList());
        // The diagram speaks for itself: its rows are steps.
        int from = lines.indexOf(lines.stream().filter(line -> line.startsWith(" step  ")).findFirst().orElseThrow());
        int to = lines.indexOf("The same run again, each scheduler's step with its line:");
        String prose = String.join("\n", lines.subList(0, from)) + "\n\n" + String.join("\n", lines.subList(to, lines.size()));
        for (String paragraph : prose.replaceAll("(?m)^  \\$ (.*\\n( {4}.*\\n?)*)", "  \\$\n\n").split("\n\n|\\.\n(?=[A-Z])")) {
            String text = paragraph.replace("\n", " ").strip();
            assertTrue(text.isEmpty() || text.endsWith("$") || text.endsWith(":") || Pattern.compile("(:\\d+|step \\d+)\\)?\\.?$").matcher(text).find(), text);
        }
        assertTrue(draft.contains("no underflow can"), "what was not found is said too");
    }

    @Test
    void theCommandInTheDraftRunsToTheFailureThatTheDraftTells() throws Exception {
        String draft = answer(Shared.file("report/mtd-refcount-underflow.txt").toString());
        // A shell joins what a backslash breaks.
        Matcher command = Pattern.compile("echo '([^']*)' \\| java -jar \\S+ run (\\S+) --schedule -").matcher(draft.replaceAll(" \\\\\n +", " "));
        assertTrue(command.find(), draft);
        Program program = Scenario.parse("x.race", BundledScenarios.source(command.group(2))).compile(Map.of());
        Run run = Explorer.replay(program, program.reuse, Schedule.parse(command.group(1)), false);
        assertEquals("underflow", run.steps().get(run.steps().size() - 1).findings().stream().map(finding -> finding.kind().word()).filter("underflow"::equals).findFirst().orElse("nothing"));
    }
}
