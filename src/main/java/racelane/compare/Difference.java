package racelane.compare;

import java.util.List;

/**
 * One place where two traces differ, before places that say the same are folded into one {@link TraceDifference}.
 *
 * @param kind  in what
 * @param rowA  where in A, or -1
 * @param rowB  where in B, or -1
 * @param who   whose step it is
 * @param what  what differs, in words
 * @param like  places of one kind that have this in common say the same
 * @param round the round in which it is
 * @param novel  the other trace shows nothing of it anywhere; else both do, at other rounds
 * @param weight of two of a kind the heavier one is told first
 */
record Difference(TraceDifference.Kind kind, int rowA, int rowB, String who, String what, String like, Rounds.Pair round, boolean novel, int weight) {
    private static final int SHOWN = 4;

    static Difference of(TraceDifference.Kind kind, int rowA, int rowB, String who, String what, Rounds.Pair round, boolean novel) {
        return new Difference(kind, rowA, rowB, who, what, plain(who + ": " + what), round, novel, 0);
    }

    /** Steps that one side has beyond the other. */
    static Difference missing(boolean ofA, String who, Rounds.Pair round, List<TraceStep> run, int other, boolean last, boolean novel) {
        int row = run.get(0).row();
        String what = (ofA ? "only A has " : "only B has ") + some(run) + (last ? ", to its end" : "");
        return of(ofA ? TraceDifference.Kind.ONLY_A : TraceDifference.Kind.ONLY_B, ofA ? row : other, ofA ? other : row, who, what, round, novel);
    }

    private static String some(List<TraceStep> run) {
        List<String> words = run.stream().limit(SHOWN).map(TraceStep::words).toList();
        int more = run.size() - words.size();
        return String.join(", ", words) + (more == 0 ? "" : " and " + more + (more == 1 ? " step more" : " steps more"));
    }

    /** Without the numbers of threads, which differ from round to round. */
    private static String plain(String text) {
        return text.replaceAll("(?<=[A-Za-z_])[-.#]\\d+\\b", "");
    }

    /** The same, alike with others that have this in common. */
    Difference like(String common) {
        return new Difference(kind, rowA, rowB, who, what, common, round, novel, weight);
    }

    Difference at(int a, int b) {
        return new Difference(kind, a, b, who, what, like, round, novel, weight);
    }

    String text() {
        return who == null ? what : who + ": " + what;
    }
}
