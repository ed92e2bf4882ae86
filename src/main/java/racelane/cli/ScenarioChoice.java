package racelane.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racelane.catalog.BundledScenarios;
import racelane.catalog.ScenarioFile;
import racelane.catalog.ScenarioPatch;
import racelane.scenario.ReuseMode;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;

/** Which scenario, with which settings: how a command line says it, and says it again. */
final class ScenarioChoice {
    private ScenarioChoice() {}

    /** A {@code .race} file, or the bundled scenario of that name. */
    static Scenario open(String scenario) throws IOException, ScenarioException, VerbException {
        Path file = Path.of(scenario);
        if (Files.isRegularFile(file)) {
            String refusal = ScenarioFile.refusal(scenario, Files.size(file));
            if (refusal != null) {
                throw new VerbException(refusal);
            }
            return Scenario.parse(scenario, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
        String source = BundledScenarios.source(scenario);
        if (source == null) {
            throw new VerbException(scenario + ": there is no such file, and no bundled scenario of that name: see racelane scenarios");
        }
        return Scenario.parse(scenario + ".race", source);
    }

    /** The same with a change applied: the name of one beside a bundled scenario, or a file; null for none. */
    static Scenario open(String scenario, String patch) throws IOException, ScenarioException, VerbException {
        Scenario opened = open(scenario);
        if (patch == null) {
            return opened;
        }
        Path file = Path.of(patch);
        try {
            for (ScenarioPatch one : BundledScenarios.patches(scenario)) {
                if (one.name().equals(patch)) {
                    return Scenario.parse(opened.file(), one.apply(opened.text()));
                }
            }
            if (!Files.isRegularFile(file)) {
                throw new VerbException("--patch " + patch + ": there is no such file, and no such change beside " + scenario + ": see racelane scenarios " + scenario);
            }
            String refusal = ScenarioFile.refusal(patch, Files.size(file));
            if (refusal != null) {
                throw new VerbException(refusal);
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Scenario.parse(opened.file(), ScenarioPatch.parse(patch, text).apply(opened.text()));
        } catch (IOException unfit) {
            throw new VerbException(unfit.getMessage());
        }
    }

    /** What {@code --set} says. */
    static Map<String, Long> configs(List<String> set) throws VerbException {
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

    static ReuseMode reuse(String word) throws VerbException {
        ReuseMode mode = ReuseMode.of(word);
        if (mode == null) {
            throw new VerbException("--reuse " + word + ": there is no such mode: write any, lifo or off");
        }
        return mode;
    }
}
