package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which thread of one trace plays the part of which of another: by what they do, since names and PIDs differ from run to
 * run; where several do the same, by name, then in the order in which they begin.
 */
final class ThreadPairing {
    /** Less alike are only threads that share a word or two. */
    private static final double LIKE = 0.35;

    private ThreadPairing() {}

    private record Candidate(int a, int b, double likeness) {}

    /** Lane of A → lane of B; a thread whose like is not there has none. */
    static Map<Integer, Integer> of(TraceSide a, TraceSide b) {
        List<Candidate> candidates = new ArrayList<>();
        Map<Integer, Map<String, Integer>> ofB = new HashMap<>();
        b.steps().forEach((lane, steps) -> ofB.put(lane, counts(steps)));
        a.steps().forEach((laneA, steps) -> {
            Map<String, Integer> counts = counts(steps);
            ofB.forEach((laneB, other) -> {
                double likeness = likeness(counts, other) + (comm(a.name(laneA)).equals(comm(b.name(laneB))) ? 0.3 : 0);
                if (likeness >= LIKE) {
                    candidates.add(new Candidate(laneA, laneB, likeness));
                }
            });
        });
        candidates.sort(Comparator.comparingDouble(Candidate::likeness).reversed()
                .thenComparingInt(one -> a.steps().get(one.a()).get(0).row()).thenComparingInt(one -> b.steps().get(one.b()).get(0).row()));
        Map<Integer, Integer> pairs = new LinkedHashMap<>();
        for (Candidate one : candidates) {
            if (!pairs.containsKey(one.a()) && !pairs.containsValue(one.b())) {
                pairs.put(one.a(), one.b());
            }
        }
        return new TreeMap<>(pairs);
    }

    private static Map<String, Integer> counts(List<TraceStep> steps) {
        Map<String, Integer> counts = new HashMap<>();
        steps.forEach(step -> counts.merge(step.kind() + " " + step.name(), 1, Integer::sum));
        return counts;
    }

    /** The cosine of the angle between what two threads do: how often does not matter, only in which proportion. */
    private static double likeness(Map<String, Integer> a, Map<String, Integer> b) {
        double common = 0;
        for (Map.Entry<String, Integer> one : a.entrySet()) {
            common += (double) one.getValue() * b.getOrDefault(one.getKey(), 0);
        }
        return common / Math.sqrt(square(a) * square(b));
    }

    private static double square(Map<String, Integer> counts) {
        return counts.values().stream().mapToDouble(count -> (double) count * count).sum();
    }

    /** The name without the number behind it. */
    private static String comm(String name) {
        return name.replaceFirst("[-.#]\\d+$", "");
    }
}
