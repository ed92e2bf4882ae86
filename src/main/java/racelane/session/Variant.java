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
 * A scenario with its configs set, and perhaps a patch applied: what is driven and explored.
 *
 * @param name     what a command line calls it: a bundled scenario's name, or a file
 * @param patched  the patch that is applied; null for the scenario as it is
 * @param scenario the parsed text, with the patch
 * @param set      the configs that are not as the text has them, in its order
 * @param program  compiled so
 */
public record Variant(String name, Patched patched, Scenario scenario, Map<String, Long> set, Program program) {
    /**
     * A patch that is applied.
     *
     * @param named  what a command line calls it: the name of one beside a bundled scenario, or a file
     * @param before the scenario without it
     */
    public record Patched(String named, Scenario before) {
        private static final String ENDING = ".patch";

        /** Its name, for titles. */
        public String word() {
            String last = named.substring(named.lastIndexOf('/') + 1);
            return last.endsWith(ENDING) ? last.substring(0, last.length() - ENDING.length()) : last;
        }
    }

    /**
     * Compiles a scenario; values that the file has anyway are left out of {@link #set}.
     *
     * @throws ScenarioException if there is no such config, or the program is wrong with these values
     */
    public static Variant of(String name, Scenario scenario, Map<String, Long> values) throws ScenarioException {
        return of(name, null, scenario, values);
    }

    private static Variant of(String name, Patched patched, Scenario scenario, Map<String, Long> values) throws ScenarioException {
        Program program = scenario.compile(values);
        Map<String, Long> initial = scenario.compile(Map.of()).configs;
        Map<String, Long> set = new LinkedHashMap<>();
        program.configs.forEach((config, value) -> {
            if (!value.equals(initial.get(config))) {
                set.put(config, value);
            }
        });
        return new Variant(name, patched, scenario, set, program);
    }

    /** The same scenario, patched or not as it is here, with other values. */
    public Variant with(Map<String, Long> values) throws ScenarioException {
        return of(name, patched, scenario, values);
    }

    /** The scenario without any patch. */
    public Scenario unpatched() {
        return patched == null ? scenario : patched.before();
    }

    /**
     * The same with another patch instead of the present one; values of configs that it does not have are left out.
     *
     * @param named what a command line calls the patch; null for none
     * @param text  the scenario with it; of no matter where there is none
     */
    public Variant patched(String named, Scenario text) throws ScenarioException {
        Scenario now = named == null ? unpatched() : text;
        Map<String, Long> known = new LinkedHashMap<>(set);
        known.keySet().retainAll(now.compile(Map.of()).configs.keySet());
        return of(name, named == null ? null : new Patched(named, unpatched()), now, known);
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

    /** The file's name, its patch and what is set, for titles: {@code m.race + wait CYCLES=2}. */
    public String title() {
        return program.file + (patched == null ? "" : " + " + patched.word()) + (set.isEmpty() ? "" : " " + words());
    }

    private String patch() {
        return patched == null ? null : patched.named();
    }

    public List<String> settings() {
        return set.entrySet().stream().map(config -> config.getKey() + "=" + config.getValue()).toList();
    }

    /** The command that runs a schedule of it again. */
    public String replay(Schedule schedule) {
        return ReplayCommand.of(name, patch(), settings(), null, schedule);
    }

    /** The command that explores it. */
    public String exploring() {
        return ReplayCommand.exploring(name, patch(), settings(), null);
    }
}
