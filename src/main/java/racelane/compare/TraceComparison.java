package racelane.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import racelane.analysis.Analysis;

/**
 * Two traces aligned by thread and step: a failing and a passing run, old code and patched code, a capture and a
 * simulation. Steps are told by function and lock, never by address or offset; only what both could have seen is
 * compared, and what one of them has no probe for is listed. Where both go round in a loop, round is laid beside round,
 * and what differs in many rounds alike is told once.
 *
 * @param a           the first trace
 * @param b           the second
 * @param threads     lane of A → lane of B; of commands that are started again and again the first ones stand for all
 * @param cast        who plays whose part
 * @param alone       threads that have no like, by name: of A, then of B
 * @param onlyA       functions and locks that only A knows, in order of their names
 * @param onlyB       those that only B knows
 * @param loop        what both go round in, or null
 * @param pairs       steps that stand beside each other, in the order of A
 * @param shared      what was found in both
 * @param differences the most telling first
 * @param follows     how a scenario came to stand beside a capture, or null
 */
public record TraceComparison(Analysis a, Analysis b, Map<Integer, Integer> threads, List<Part> cast, List<List<String>> alone, List<String> onlyA, List<String> onlyB,
        Loop loop, List<StepPair> pairs, List<Shared> shared, List<TraceDifference> differences, Followed follows) {
    /**
     * Two steps that stand beside each other.
     *
     * @param stateRowB row of B after which its state is that beside A's step: a model can do a call before anything shows it
     */
    public record StepPair(TraceStep a, TraceStep b, int stateRowB) {
        static final Comparator<StepPair> IN_ORDER = Comparator.comparingInt((StepPair pair) -> pair.a().row()).thenComparing(pair -> pair.a().kind());

        public StepPair(TraceStep a, TraceStep b) {
            this(a, b, b.row());
        }
    }

    /** Who plays whose part: a thread's name, or a command's, and how many threads that are. */
    public record Part(String nameA, int threadsA, String nameB, int threadsB) {}

    /** Rounds from one call of a function to the next. */
    public record Loop(String threadA, String threadB, String function, int roundsA, int roundsB) {}

    /** A kind of finding that both have: where first, and how often. */
    public record Shared(String kind, int rowA, int timesA, int rowB, int timesB) {}

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
        Set<String> both = new TreeSet<>(sideA.vocabulary());
        both.retainAll(sideB.vocabulary());
        sideA.keep(both);
        sideB.keep(both);
        boolean simulations = a.trace().facts().simulation() != null && b.trace().facts().simulation() != null;
        List<Actor> actorsA = Actor.all(sideA, simulations);
        List<Actor> actorsB = Actor.all(sideB, simulations);
        List<ThreadPairing.Pair> cast = ThreadPairing.of(actorsA, actorsB);
        Rounds rounds = Rounds.of(cast);
        StepAlignment alignment = new StepAlignment(cast, rounds, (isA, lane) -> (isA ? sideA : sideB).name(lane));
        List<StepPair> pairs = new ArrayList<>();
        alignment.groups().forEach(group -> pairs.addAll(group.pairs()));
        pairs.sort(StepPair.IN_ORDER);
        Parts parts = Parts.of(cast);
        List<Difference> told = new ArrayList<>();
        FoundBeside found = new FoundBeside(sideA, sideB, parts, pairs, rounds.any());
        told.addAll(found.differences());
        told.addAll(alignment.missing());
        told.addAll(new Beside(sideA, sideB, parts, alignment.groups(), rounds.any()).differences());
        told.replaceAll(one -> placed(one, pairs));
        Map<Integer, Integer> threads = threads(pairs);
        return new TraceComparison(a, b, threads, parts(cast), List.of(alone(actorsA, cast.stream().map(ThreadPairing.Pair::a).toList()), alone(actorsB, cast.stream().map(ThreadPairing.Pair::b).toList())),
                names(sideA.vocabulary(), both, found.unseen(false)), names(sideB.vocabulary(), both, found.unseen(true)), loop(rounds), List.copyOf(pairs), found.shared(),
                Folding.of(told, rounds.any()), null);
    }

    private static Loop loop(Rounds rounds) {
        return rounds.any() ? new Loop(rounds.leader().a().name(), rounds.leader().b().name(), rounds.function(), rounds.ofA(), rounds.ofB()) : null;
    }

    private static List<Part> parts(List<ThreadPairing.Pair> cast) {
        return cast.stream().map(pair -> new Part(pair.a().name(), pair.a().lanes().size(), pair.b().name(), pair.b().lanes().size())).toList();
    }

    private static Map<Integer, Integer> threads(List<StepPair> pairs) {
        Map<Integer, Integer> threads = new TreeMap<>();
        pairs.forEach(pair -> threads.putIfAbsent(pair.a().lane(), pair.b().lane()));
        return threads;
    }

    private static List<String> alone(List<Actor> actors, Collection<Actor> paired) {
        return actors.stream().filter(actor -> !paired.contains(actor)).map(actor -> actor.isOne() ? actor.name() : actor.name() + " (" + actor.lanes().size() + " threads)").toList();
    }

    static List<String> names(Set<String> words, Set<String> both, Set<String> more) {
        Set<String> names = new TreeSet<>(words.stream().filter(word -> !both.contains(word)).map(word -> word.substring(word.indexOf(' ') + 1)).toList());
        List<String> all = new ArrayList<>(names);
        all.addAll(more);
        return all;
    }

    /** The first difference in the order of A, or null if there is none; one that only varies if there is no other. */
    public TraceDifference first() {
        return differences.stream().min(Comparator.comparing(TraceDifference::varies).thenComparingInt(TraceDifference::rowA).thenComparingInt(TraceDifference::rowB)).orElse(null);
    }

    /** What its thread has in common only later, or never, stands where the other threads are at that moment. */
    private static Difference placed(Difference difference, List<StepPair> pairs) {
        return difference.rowA() < 0 ? difference.at(beside(pairs, difference.rowB(), false), difference.rowB())
                : difference.rowB() < 0 ? difference.at(difference.rowA(), beside(pairs, difference.rowA(), true)) : difference;
    }

    /** The row of B that stands beside a row of A: its own, or that of the last pair before it; -1 before the first. */
    public int besideA(int row) {
        return beside(pairs, row, true);
    }

    /** The row of A that stands beside a row of B. */
    public int besideB(int row) {
        return beside(pairs, row, false);
    }

    static int beside(List<StepPair> pairs, int row, boolean ofA) {
        StepPair last = null;
        for (StepPair pair : pairs) {
            int own = ofA ? pair.a().row() : pair.b().row();
            if (own <= row && (last == null || own >= (ofA ? last.a().row() : last.b().row()))) {
                last = pair;
            }
        }
        return last == null ? -1 : ofA ? last.b().row() : last.a().row();
    }
}
