package racelane.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns of two actors in order, as much alike as possible. Where a return is missing, one turn can be two of the other side. */
final class TurnAlignment {
    /** Turns that have less in common are two things, and not one that differs. */
    static final double LIKE = 0.5;
    /** As much as this has to be alike for one to be two. */
    private static final double MERGED = 0.8;
    private static final int MOST_CELLS = 250_000;

    private final List<Turn> a;
    private final List<Turn> b;
    private final boolean cutA;
    private final boolean cutB;
    private final List<Two> pairs = new ArrayList<>();
    private final Set<Turn> paired = new HashSet<>();
    private final Map<String, Double> known = new HashMap<>();

    /** Two that stand together; either can be two in a row. */
    record Two(Turn a, Turn b) {}

    /** One way on: so many turns of A beside so many of B, none of one side where that is 0. */
    private record Move(int ofA, int ofB) {}

    private static final List<Move> MOVES = List.of(new Move(1, 1), new Move(2, 1), new Move(1, 2), new Move(1, 0), new Move(0, 1));

    /**
     * @param whole there is one of each: what differs, differs in it
     * @param cutA  A ends in its last turn, which is a part of what it would be
     * @param cutB  so does B
     */
    TurnAlignment(List<Turn> a, List<Turn> b, boolean whole, boolean cutA, boolean cutB) {
        this.a = a;
        this.b = b;
        this.cutA = cutA;
        this.cutB = cutB;
        int n = a.size();
        int m = b.size();
        if (n == 1 && m == 1 && whole || (long) n * m > MOST_CELLS) {
            for (int i = 0; i < Math.min(n, m); i++) {
                pair(new Two(a.get(i), b.get(i)), i, new Move(1, 1), i);
            }
            return;
        }
        double[][] best = new double[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                for (Move move : MOVES) {
                    best[i][j] = Math.max(best[i][j], worth(move, i, j, best));
                }
            }
        }
        for (int i = 0, j = 0; i < n && j < m;) {
            int atA = i;
            int atB = j;
            Move move = MOVES.stream().filter(one -> worth(one, atA, atB, best) == best[atA][atB]).findFirst().orElseThrow();
            if (move.ofA() > 0 && move.ofB() > 0) {
                pair(new Two(from(a, i, move.ofA()), from(b, j, move.ofB())), i, move, j);
            }
            i += move.ofA();
            j += move.ofB();
        }
    }

    List<Two> pairs() {
        return pairs;
    }

    /** All turns that stand beside one. */
    Set<Turn> paired() {
        return paired;
    }

    private void pair(Two two, int i, Move move, int j) {
        pairs.add(two);
        paired.addAll(a.subList(i, i + move.ofA()));
        paired.addAll(b.subList(j, j + move.ofB()));
    }

    private double worth(Move move, int i, int j, double[][] best) {
        if (i + move.ofA() > a.size() || j + move.ofB() > b.size()) {
            return -1;
        }
        double rest = best[i + move.ofA()][j + move.ofB()];
        if (move.ofA() == 0 || move.ofB() == 0) {
            return rest;
        }
        Turn one = from(a, i, move.ofA());
        Turn other = from(b, j, move.ofB());
        boolean cut = cutA && i + move.ofA() == a.size() || cutB && j + move.ofB() == b.size();
        double alike = cut ? begun(one, other) : alikeOf(one, other, move.ofA() + move.ofB() > 2);
        return alike < 0 ? -1 : alike + rest;
    }

    /** Of one that is cut off only its beginning can be looked at. */
    private static double begun(Turn one, Turn other) {
        int least = Math.min(one.steps().size(), other.steps().size());
        double alike = (double) Alignment.of(one.steps(), other.steps()).size() / least;
        return one.steps().get(0).isLike(other.steps().get(0)) && alike >= MERGED ? alike * LIKE : -1;
    }

    private static Turn from(List<Turn> turns, int at, int count) {
        return count == 1 ? turns.get(at) : turns.get(at).with(turns.get(at + 1));
    }

    private double alikeOf(Turn one, Turn other, boolean merged) {
        double least = merged ? MERGED : LIKE;
        if (Math.min(one.steps().size(), other.steps().size()) < least * Math.max(one.steps().size(), other.steps().size())) {
            return -1;
        }
        double alike = known.computeIfAbsent(one.shape() + "\n" + other.shape(), key -> alike(one, other));
        return alike < least ? -1 : alike;
    }

    /** Steps that both have in order, of those that the longer one has. */
    static double alike(Turn a, Turn b) {
        return a.shape().equals(b.shape()) ? 1 : (double) Alignment.of(a.steps(), b.steps()).size() / Math.max(a.steps().size(), b.steps().size());
    }
}
