package racelane.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racelane.catalog.BundledScenarios;
import racelane.catalog.ScenarioPatch;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which scenarios come with the program, and what can be set in them. */
@Command(name = "scenarios", mixinStandardHelpOptions = true, description = "the scenarios that come with the program, and their configs")
final class ScenariosVerb implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Option(names = "--json", description = "one JSON document on standard output, nothing else")
    boolean json;

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "only this one")
    String only;

    @Option(names = "--diff", paramLabel = "PATCH", description = "print this change of it, as explore --patch applies it")
    String diff;

    @Override
    public Integer call() throws Exception {
        if (only != null && !BundledScenarios.names().contains(only)) {
            throw new VerbException(only + ": there is no bundled scenario of that name: see racelane scenarios");
        }
        return diff == null ? list() : print();
    }

    private int print() throws Exception {
        if (only == null) {
            throw new VerbException("--diff " + diff + ": a change belongs to a scenario: write racelane scenarios SCENARIO --diff " + diff);
        }
        List<ScenarioPatch> patches = BundledScenarios.patches(only);
        for (ScenarioPatch patch : patches) {
            if (patch.name().equals(diff)) {
                spec.commandLine().getOut().print(patch.text());
                return Exit.FINE;
            }
        }
        throw new VerbException("--diff " + diff + ": there is no such change of " + only + ", there is: "
                + String.join(", ", patches.stream().map(ScenarioPatch::name).toList()));
    }

    private int list() throws Exception {
        ObjectNode document = Json.object();
        ArrayNode list = document.putArray("scenarios");
        for (String name : only == null ? BundledScenarios.names() : List.of(only)) {
            Program program = Scenario.parse(name, BundledScenarios.source(name)).compile(java.util.Map.of());
            ObjectNode one = list.addObject().put("name", name).put("title", program.title);
            ObjectNode configs = one.putObject("configs");
            program.configs.forEach(configs::put);
            ArrayNode changes = one.putArray("patches");
            List<ScenarioPatch> patches = BundledScenarios.patches(name);
            patches.forEach(patch -> changes.addObject().put("name", patch.name()).put("title", patch.title()).put("lines", patch.changedLines()));
            if (!json) {
                spec.commandLine().getOut().printf(Locale.ROOT, "%-32s %s%n", name, program.title);
                program.configs.forEach((config, value) -> spec.commandLine().getOut().printf(Locale.ROOT, "%-32s   --set %s=%d%n", "", config, value));
                patches.forEach(patch -> spec.commandLine().getOut().printf(Locale.ROOT, "%-32s   --patch %s (%d lines: %s)%n", "", patch.name(), patch.changedLines(), patch.title()));
            }
        }
        if (json) {
            Json.print(spec.commandLine().getOut(), document);
        }
        return Exit.FINE;
    }
}
