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
import racelane.analysis.Locks;
import racelane.analysis.State;
import racelane.compare.TraceComparison.StepPair;

/** Who holds which lock and how many references, step beside step; told where it begins to differ. */
final class Holdings {
    private final TraceSide a;
    private final TraceSide b;
    private final Parts parts;
    private final Set<String> locks;
    /** Addresses of A → addresses of B: objects that the same step works on are the same one from then on. */
    private final Map<Long, Long> objects = new HashMap<>();
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
        this.locks = names(a);
        locks.retainAll(names(b));
    }

    /** Locks that have a name. Of one that only one trace knows it cannot be said that nobody holds it in the other. */
    private static Set<String> names(TraceSide side) {
        return side.analysis.locks().locks().stream().map(Locks.Lock::name).filter(name -> !name.startsWith("0x")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Two addresses are one object's. */
    void same(long ofA, long ofB) {
        objects.put(ofA, ofB);
    }

    /** Looks at two states beside each other; those of a comparison in the order of A. */
    void look(StepPair pair, Rounds.Pair round) {
        State ofA = a.analysis.stateAt(pair.a().row());
        State ofB = b.analysis.stateAt(pair.stateRowB());
        Map<String, String> now = new TreeMap<>();
        Map<String, Held> locksA = locks(ofA, true);
        Map<String, Held> locksB = locks(ofB, false);
        for (String lock : locks) {
            Held one = locksA.getOrDefault(lock, new Held("", "nobody"));
            Held other = locksB.getOrDefault(lock, new Held("", "nobody"));
            // Of a holder without a like it cannot be said that the other trace should have it.
            if (one.part() != null && other.part() != null) {
                look(pair, round, lock, one, other, lock + " is held by " + one.words() + " in A, by " + other.words() + " in B", now);
            }
        }
        // A model knows what a capture has no probe for.
        boolean modelled = b.analysis.trace().facts().simulation() != null && a.analysis.trace().facts().simulation() == null;
        String shown = modelled ? " as far as its probes show" : "";
        // Inside a get or a put a capture and a model count its reference at different moments.
        boolean settled = pair.stateRowB() == pair.b().row() || pair.a().kind() == TraceStep.Kind.RETURN;
        for (State.ObjectState object : settled ? ofA.objects() : List.<State.ObjectState>of()) {
            Long address = objects.get(object.object().address());
            State.ObjectState other = address == null ? null : ofB.objects().stream().filter(one -> one.object().address() == address).findFirst().orElse(null);
            if (other != null) {
                Held inA = new Held(object.holders().size() + " references", holders(object, a));
                Held inB = new Held(other.holders().size() + " references", holders(other, b));
                look(pair, round, object.object().name(), inA, inB, object.object().name() + " has " + inA.words() + " in A" + shown + ", " + inB.words() + " in B", now);
            }
        }
        standing = now;
    }

    private void look(StepPair pair, Rounds.Pair round, String thing, Held ofA, Held ofB, String text, Map<String, String> now) {
        String key = parts.ofA(pair.a().lane()) + " " + pair.a().word() + " " + thing;
        seenA.computeIfAbsent(key, one -> new HashSet<>()).add(ofA.part());
        seenB.computeIfAbsent(key, one -> new HashSet<>()).add(ofB.part());
        if (!ofA.part().equals(ofB.part())) {
            String how = ofA.part() + "\n" + ofB.part();
            now.put(thing, how);
            if (!how.equals(standing.get(thing))) {
                others.add(new Other(pair, round, key, (locks.contains(thing) ? thing : "") + how, ofA.part(), ofB.part(), "after " + pair.a().words() + " " + text));
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

    private Map<String, Held> locks(State state, boolean ofA) {
        Map<String, Held> held = new HashMap<>();
        for (State.LockState lock : state.locks()) {
            if (!lock.owners().isEmpty()) {
                int lane = lock.owners().get(0);
                held.put(lock.lock().name(), new Held(ofA ? parts.ofA(lane) : parts.ofB(lane), (ofA ? a : b).name(lane)));
            }
        }
        return held;
    }

    private static String holders(State.ObjectState object, TraceSide side) {
        List<String> names = object.holders().stream().map(reference -> side.name(reference.lane())).distinct().toList();
        int count = object.holders().size();
        return count == 0 ? "no holder" : count + (count == 1 ? " holder (" : " holders (") + String.join(", ", names) + ")";
    }
}
