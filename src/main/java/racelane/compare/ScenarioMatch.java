package racelane.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.explore.Verdict;
import racelane.scenario.Program;
import racelane.sim.Finding;

/**
 * A scenario that fits a kernel report.
 *
 * @param name    what a command line calls the scenario
 * @param set     the settings under which it fits best; empty for its own
 * @param program the scenario with the configs that the file has
 * @param score   0 to 1: mostly by how much of the report's stack lies on the stack of a failure of the report's kind that
 *                the search has reached; that its functions lie on one path of the scenario's calls counts for little
 * @param known   functions of the report's stack that the scenario has
 * @param path    those of them that lie on one path of its calls, innermost first
 * @param frames  frames of the report that are not reporting machinery
 * @param reached the failure of the report's kind whose stack is most like the report's, or null if none was reached
 * @param beside  its stack beside the report's; null without one
 * @param searched what the search for the kind looked at: {@code 397 states, complete}; null where none was made
 * @param why     the reasons, a sentence each, for people
 */
public record ScenarioMatch(String name, Map<String, Long> set, Program program, double score, Set<String> known, List<String> path, int frames,
        Verdict.First reached, StackBeside beside, String searched, List<String> why) {
    public ScenarioMatch {
        set = Map.copyOf(set);
        known = Set.copyOf(known);
        path = List.copyOf(path);
        why = List.copyOf(why);
    }

    /** The settings as options of a command line, in order; empty if the file's own are meant. */
    public List<String> settings() {
        return set.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(one -> one.getKey() + "=" + one.getValue()).toList();
    }

    /** The thread of a finding, as in {@code underflow in unbind}; empty where no thread did it: a deadlock, a leak at the end. */
    public static String in(Finding finding) {
        return finding.thread() == null ? "" : " in " + finding.thread();
    }
}
