package racelane.timeline;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import racelane.analysis.Analysis;
import racelane.analysis.Findings;

/**
 * Which ink a thread has: one for all views of a trace, whatever lanes are shown. There are fewer inks than threads, so
 * those of the most telling finding's story come first, each with one of its own, then the others in the order of lanes.
 * A simulated run that has inks for all its threads gives them in the order of the scenario: whoever drives it step by
 * step sees no thread change its colour.
 */
final class ThreadInks {
    private static final int INKS = 8;
    private final int[] inks;

    private ThreadInks(int[] inks) {
        this.inks = inks;
    }

    /** @param lanes every lane there is, in the order of a fresh view */
    static ThreadInks of(Analysis analysis, List<LaneKey> lanes) {
        int threads = (int) lanes.stream().filter(LaneKey::isThread).count();
        int[] inks = new int[analysis.trace().lanes().size()];
        if (analysis.trace().facts().simulation() != null && threads <= INKS) {
            lanes.stream().filter(LaneKey::isThread).forEach(lane -> inks[lane.id()] = lane.id());
            return new ThreadInks(inks);
        }
        int telling = Findings.mostTelling(analysis.findings());
        Set<LaneKey> story = telling < 0 ? Set.of() : Set.copyOf(Relevance.of(analysis, analysis.findings().get(telling)).lanes());
        Set<LaneKey> ordered = new LinkedHashSet<>(lanes.stream().filter(story::contains).toList());
        ordered.addAll(lanes);
        int next = 0;
        for (LaneKey lane : ordered) {
            if (lane.isThread()) {
                inks[lane.id()] = next++;
            }
        }
        return new ThreadInks(inks);
    }

    /** The number of a thread's ink, from 0. */
    int of(int lane) {
        return inks[lane];
    }
}
