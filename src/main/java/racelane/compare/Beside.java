package racelane.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import racelane.analysis.CountedObject;
import racelane.analysis.Operation;
import racelane.compare.TraceComparison.StepPair;

/** What differs in steps that both traces have: the order of two threads, values, and who holds what. */
final class Beside {
    private final TraceSide a;
    private final TraceSide b;
    private final Parts parts;
    private final List<StepAlignment.Group> groups;
    private final boolean looped;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    /** Step of an actor → what was seen there, of A and of B. */
    private final Map<String, Set<String>> seenA = new HashMap<>();
    private final Map<String, Set<String>> seenB = new HashMap<>();

    /** What an operation moved or returned, where it differs. */
    private record Value(StepPair pair, Rounds.Pair round, String key, String ofA, String ofB, String text) {}

    Beside(TraceSide a, TraceSide b, Parts parts, List<StepAlignment.Group> groups, boolean looped) {
        this.a = a;
        this.b = b;
        this.parts = parts;
        this.groups = groups;
        this.looped = looped;
    }

    List<Difference> differences() {
        Holdings holdings = new Holdings(a, b, parts);
        for (StepAlignment.Group group : groups) {
            order(group);
            for (StepPair pair : group.pairs()) {
                values(pair, group.round(), holdings);
                holdings.look(pair, group.round());
            }
        }
        for (Value value : values) {
            boolean novel = !looped || !seenB.get(value.key()).contains(value.ofA()) || !seenA.get(value.key()).contains(value.ofB());
            // Which of many alike it is that comes by makes no difference from round to round.
            String like = !looped ? null : novel ? value.key() + value.ofA() + value.ofB() : value.key();
            tell(TraceDifference.Kind.VALUE, value.pair(), value.text(), like, novel, value.round());
        }
        differences.addAll(holdings.differences(looped, looped));
        return differences;
    }

    /** A step that comes after one of another thread in A and before it in B. Once a pair of steps is told, what follows from it is not. */
    private void order(StepAlignment.Group group) {
        StepPair latest = null;
        StepPair told = null;
        for (StepPair pair : group.pairs()) {
            if (latest != null && pair.b().row() < latest.b().row() && pair.a().lane() != latest.a().lane()) {
                if (latest != told) {
                    String two = String.join(" and ", new TreeSet<>(List.of(parts.ofA(pair.a().lane()), parts.ofA(latest.a().lane()))));
                    tell(TraceDifference.Kind.ORDER, pair, pair.a().words() + " comes after " + a.name(latest.a().lane()) + "'s " + latest.a().words() + " in A, before it in B", looped ? two : null, !looped, group.round());
                    told = latest;
                }
            } else if (latest == null || pair.b().row() >= latest.b().row()) {
                latest = pair;
            }
        }
    }

    private void values(StepPair pair, Rounds.Pair round, Holdings holdings) {
        Operation ofA = a.operation(pair.a());
        Operation ofB = b.operation(pair.b());
        if (ofA == null || ofB == null) {
            return;
        }
        holdings.same(ofA.address(), ofB.address());
        String key = parts.ofA(pair.a().lane()) + " " + pair.a().word();
        seenA.computeIfAbsent(key, one -> new HashSet<>()).addAll(Set.of(move(ofA), "returns " + ofA.result()));
        seenB.computeIfAbsent(key, one -> new HashSet<>()).addAll(Set.of(move(ofB), "returns " + ofB.result()));
        boolean differs = ofA.before() != null && ofB.before() != null && !ofA.before().equals(ofB.before()) || ofA.after() != null && ofB.after() != null && !ofA.after().equals(ofB.after());
        if (differs) {
            values.add(new Value(pair, round, key, move(ofA), move(ofB), pair.a().words() + " on " + object(a, ofA) + " finds " + move(ofA) + " in A, " + move(ofB) + " in B"));
        } else if (ofA.result() != null && ofB.result() != null && !ofA.result().equals(ofB.result())) {
            values.add(new Value(pair, round, key, "returns " + ofA.result(), "returns " + ofB.result(), pair.a().words() + " returns " + ofA.result() + " in A, " + ofB.result() + " in B"));
        }
    }

    /** @param like what places have in common that say the same; null for the words */
    private void tell(TraceDifference.Kind kind, StepPair pair, String what, String like, boolean novel, Rounds.Pair round) {
        Difference one = Difference.of(kind, pair.a().row(), pair.b().row(), a.name(pair.a().lane()), what, round, novel);
        differences.add(like == null ? one : one.like(like));
    }

    private static String object(TraceSide side, Operation operation) {
        CountedObject object = side.analysis.object(operation.address());
        return object == null ? "an object" : object.name();
    }

    private static String move(Operation operation) {
        return value(operation.before()) + (operation.after() == null ? "" : " → " + value(operation.after()));
    }

    /** REFCOUNT_SATURATED of include/linux/refcount.h by its name. */
    private static String value(Integer value) {
        return value == null ? "?" : value == 0xc0000000 ? "saturated" : value.toString();
    }
}
