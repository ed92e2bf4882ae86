package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which actor of one trace plays the part of which of another: by what they do, since names and PIDs differ from run to
 * run. What everybody does weighs little; where several do the same the name decides, then the order in which they begin.
 */
final class ThreadPairing {
    /** Less alike are only actors that share a word or two. */
    private static final double LIKE = 0.35;
    /** What the same name is worth. */
    private static final double NAME = 0.3;

    private ThreadPairing() {}

    /** Two that play the same part. */
    record Pair(Actor a, Actor b) {}

    private record Candidate(Actor a, Actor b, double likeness) {}

    /** Pairs in the order in which A's begin; an actor whose like is not there is in none. */
    static List<Pair> of(List<Actor> a, List<Actor> b) {
        List<Map<String, Integer>> ofA = a.stream().map(ThreadPairing::counts).toList();
        List<Map<String, Integer>> ofB = b.stream().map(ThreadPairing::counts).toList();
        Map<String, Double> weights = weights(ofA, ofB);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                boolean named = Actor.comm(a.get(i).name()).equals(Actor.comm(b.get(j).name()));
                double likeness = likeness(ofA.get(i), ofB.get(j), weights) + (named ? NAME : 0);
                // Whoever takes the same lock need have nothing else to do with it.
                if (likeness >= LIKE && (named || shareMoreThanLocks(ofA.get(i), ofB.get(j)))) {
                    candidates.add(new Candidate(a.get(i), b.get(j), likeness));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::likeness).reversed().thenComparingInt(one -> one.a().row()).thenComparingInt(one -> one.b().row()));
        List<Pair> pairs = new ArrayList<>();
        for (Candidate one : candidates) {
            if (pairs.stream().noneMatch(pair -> pair.a() == one.a() || pair.b() == one.b())) {
                pairs.add(new Pair(one.a(), one.b()));
            }
        }
        pairs.sort(Comparator.comparingInt(pair -> pair.a().row()));
        return pairs;
    }

    private static Map<String, Integer> counts(Actor actor) {
        Map<String, Integer> counts = new HashMap<>();
        actor.turns().forEach(turn -> turn.steps().forEach(step -> counts.merge(step.word(), 1, Integer::sum)));
        return counts;
    }

    /** A word weighs the less the more actors use it. */
    private static Map<String, Double> weights(List<Map<String, Integer>> a, List<Map<String, Integer>> b) {
        Map<String, Integer> users = new HashMap<>();
        for (List<Map<String, Integer>> side : List.of(a, b)) {
            side.forEach(counts -> counts.keySet().forEach(word -> users.merge(word, 1, Integer::sum)));
        }
        int all = a.size() + b.size();
        Map<String, Double> weights = new HashMap<>();
        users.forEach((word, count) -> weights.put(word, Math.log(1 + (double) all / count)));
        return weights;
    }

    private static boolean shareMoreThanLocks(Map<String, Integer> a, Map<String, Integer> b) {
        return a.keySet().stream().anyMatch(word -> b.containsKey(word) && !word.startsWith(TraceStep.Kind.LOCK + " ") && !word.startsWith(TraceStep.Kind.UNLOCK + " "));
    }

    /** The cosine of the angle between what two actors do: how often does not matter, only in which proportion. */
    private static double likeness(Map<String, Integer> a, Map<String, Integer> b, Map<String, Double> weights) {
        Set<String> words = new TreeSet<>(a.keySet());
        words.addAll(b.keySet());
        double common = 0;
        double ofA = 0;
        double ofB = 0;
        for (String word : words) {
            double inA = a.getOrDefault(word, 0) * weights.get(word);
            double inB = b.getOrDefault(word, 0) * weights.get(word);
            common += inA * inB;
            ofA += inA * inA;
            ofB += inB * inB;
        }
        return common / Math.sqrt(ofA * ofB);
    }
}
