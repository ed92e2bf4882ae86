package racelane.compare;

import java.util.List;
import java.util.Set;
import racelane.explore.Verdict;
import racelane.scenario.Program;
import racelane.sim.Finding;

/**
 * A scenario that fits a kernel report.
 *
 * @param name    what a command line calls the scenario
 * @param program the scenario with the configs that the file has
 * @param score   0 to 1: by how much of the report's stack lies on one path of the scenario's calls, and on the
 *                stack of a failure of the report's kind that the search has reached
 * @param known   functions of the report's stack that the scenario has
 * @param path    those of them that lie on one path of its calls, innermost first
 * @param frames  frames of the report that are not reporting machinery
 * @param reached the failure of the report's kind whose stack is most like the report's, or null if none was reached
 * @param beside  its stack beside the report's; null without one
 * @param searched what the search for the kind looked at: {@code 397 states, complete}; null where none was made
 * @param why     the reasons, a sentence each, for people
 */
public record ScenarioMatch(String name, Program program, double score, Set<String> known, List<String> path, int frames,
        Verdict.First reached, StackBeside beside, String searched, List<String> why) {
    public ScenarioMatch {
        known = Set.copyOf(known);
        path = List.copyOf(path);
        why = List.copyOf(why);
    }

    /** The thread of a finding, as in {@code underflow in unbind}; empty where no thread did it: a deadlock, a leak at the end. */
    public static String in(Finding finding) {
        return finding.thread() == null ? "" : " in " + finding.thread();
    }
}
