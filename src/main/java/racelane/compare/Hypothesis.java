package racelane.compare;

import java.util.List;
import java.util.Map;
import racelane.explore.Verdict;
import racelane.scenario.Program;

/**
 * Whether a kernel report can come about in a scenario with some settings, as a search has it.
 *
 * @param name     what a command line calls the scenario
 * @param set      what is set in it
 * @param program  compiled so
 * @param answer   what the search says
 * @param states   states that it looked at
 * @param counts   what it looked at, a few words
 * @param best     the first warning most like the report's, or null if the search met none of its kind
 * @param beside   its stack beside the report's; null without one
 * @param agrees   what is as in the report, a few words each
 * @param differs  what is not, or is not in the report
 */
public record Hypothesis(String name, Map<String, Long> set, Program program, Answer answer, long states, String counts, Verdict.First best,
        StackBeside beside, List<String> agrees, List<String> differs) {
    /** From the one that explains the report to the one that is out. */
    public enum Answer {
        /** The report's kind as the first warning, under its call chain. */
        REACHABLE("reachable"),
        /** Its kind as the first warning, but under other call chains only. */
        OTHER_CHAIN("other chain only"),
        /** A bound ended the search; nothing was found up to there. */
        STOPPED("stopped by a bound"),
        /** Not in all states. */
        NOT_REACHABLE("not reachable"),
        /** The scenario cannot be searched with these settings. */
        NO_SEARCH("cannot be searched");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Hypothesis {
        set = Map.copyOf(set);
        agrees = List.copyOf(agrees);
        differs = List.copyOf(differs);
    }

    /** The settings as options of a command line, in order; empty if the file's own are meant. */
    public List<String> settings() {
        return set.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(one -> one.getKey() + "=" + one.getValue()).toList();
    }
}
