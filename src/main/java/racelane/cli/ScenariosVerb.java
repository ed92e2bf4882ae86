package racelane.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import racelane.catalog.BundledScenarios;
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

    @Override
    public Integer call() throws Exception {
        ObjectNode document = Json.object();
        ArrayNode list = document.putArray("scenarios");
        for (String name : BundledScenarios.names()) {
            Program program = Scenario.parse(name, BundledScenarios.source(name)).compile(java.util.Map.of());
            ObjectNode one = list.addObject().put("name", name).put("title", program.title);
            ObjectNode configs = one.putObject("configs");
            program.configs.forEach(configs::put);
            if (!json) {
                spec.commandLine().getOut().printf(Locale.ROOT, "%-32s %s%n", name, program.title);
                program.configs.forEach((config, value) -> spec.commandLine().getOut().printf(Locale.ROOT, "%-32s   --set %s=%d%n", "", config, value));
            }
        }
        if (json) {
            Json.print(spec.commandLine().getOut(), document);
        }
        return Exit.FINE;
    }
}
