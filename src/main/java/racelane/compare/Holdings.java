package racelane.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import racelane.analysis.CountedObject;
import racelane.analysis.Life;
import racelane.analysis.LockSpan;
import racelane.analysis.Locks;
import racelane.analysis.Reference;
import racelane.compare.TraceComparison.StepPair;

/** Who holds which lock and how many references, step beside step; told where it begins to differ. */
final class Holdings {
    private final TraceSide a;
    private final TraceSide b;
    private final Parts parts;
    private final Map<String, List<Integer>> locksA;
    private final Map<String, List<Integer>> locksB;
    private final Set<String> locks;
    /** Addresses of A → addresses of B: objects that the same step works on are the same one from then on. */
    private final Map<Long, Long> objects = new TreeMap<>();
    /** What differs at the moment: thing → how. As long as it does not change, nothing new is told. */
    private Map<String, String> standing = Map.of();
    private final List<Other> others = new ArrayList<>();
    private final Map<String, Set<String>> seenA = new HashMap<>();
    private final Map<String, Set<String>> seenB = new HashMap<>();

    /** A thing that is held otherwise. */
    private record Other(StepPair pair, Rounds.Pair round, String key, String how, String ofA, String ofB, String text) {}

    /** Who holds a thing: the part, and the words for people. */
    private record Held(String part, String words) {}

    Holdings(TraceSide a, TraceSide b, Parts parts) {
        this.a = a;
        this.b = b;
        this.parts = parts;
        this.locksA = named(a);
        this.locksB = named(b);
        // Of one that only one trace knows it cannot be said that nobody holds it in the other.
        this.locks = new TreeSet<>(locksA.keySet());
        locks.retainAll(locksB.keySet());
    }

    /** Locks that have a name. */
    private static Map<String, List<Integer>> named(TraceSide side) {
        return side.analysis.locks().locks().stream().filter(lock -> !lock.name().startsWith("0x")).collect(Collectors.groupingBy(Locks.Lock::name, Collectors.mapping(Locks.Lock::id, Collectors.toList())));
    }

    /** Two addresses are one object's. */
    void same(long ofA, long ofB) {
        objects.put(ofA, ofB);
    }

    /** Looks at two states beside each other; those of a comparison in the order of A. */
    void look(StepPair pair, Rounds.Pair round) {
        int rowA = pair.a().row();
        int rowB = pair.stateRowB();
        Map<String, String> now = new TreeMap<>();
        for (String lock : locks) {
            Held one = owner(a, locksA.get(lock), rowA, true);
            Held other = owner(b, locksB.get(lock), rowB, false);
            // Of a holder without a like it cannot be said that the other trace should have it.
            if (one.part() != null && other.part() != null) {
                look(pair, round, lock, one, other, " is held by ", " in A, by ", now);
            }
        }
        // A model knows what a capture has no probe for.
        boolean modelled = b.analysis.trace().facts().simulation() != null && a.analysis.trace().facts().simulation() == null;
        // Inside a get or a put a capture and a model count its reference at different moments.
        if (rowB == pair.b().row() || pair.a().kind() == TraceStep.Kind.RETURN) {
            objects.forEach((addressA, addressB) -> {
                Held one = holders(a, addressA, rowA);
                Held other = holders(b, addressB, rowB);
                if (one != null && other != null) {
                    look(pair, round, a.analysis.object(addressA).name(), one, other, " has ", modelled ? " in A as far as its probes show, " : " in A, ", now);
                }
            });
        }
        standing = now;
    }

    private void look(StepPair pair, Rounds.Pair round, String thing, Held ofA, Held ofB, String verb, String inA, Map<String, String> now) {
        String key = parts.ofA(pair.a().lane()) + " " + pair.a().word() + " " + thing;
        seenA.computeIfAbsent(key, one -> new HashSet<>()).add(ofA.part());
        seenB.computeIfAbsent(key, one -> new HashSet<>()).add(ofB.part());
        if (!ofA.part().equals(ofB.part())) {
            String how = ofA.part() + "\n" + ofB.part();
            now.put(thing, how);
            if (!how.equals(standing.get(thing))) {
                others.add(new Other(pair, round, key, (locks.contains(thing) ? thing : "") + how, ofA.part(), ofB.part(), "after " + pair.a().words() + " " + thing + verb + ofA.words() + inA + ofB.words() + " in B"));
            }
        }
    }

    /**
     * All that was told.
     *
     * @param looped   what both show at other rounds is not new
     * @param byHolder the same holders are the same difference, after whatever step
     */
    List<Difference> differences(boolean looped, boolean byHolder) {
        List<Difference> differences = new ArrayList<>();
        for (Other one : others) {
            boolean novel = !looped || !seenB.get(one.key()).contains(one.ofA()) || !seenA.get(one.key()).contains(one.ofB());
            Difference told = Difference.of(TraceDifference.Kind.HOLDER, one.pair().a().row(), one.pair().b().row(), a.name(one.pair().a().lane()), one.text(), one.round(), novel);
            // Where much comes round it matters who holds it and not after which step that first shows.
            differences.add(!byHolder ? told : told.like(novel ? one.how() : parts.ofA(one.pair().a().lane())));
        }
        return differences;
    }

    private Held owner(TraceSide side, List<Integer> named, int row, boolean ofA) {
        for (int lock : named) {
            for (LockSpan span : side.analysis.locks().holders(lock, row)) {
                return new Held(ofA ? parts.ofA(span.lane()) : parts.ofB(span.lane()), side.name(span.lane()));
            }
        }
        return new Held("", "nobody");
    }

    /** Null for an object that is not born yet, or gone and held by nobody. */
    private static Held holders(TraceSide side, long address, int row) {
        CountedObject object = side.analysis.object(address);
        Life life = object == null ? null : object.lifeAt(row);
        if (life == null || life.bornRow() > row) {
            return null;
        }
        List<Reference> held = side.analysis.references().heldAt(address, row).stream().filter(Reference::moved).toList();
        if (held.isEmpty() && life.isFreed() && life.freeToRow() <= row) {
            return null;
        }
        String names = held.stream().map(reference -> side.name(reference.lane())).distinct().collect(Collectors.joining(", "));
        return new Held(held.size() + " references", held.isEmpty() ? "no holder" : held.size() + (held.size() == 1 ? " holder (" : " holders (") + names + ")");
    }
}
