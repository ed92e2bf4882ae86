package racelane.scenario;

import java.util.Map;

/**
 * A scenario with some of its configs set.
 *
 * @param name    what a command line calls the scenario
 * @param set     what is set; empty for the file's own values
 * @param program compiled so
 */
public record Setting(String name, Map<String, Long> set, Program program) {
    public Setting {
        set = Map.copyOf(set);
    }
}
