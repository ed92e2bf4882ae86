package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import racelane.analysis.Analysis;

/**
 * Two traces aligned by thread and step: a failing and a passing run, old code and patched code, a capture and a
 * simulation. Steps are told by function and lock, never by address or offset; only what both could have seen is
 * compared, and what one of them has no probe for is listed.
 *
 * @param a           the first trace
 * @param b           the second
 * @param threads     lane of A → lane of B
 * @param alone       threads that have no like, by name: of A, then of B
 * @param onlyA       functions and locks that only A knows, in order of their names
 * @param onlyB       those that only B knows
 * @param pairs       steps that stand beside each other, in the order of A
 * @param differences in the order of A
 */
public record TraceComparison(Analysis a, Analysis b, Map<Integer, Integer> threads, List<List<String>> alone, List<String> onlyA, List<String> onlyB,
        List<StepPair> pairs, List<TraceDifference> differences) {
    /** Two steps that stand beside each other. */
    public record StepPair(TraceStep a, TraceStep b) {}

    /** Rows of a trace, both included. */
    public record Stretch(int fromRow, int toRow) {
        public static Stretch whole(Analysis analysis) {
            return new Stretch(0, analysis.trace().size() - 1);
        }
    }

    /** Compares; no side is the right one. Takes time in proportion to both, more where they differ much. */
    public static TraceComparison of(Analysis a, Stretch ofA, Analysis b, Stretch ofB) {
        TraceSide sideA = new TraceSide(a, ofA.fromRow(), ofA.toRow());
        TraceSide sideB = new TraceSide(b, ofB.fromRow(), ofB.toRow());
        Set<String> wordsA = sideA.vocabulary();
        Set<String> wordsB = sideB.vocabulary();
        Set<String> both = new TreeSet<>(wordsA);
        both.retainAll(wordsB);
        Map<Integer, Integer> threads = pairing(sideA, sideB, both);
        List<List<String>> alone = List.of(alone(sideA, threads.keySet()), alone(sideB, threads.values()));
        List<StepPair> pairs = new ArrayList<>();
        List<TraceDifference> differences = new ArrayList<>();
        threads.forEach((laneA, laneB) -> {
            List<TraceStep> stepsA = sideA.steps().get(laneA);
            List<TraceStep> stepsB = sideB.steps().get(laneB);
            List<StepPair> aligned = Alignment.of(stepsA, stepsB).stream().map(pair -> new StepPair(stepsA.get(pair[0]), stepsB.get(pair[1]))).toList();
            differences.addAll(Missing.of(sideA.name(laneA), stepsA, stepsB, aligned));
            pairs.addAll(aligned);
        });
        pairs.sort(Comparator.comparingInt((StepPair pair) -> pair.a().row()).thenComparing(pair -> pair.a().kind()));
        differences.replaceAll(difference -> placed(difference, pairs));
        differences.addAll(new Beside(sideA, sideB, threads, pairs).differences());
        // Where only B has something it stands behind what both had before.
        differences.sort(Comparator.comparingInt(TraceDifference::rowA).thenComparingInt(TraceDifference::rowB).thenComparing(TraceDifference::kind));
        return new TraceComparison(a, b, threads, alone, names(wordsA, both), names(wordsB, both), List.copyOf(pairs), List.copyOf(differences));
    }

    private static Map<Integer, Integer> pairing(TraceSide a, TraceSide b, Set<String> both) {
        a.keep(both);
        b.keep(both);
        return ThreadPairing.of(a, b);
    }

    private static List<String> alone(TraceSide side, java.util.Collection<Integer> paired) {
        return side.steps().keySet().stream().filter(lane -> !paired.contains(lane)).map(side::name).toList();
    }

    private static List<String> names(Set<String> words, Set<String> both) {
        return new ArrayList<>(new TreeSet<>(words.stream().filter(word -> !both.contains(word)).map(word -> word.substring(word.indexOf(' ') + 1)).toList()));
    }

    /** The first difference, or null if there is none. */
    public TraceDifference first() {
        return differences.isEmpty() ? null : differences.get(0);
    }

    /** What its thread has in common only later, or never, stands where the other threads are at that moment. */
    private static TraceDifference placed(TraceDifference difference, List<StepPair> pairs) {
        return difference.rowA() < 0 ? new TraceDifference(difference.kind(), beside(pairs, difference.rowB(), false), difference.rowB(), difference.text())
                : difference.rowB() < 0 ? new TraceDifference(difference.kind(), difference.rowA(), beside(pairs, difference.rowA(), true), difference.text()) : difference;
    }

    /** The row of B that stands beside a row of A: its own, or that of the last pair before it; -1 before the first. */
    public int besideA(int row) {
        return beside(pairs, row, true);
    }

    /** The row of A that stands beside a row of B. */
    public int besideB(int row) {
        return beside(pairs, row, false);
    }

    private static int beside(List<StepPair> pairs, int row, boolean ofA) {
        StepPair last = null;
        for (StepPair pair : pairs) {
            int own = ofA ? pair.a().row() : pair.b().row();
            if (own <= row && (last == null || own >= (ofA ? last.a().row() : last.b().row()))) {
                last = pair;
            }
        }
        return last == null ? -1 : ofA ? last.b().row() : last.a().row();
    }

    /** Steps of a pair of threads that only one side has. */
    private static final class Missing {
        private Missing() {}

        static List<TraceDifference> of(String thread, List<TraceStep> a, List<TraceStep> b, List<StepPair> aligned) {
            Map<TraceStep, TraceStep> ofA = new HashMap<>();
            Map<TraceStep, TraceStep> ofB = new HashMap<>();
            aligned.forEach(pair -> {
                ofA.put(pair.a(), pair.b());
                ofB.put(pair.b(), pair.a());
            });
            List<TraceDifference> differences = new ArrayList<>();
            runs(thread, a, ofA, true, differences);
            runs(thread, b, ofB, false, differences);
            return differences;
        }

        /** Steps in a row that the other side has not are one difference. */
        private static void runs(String thread, List<TraceStep> steps, Map<TraceStep, TraceStep> paired, boolean ofA, List<TraceDifference> to) {
            int other = -1;
            List<TraceStep> run = new ArrayList<>();
            for (int i = 0; i <= steps.size(); i++) {
                TraceStep step = i < steps.size() ? steps.get(i) : null;
                if (step != null && !paired.containsKey(step)) {
                    run.add(step);
                    continue;
                }
                if (!run.isEmpty()) {
                    int row = run.get(0).row();
                    String text = thread + ": " + (ofA ? "only A has " : "only B has ") + some(run) + (i == steps.size() ? ", to its end" : "");
                    to.add(new TraceDifference(ofA ? TraceDifference.Kind.ONLY_A : TraceDifference.Kind.ONLY_B, ofA ? row : other, ofA ? other : row, text));
                    run.clear();
                }
                other = step == null ? other : paired.get(step).row();
            }
        }

        private static String some(List<TraceStep> run) {
            List<String> words = run.stream().limit(4).map(TraceStep::words).toList();
            return String.join(", ", words) + (run.size() > words.size() ? " and " + (run.size() - words.size()) + " steps more" : "");
        }
    }
}
