package racelane.explore;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import racelane.scenario.ReuseMode;
import racelane.sim.Finding;
import racelane.sim.Run;
import racelane.sim.Schedule;

/**
 * What a search says.
 *
 * @param outcome     failed, exhausted, or stopped by a limit before anything was found
 * @param stoppedBy   the limit, or null
 * @param states      different states met
 * @param transitions steps done from them
 * @param depth       longest run looked at, in steps
 * @param seconds     what it took
 * @param preemptions of the failing schedule, or -1
 * @param schedule    the failing schedule up to the failing step, or null
 * @param run         the failing run, gone on to its end; or null
 * @param finding     what failed it, or null
 * @param besides     what a complete or stopped search found that is no failure by the file's checks, each kind of each object
 *                    once; empty for one that failed, whose run has all of it
 * @param first       the rows of {@code --every}; null for an ordinary search
 * @param reuse       the reuse mode that was explored
 */
public record Verdict(Outcome outcome, String stoppedBy, long states, long transitions, int depth, double seconds, int preemptions,
        Schedule schedule, Run run, Finding finding, List<Finding> besides, List<First> first, ReuseMode reuse) {
    private static final int NAMED = 4;

    /** How a search ends. */
    public enum Outcome {
        FAILED, EXHAUSTED, STOPPED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Exit status of {@code explore}. */
        public int exitStatus() {
            return this == FAILED ? 1 : this == EXHAUSTED ? 0 : 3;
        }
    }

    /**
     * A kind that can come first.
     *
     * @param shortest whether no schedule to it is shorter
     */
    public record First(Finding finding, Schedule schedule, int steps, boolean shortest) {}

    /** Steps of the failing schedule, init's choices not counted; 0 without one. */
    public int steps() {
        return schedule == null ? 0 : (int) schedule.picks().stream().filter(pick -> !pick.thread().equals("init")).count();
    }

    /** Everything found in the failing run, in order. */
    public List<Finding> findings() {
        return run == null ? List.of() : run.findings();
    }

    private String besidesWords() {
        if (besides.isEmpty()) {
            return "";
        }
        String named = besides.stream().limit(NAMED).map(one -> one.kind().word() + (one.object() == null ? "" : " of " + one.object())).collect(Collectors.joining(", "));
        return "; found besides, which its checks let pass: " + named + (besides.size() > NAMED ? " and " + (besides.size() - NAMED) + " more" : "");
    }

    /** The verdict as one sentence. */
    public String sentence() {
        String counts = String.format(Locale.ROOT, "%d states, %d transitions", states, transitions);
        String model = " (sequential consistency, reuse " + reuse.word() + ")";
        String rest = first == null ? "" : ", " + first.size() + (first.size() == 1 ? " row" : " rows");
        return switch (outcome) {
            case FAILED -> (finding == null ? "findings can come first" + rest : "failed: " + finding.kind().word()
                    + (finding.object() == null ? "" : " of " + finding.object()) + ", " + finding.summary()) + "; " + counts
                    + (stoppedBy == null ? "" : ", stopped by " + stoppedBy + ": there may be more") + model;
            case EXHAUSTED -> "no failure in all interleavings: " + counts + ", complete" + besidesWords() + "; states are told apart by 128-bit fingerprints, "
                    + String.format(Locale.ROOT, "odds of a mistake below %.0e", Math.max(1e-38, (double) states * states / 6.8e38)) + model;
            case STOPPED -> "nothing found before the search was stopped by " + stoppedBy + ": " + counts + ", what lies beyond was not covered" + besidesWords() + model;
        };
    }
}
