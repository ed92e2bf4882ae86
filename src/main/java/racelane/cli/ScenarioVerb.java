package racelane.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.ScenarioException;
import racelane.scenario.SourceError;
import racelane.session.ReplayCommand;
import racelane.sim.Finding;
import racelane.sim.ProgramError;
import racelane.sim.Run;
import racelane.sim.Schedule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A verb over a scenario: a {@code .race} file, or the name of one that comes with the program. */
abstract class ScenarioVerb implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "a .race file, or the name of a bundled scenario (racelane scenarios)")
    String scenario;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "the value of a config: a number, true or false")
    List<String> set = new ArrayList<>();

    @Option(names = "--patch", paramLabel = "NAME|FILE", description = "a change of the scenario as a unified diff: the name of one beside a bundled scenario, or a file")
    String patch;

    @Option(names = "--reuse", paramLabel = "any|lifo|off", description = "which memory an allocation gets; the file's own by default")
    String reuse;

    @Option(names = "-o", paramLabel = "TRACE", description = "write the run as a trace (Racelane JSON lines)")
    Path output;

    @Option(names = "--json", description = "one JSON document on standard output, nothing else")
    boolean json;

    @Option(names = "--debug", description = "show where in the program an error arose")
    boolean debug;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    @Override
    public Integer call() throws Exception {
        try {
            return run(program());
        } catch (ScenarioException wrong) {
            for (SourceError error : wrong.errors()) {
                err().println("racelane: " + error);
            }
            return Exit.UNUSABLE;
        } catch (ProgramError wrong) {
            err().println("racelane: " + wrong.getMessage());
            return Exit.UNUSABLE;
        }
    }

    abstract int run(Program program) throws Exception;

    private Program program() throws IOException, ScenarioException, VerbException {
        return ScenarioChoice.open(scenario, patch).compile(ScenarioChoice.configs(set));
    }

    ReuseMode reuse(Program program) throws VerbException {
        return reuse == null ? program.reuse : ScenarioChoice.reuse(reuse);
    }

    /** The command that runs this schedule again. */
    String replay(Schedule schedule) {
        return ReplayCommand.of(scenario, patch, set, reuse, schedule);
    }

    static void finding(ObjectNode node, Finding finding) {
        node.put("kind", finding.kind().word()).put("thread", finding.thread()).put("object", finding.object()).put("summary", finding.summary());
        Json.number(node, "line", finding.line() == 0 ? -1 : finding.line());
        ArrayNode stack = node.putArray("stack");
        finding.stack().forEach(stack::add);
    }

    static void findings(ObjectNode node, List<Finding> findings) {
        ArrayNode list = node.putArray("findings");
        findings.forEach(finding -> finding(list.addObject(), finding));
    }

    /** The run step by step, for people: where several threads meet, one column each. */
    void print(Run run) {
        List<String> threads = run.steps().stream().map(step -> step.pick().thread()).distinct().toList();
        int indent = Math.max(2, 24 / Math.max(1, threads.size()));
        out().printf(Locale.ROOT, "%n step  line  %s%n", String.join(" | ", threads));
        for (int i = 0; i < run.steps().size(); i++) {
            Run.Step step = run.steps().get(i);
            int column = threads.indexOf(step.pick().thread());
            out().printf(Locale.ROOT, "%5d %5d  %s%s%n", i + 1, step.line(), " ".repeat(column * indent), step.text());
            for (Finding finding : step.findings()) {
                out().printf(Locale.ROOT, "             %s^ %s%s: %s%n", " ".repeat(column * indent), finding.kind().word(),
                        finding.object() == null ? "" : " " + finding.object(), finding.summary());
            }
        }
    }

    void write(Run run) throws IOException {
        if (output != null && run != null) {
            Files.writeString(output, RunFile.text(run.trace()));
        }
    }
}
