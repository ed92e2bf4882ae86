package racelane.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racelane.catalog.BundledScenarios;
import racelane.catalog.ScenarioFile;
import racelane.catalog.ScenarioPatch;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.scenario.SourceError;
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

    private PrintWriter err() {
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
        Path file = Path.of(scenario);
        String name = scenario;
        String source;
        if (Files.isRegularFile(file)) {
            String refusal = ScenarioFile.refusal(scenario, Files.size(file));
            if (refusal != null) {
                throw new VerbException(refusal);
            }
            source = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } else {
            source = BundledScenarios.source(scenario);
            name = scenario + ".race";
            if (source == null) {
                throw new VerbException(scenario + ": there is no such file, and no bundled scenario of that name: see racelane scenarios");
            }
        }
        return Scenario.parse(name, patch == null ? source : patched(source)).compile(configs());
    }

    private String patched(String source) throws IOException, VerbException {
        ScenarioPatch change = null;
        for (ScenarioPatch one : BundledScenarios.patches(scenario)) {
            change = one.name().equals(patch) ? one : change;
        }
        Path file = Path.of(patch);
        if (change == null && !Files.isRegularFile(file)) {
            throw new VerbException("--patch " + patch + ": there is no such file, and no such change beside " + scenario + ": see racelane scenarios " + scenario);
        }
        try {
            if (change == null) {
                String refusal = ScenarioFile.refusal(patch, Files.size(file));
                if (refusal != null) {
                    throw new VerbException(refusal);
                }
                change = ScenarioPatch.parse(patch, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
            return change.apply(source);
        } catch (IOException unfit) {
            throw new VerbException(unfit.getMessage());
        }
    }

    private Map<String, Long> configs() throws VerbException {
        Map<String, Long> values = new LinkedHashMap<>();
        for (String one : set) {
            int equals = one.indexOf('=');
            String value = one.substring(equals + 1);
            boolean number = value.matches("-?\\d{1,18}");
            if (equals < 1 || !number && !value.equals("true") && !value.equals("false")) {
                throw new VerbException("--set " + one + ": a config is set by NAME=VALUE, the value a number, true or false");
            }
            values.put(one.substring(0, equals), number ? Long.valueOf(value) : value.equals("true") ? 1L : 0L);
        }
        return values;
    }

    ReuseMode reuse(Program program) throws VerbException {
        ReuseMode mode = reuse == null ? program.reuse : ReuseMode.of(reuse);
        if (mode == null) {
            throw new VerbException("--reuse " + reuse + ": there is no such mode: write any, lifo or off");
        }
        return mode;
    }

    /** The command that runs this schedule again. */
    String replay(Schedule schedule) {
        StringBuilder command = new StringBuilder("echo '" + schedule + "' | java -jar target/racelane.jar run " + quoted(scenario));
        if (patch != null) {
            command.append(" --patch ").append(quoted(patch));
        }
        set.forEach(one -> command.append(" --set ").append(quoted(one)));
        return command.append(reuse == null ? "" : " --reuse " + reuse).append(" --schedule -").toString();
    }

    private static String quoted(String word) {
        return word.matches("[\\w./=:@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
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
