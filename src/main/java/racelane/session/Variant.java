package racelane.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.sim.Schedule;

/**
 * A scenario with its configs set: what is driven and explored.
 *
 * @param name     what a command line calls it: a bundled scenario's name, or a file
 * @param scenario the parsed file
 * @param set      the configs that are not as the file has them, in the file's order
 * @param program  compiled so
 */
public record Variant(String name, Scenario scenario, Map<String, Long> set, Program program) {
    /**
     * Compiles a scenario; values that the file has anyway are left out of {@link #set}.
     *
     * @throws ScenarioException if there is no such config, or the program is wrong with these values
     */
    public static Variant of(String name, Scenario scenario, Map<String, Long> values) throws ScenarioException {
        Program program = scenario.compile(values);
        Map<String, Long> initial = scenario.compile(Map.of()).configs;
        Map<String, Long> set = new LinkedHashMap<>();
        program.configs.forEach((config, value) -> {
            if (!value.equals(initial.get(config))) {
                set.put(config, value);
            }
        });
        return new Variant(name, scenario, set, program);
    }

    /** The same scenario with other values. */
    public Variant with(Map<String, Long> values) throws ScenarioException {
        return of(name, scenario, values);
    }

    /** Its configs with their choices. */
    public List<ConfigLine> configs() throws ScenarioException {
        return ConfigLine.of(scenario.text(), scenario.compile(Map.of()).configs);
    }

    /** {@code FIX=2 CYCLES=2}: what is set; empty if nothing is. */
    public String words() {
        return String.join(" ", settings());
    }

    /** The configs that are as the file has them: {@code OPENS=1 MINOR=0}. */
    public String unset() {
        return program.configs.entrySet().stream().filter(config -> !set.containsKey(config.getKey()))
                .map(config -> config.getKey() + "=" + config.getValue()).collect(Collectors.joining(" "));
    }

    /** The file's name and what is set, for titles. */
    public String title() {
        return set.isEmpty() ? program.file : program.file + " " + words();
    }

    public List<String> settings() {
        return set.entrySet().stream().map(config -> config.getKey() + "=" + config.getValue()).toList();
    }

    /** The command that runs a schedule of it again. */
    public String replay(Schedule schedule) {
        return ReplayCommand.of(name, null, settings(), null, schedule);
    }

    /** The command that explores it. */
    public String exploring() {
        return ReplayCommand.exploring(name, null, settings(), null);
    }
}
