package racelane.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.compare.TraceComparison.StepPair;

/**
 * The steps of two traces laid beside each other: round by round, in a round actor by actor, turn by turn. Turns of one
 * shape stand together; of two that differ, the steps that both have.
 */
final class StepAlignment {
    /** Pairs of one round, in the order of A. */
    record Group(Rounds.Pair round, List<StepPair> pairs) {}

    /** What a lane of a side is called. */
    interface Names {
        String of(boolean ofA, int lane);
    }

    private final Rounds rounds;
    private final Names names;
    private final List<Group> groups = new ArrayList<>();
    private final List<Difference> missing = new ArrayList<>();

    StepAlignment(List<ThreadPairing.Pair> cast, Rounds rounds, Names names) {
        this.names = names;
        this.rounds = rounds;
        Map<ThreadPairing.Pair, Shapes> shapes = new HashMap<>();
        cast.forEach(pair -> shapes.put(pair, new Shapes(pair)));
        for (Rounds.Pair round : rounds.pairs()) {
            List<StepPair> pairs = new ArrayList<>();
            for (ThreadPairing.Pair actors : cast) {
                align(actors, shapes.get(actors), round, pairs);
            }
            pairs.sort(StepPair.IN_ORDER);
            groups.add(new Group(round, pairs));
            if (round.a() == null || round.b() == null) {
                further(round);
            }
        }
    }

    /** A round that only one trace has. */
    private void further(Rounds.Pair round) {
        boolean ofA = round.a() != null;
        int row = ofA ? round.a().fromRow() : round.b().fromRow();
        String leader = (ofA ? rounds.leader().a() : rounds.leader().b()).name();
        missing.add(Difference.of(TraceDifference.Kind.ROUNDS, ofA ? row : -1, ofA ? -1 : row, leader, "only " + (ofA ? "A" : "B") + " has this round", round, true));
    }

    List<Group> groups() {
        return groups;
    }

    /** Steps that only one side has. */
    List<Difference> missing() {
        return missing;
    }

    /** What shapes an actor's turns have, on either side. */
    private static final class Shapes {
        final Map<String, Turn> ofA = new LinkedHashMap<>();
        final Map<String, Turn> ofB = new LinkedHashMap<>();

        Shapes(ThreadPairing.Pair pair) {
            pair.a().turns().forEach(turn -> ofA.putIfAbsent(turn.shape(), turn));
            pair.b().turns().forEach(turn -> ofB.putIfAbsent(turn.shape(), turn));
        }
    }

    private static List<Turn> turns(Actor actor, Rounds.Round round) {
        return round == null ? List.of() : actor.turns().stream().filter(turn -> round.has(turn.row())).toList();
    }

    private void align(ThreadPairing.Pair actors, Shapes shapes, Rounds.Pair round, List<StepPair> into) {
        List<Turn> a = turns(actors.a(), round.a());
        List<Turn> b = turns(actors.b(), round.b());
        if (!rounds.any() && actors.a().isOne() && actors.b().isOne()) {
            // Nothing comes round: the thread's whole way at once.
            a = List.of(Turn.of(a.stream().flatMap(turn -> turn.steps().stream()).toList()));
            b = List.of(Turn.of(b.stream().flatMap(turn -> turn.steps().stream()).toList()));
        }
        TurnAlignment turns = new TurnAlignment(a, b, !rounds.any(), isLast(round.a()), isLast(round.b()));
        for (TurnAlignment.Two two : turns.pairs()) {
            List<StepPair> pairs = pairs(two.a(), two.b());
            into.addAll(pairs);
            boolean novel = !rounds.any() || !shapes.ofB.containsKey(two.a().shape()) || !shapes.ofA.containsKey(two.b().shape());
            tell(round, two.a(), two.b(), pairs, novel);
        }
        Set<Turn> paired = turns.paired();
        alone(actors, round, a, paired, shapes.ofB, true);
        alone(actors, round, b, paired, shapes.ofA, false);
    }

    private void alone(ThreadPairing.Pair actors, Rounds.Pair round, List<Turn> turns, Set<Turn> paired, Map<String, Turn> others, boolean ofA) {
        boolean ended = isLast(ofA ? round.b() : round.a());
        for (int i = turns.size() - 1; i >= 0; i--) {
            ended &= !paired.contains(turns.get(i));
            if (ended) {
                end(ofA, turns.get(i).steps().get(0), round);
            } else {
                alone(actors, round, turns.get(i), paired, others, ofA);
            }
        }
    }

    private boolean isLast(Rounds.Round round) {
        return rounds.any() && round != null && round.endRow() == Integer.MAX_VALUE;
    }

    /** What one trace has when the other is over is no difference between what they do. */
    private void end(boolean ofA, TraceStep step, Rounds.Pair round) {
        String what = (ofA ? "B" : "A") + " ends before " + step.words();
        missing.add(Difference.of(TraceDifference.Kind.ROUNDS, ofA ? step.row() : -1, ofA ? -1 : step.row(), names.of(ofA, step.lane()), what, round, true).like("end " + ofA));
    }

    /** A turn that stands beside none: told as what it has beyond its like, if the other side never does the same. */
    private void alone(ThreadPairing.Pair actors, Rounds.Pair round, Turn turn, Set<Turn> paired, Map<String, Turn> others, boolean ofA) {
        if (paired.contains(turn)) {
            return;
        }
        if (others.containsKey(turn.shape()) || !rounds.any()) {
            Difference more = Difference.missing(ofA, names.of(ofA, turn.lane()), round, turn.steps(), -1, !rounds.any(), !rounds.any());
            // Of rounds that one trace goes on for it is enough that it does.
            if (round.a() != null && round.b() != null) {
                missing.add(rounds.any() ? more.like(actors.a().name()) : more);
            }
            return;
        }
        Turn like = others.values().stream().max((one, other) -> Double.compare(TurnAlignment.alike(turn, one), TurnAlignment.alike(turn, other))).orElse(null);
        if (like == null || TurnAlignment.alike(turn, like) < TurnAlignment.LIKE) {
            missing.add(Difference.missing(ofA, names.of(ofA, turn.lane()), round, turn.steps(), -1, false, true));
            return;
        }
        List<StepPair> pairs = ofA ? pairs(turn, like) : pairs(like, turn);
        Missing.of(turn.steps(), pairs, ofA, (run, other, last) -> missing.add(Difference.missing(ofA, names.of(ofA, turn.lane()), round, run, other, false, true)));
    }

    private static List<StepPair> pairs(Turn a, Turn b) {
        return Alignment.of(a.steps(), b.steps()).stream().map(pair -> new StepPair(a.steps().get(pair[0]), b.steps().get(pair[1]))).toList();
    }

    private void tell(Rounds.Pair round, Turn a, Turn b, List<StepPair> pairs, boolean novel) {
        if (a.shape().equals(b.shape())) {
            return;
        }
        Missing.of(a.steps(), pairs, true, (run, other, last) -> tell(true, a.lane(), round, run, other, last, novel));
        Missing.of(b.steps(), pairs, false, (run, other, last) -> tell(false, a.lane(), round, run, other, last, novel));
    }

    private void tell(boolean ofA, int laneA, Rounds.Pair round, List<TraceStep> run, int other, boolean last, boolean novel) {
        if (last && isLast(ofA ? round.b() : round.a())) {
            end(ofA, run.get(0), round);
        } else {
            missing.add(Difference.missing(ofA, names.of(true, laneA), round, run, other, last && !rounds.any(), novel));
        }
    }
}
