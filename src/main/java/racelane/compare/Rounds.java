package racelane.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rounds of a loop in two traces: from one beginning of the leading thread's work to the next, whatever the others do
 * meanwhile. The leading thread is the one that does most in both.
 *
 * @param leader   who leads, in A; null where nobody goes round
 * @param function with which a round begins
 * @param ofA      rounds of A; what lies before the first is round 0
 * @param ofB      rounds of B
 * @param pairs    which round of A stands beside which of B, in order
 */
record Rounds(ThreadPairing.Pair leader, String function, int ofA, int ofB, List<Pair> pairs) {
    /** What it costs to leave a round without one beside it, unless its trace just goes on longer. */
    private static final double GAP = 0.5;
    private static final int MOST_CELLS = 4_000_000;

    /** Two rounds beside each other, or one with nothing beside it; both null is never. */
    record Pair(Round a, Round b) {}

    /**
     * A round.
     *
     * @param number  from 1; 0 for what lies before the first
     * @param fromRow its first row
     * @param endRow  the row behind its last
     */
    record Round(int number, int fromRow, int endRow) {
        boolean has(int row) {
            return row >= fromRow && row < endRow;
        }
    }

    static Rounds of(List<ThreadPairing.Pair> cast) {
        ThreadPairing.Pair leader = null;
        for (ThreadPairing.Pair pair : cast) {
            boolean most = leader == null || Math.min(pair.a().steps(), pair.b().steps()) > Math.min(leader.a().steps(), leader.b().steps());
            if (pair.a().isOne() && pair.b().isOne() && most) {
                leader = pair;
            }
        }
        String function = leader == null ? null : anchor(leader);
        if (function == null) {
            Round whole = new Round(0, 0, Integer.MAX_VALUE);
            return new Rounds(null, null, 0, 0, List.of(new Pair(whole, whole)));
        }
        List<Round> a = cut(leader.a(), function);
        List<Round> b = cut(leader.b(), function);
        return new Rounds(leader, function, a.size() - 1, b.size() - 1, beside(a, shapes(leader.a(), a), b, shapes(leader.b(), b)));
    }

    boolean any() {
        return leader != null;
    }

    /** The first function at the head of turns that both come back to about as often as to any. */
    private static String anchor(ThreadPairing.Pair leader) {
        Map<String, Integer> inA = heads(leader.a());
        Map<String, Integer> inB = heads(leader.b());
        int most = inA.keySet().stream().mapToInt(name -> Math.min(inA.get(name), inB.getOrDefault(name, 0))).max().orElse(0);
        for (Map.Entry<String, Integer> one : inA.entrySet()) {
            int both = Math.min(one.getValue(), inB.getOrDefault(one.getKey(), 0));
            if (both >= 2 && 2 * both >= most && Math.max(one.getValue(), inB.get(one.getKey())) >= 3) {
                return one.getKey();
            }
        }
        return null;
    }

    private static Map<String, Integer> heads(Actor actor) {
        Map<String, Integer> heads = new LinkedHashMap<>();
        actor.turns().stream().filter(turn -> turn.head() != null).forEach(turn -> heads.merge(turn.head(), 1, Integer::sum));
        return heads;
    }

    private static List<Round> cut(Actor actor, String function) {
        List<Round> rounds = new ArrayList<>();
        int from = 0;
        for (Turn turn : actor.turns()) {
            if (function.equals(turn.head())) {
                rounds.add(new Round(rounds.size(), from, turn.row()));
                from = turn.row();
            }
        }
        rounds.add(new Round(rounds.size(), from, Integer.MAX_VALUE));
        return rounds;
    }

    /** How often the leader does what, round by round. */
    private static List<Map<String, Integer>> shapes(Actor actor, List<Round> rounds) {
        List<Map<String, Integer>> shapes = new ArrayList<>();
        rounds.forEach(round -> shapes.add(new HashMap<>()));
        for (Turn turn : actor.turns()) {
            for (int i = 0; i < rounds.size(); i++) {
                if (rounds.get(i).has(turn.row())) {
                    Map<String, Integer> shape = shapes.get(i);
                    turn.steps().forEach(step -> shape.merge(step.word(), 1, Integer::sum));
                }
            }
        }
        return shapes;
    }

    /** The rounds laid beside each other, as alike as can be in order; what lies before the first is beside its like. */
    private static List<Pair> beside(List<Round> a, List<Map<String, Integer>> shapesA, List<Round> b, List<Map<String, Integer>> shapesB) {
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair(a.get(0), b.get(0)));
        int n = a.size();
        int m = b.size();
        if ((long) n * m > MOST_CELLS) {
            for (int i = 1; i < Math.max(n, m); i++) {
                pairs.add(new Pair(i < n ? a.get(i) : null, i < m ? b.get(i) : null));
            }
            return pairs;
        }
        // best[i][j]: of rounds i.. of A and j.. of B. Where one trace has ended the other goes on at no cost.
        double[][] best = new double[n + 1][m + 1];
        for (int i = n - 1; i >= 1; i--) {
            for (int j = m - 1; j >= 1; j--) {
                double both = alike(shapesA.get(i), shapesB.get(j)) + best[i + 1][j + 1];
                best[i][j] = Math.max(both, Math.max(best[i + 1][j], best[i][j + 1]) - GAP);
            }
        }
        int i = 1;
        int j = 1;
        while (i < n || j < m) {
            if (i < n && j < m && best[i][j] == alike(shapesA.get(i), shapesB.get(j)) + best[i + 1][j + 1]) {
                pairs.add(new Pair(a.get(i++), b.get(j++)));
            } else if (j >= m || i < n && best[i][j] == best[i + 1][j] - GAP) {
                pairs.add(new Pair(a.get(i++), null));
            } else {
                pairs.add(new Pair(null, b.get(j++)));
            }
        }
        return Collections.unmodifiableList(pairs);
    }

    /** Steps that both have, of those that one has, from 0 to 1. */
    private static double alike(Map<String, Integer> a, Map<String, Integer> b) {
        int both = 0;
        int all = 0;
        for (Map.Entry<String, Integer> one : a.entrySet()) {
            int other = b.getOrDefault(one.getKey(), 0);
            both += Math.min(one.getValue(), other);
            all += Math.max(one.getValue(), other);
        }
        for (Map.Entry<String, Integer> one : b.entrySet()) {
            all += a.containsKey(one.getKey()) ? 0 : one.getValue();
        }
        return all == 0 ? 1 : (double) both / all;
    }
}
