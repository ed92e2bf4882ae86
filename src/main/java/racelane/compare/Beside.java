package racelane.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import racelane.analysis.CountedObject;
import racelane.analysis.Locks;
import racelane.analysis.Operation;
import racelane.analysis.State;
import racelane.compare.TraceComparison.StepPair;

/** What differs in steps that both traces have: the order of two threads, values, and who holds what. */
final class Beside {
    private final TraceSide a;
    private final TraceSide b;
    private final Map<Integer, Integer> threads;
    private final List<StepPair> pairs;
    private final List<TraceDifference> differences = new ArrayList<>();
    /** Addresses of A → addresses of B: objects that the same step works on are the same one from then on. */
    private final Map<Long, Long> objects = new HashMap<>();

    private final Set<String> locks;

    Beside(TraceSide a, TraceSide b, Map<Integer, Integer> threads, List<StepPair> pairs) {
        this.a = a;
        this.b = b;
        this.threads = threads;
        this.pairs = pairs;
        this.locks = names(a);
        locks.retainAll(names(b));
    }

    /** Locks that have a name. Of one that only one trace knows it cannot be said that nobody holds it in the other. */
    private static Set<String> names(TraceSide side) {
        return side.analysis.locks().locks().stream().map(Locks.Lock::name).filter(name -> !name.startsWith("0x")).collect(Collectors.toCollection(TreeSet::new));
    }

    List<TraceDifference> differences() {
        order();
        String held = "";
        for (StepPair pair : pairs) {
            values(pair);
            held = holders(pair, held);
        }
        return differences;
    }

    /** A step that comes after one of another thread in A and before it in B. Once a pair of steps is told, what follows from it is not. */
    private void order() {
        StepPair latest = null;
        StepPair told = null;
        for (StepPair pair : pairs) {
            if (latest != null && pair.b().row() < latest.b().row() && pair.a().lane() != latest.a().lane()) {
                if (latest != told) {
                    differences.add(new TraceDifference(TraceDifference.Kind.ORDER, pair.a().row(), pair.b().row(),
                            name(pair) + ": " + pair.a().words() + " comes after " + name(latest) + "'s " + latest.a().words() + " in A, before it in B"));
                    told = latest;
                }
            } else if (latest == null || pair.b().row() >= latest.b().row()) {
                latest = pair;
            }
        }
    }

    private String name(StepPair pair) {
        return a.name(pair.a().lane());
    }

    private void values(StepPair pair) {
        Operation ofA = a.analysis.operationAt(pair.a().row());
        Operation ofB = b.analysis.operationAt(pair.b().row());
        if (ofA == null || ofB == null || pair.a().kind() != TraceStep.Kind.CALL && pair.a().kind() != TraceStep.Kind.DEED || ofA.entryRow() != pair.a().row() || ofB.entryRow() != pair.b().row()) {
            return;
        }
        objects.put(ofA.address(), ofB.address());
        boolean differs = ofA.before() != null && ofB.before() != null && !ofA.before().equals(ofB.before()) || ofA.after() != null && ofB.after() != null && !ofA.after().equals(ofB.after());
        if (differs) {
            tell(TraceDifference.Kind.VALUE, pair, pair.a().words() + " on " + object(a, ofA) + " finds " + move(ofA) + " in A, " + move(ofB) + " in B");
        } else if (ofA.result() != null && ofB.result() != null && !ofA.result().equals(ofB.result())) {
            tell(TraceDifference.Kind.VALUE, pair, pair.a().words() + " returns " + ofA.result() + " in A, " + ofB.result() + " in B");
        }
    }

    private void tell(TraceDifference.Kind kind, StepPair pair, String text) {
        differences.add(new TraceDifference(kind, pair.a().row(), pair.b().row(), name(pair) + ": " + text));
    }

    private static String object(TraceSide side, Operation operation) {
        CountedObject object = side.analysis.object(operation.address());
        return object == null ? "an object" : object.name();
    }

    private static String move(Operation operation) {
        return (operation.before() == null ? "?" : operation.before()) + (operation.after() == null ? "" : " → " + operation.after());
    }

    /** Told where it begins: as long as the same is held otherwise, nothing new is. */
    private String holders(StepPair pair, String before) {
        State ofA = a.analysis.stateAt(pair.a().row());
        State ofB = b.analysis.stateAt(pair.b().row());
        List<String> said = new ArrayList<>();
        Map<String, String> inB = new TreeMap<>();
        ofB.locks().forEach(lock -> inB.put(lock.lock().name(), owners(lock, b)));
        for (State.LockState lock : ofA.locks()) {
            String owner = mapped(lock);
            String other = inB.remove(lock.lock().name());
            if (locks.contains(lock.lock().name()) && owner != null && !Objects.equals(owner, other == null ? "nobody" : other)) {
                said.add(lock.lock().name() + " is held by " + owners(lock, a) + " in A, by " + (other == null ? "nobody" : other) + " in B");
            }
        }
        inB.forEach((lock, owner) -> {
            if (locks.contains(lock) && !owner.equals("nobody")) {
                said.add(lock + " is held by nobody in A, by " + owner + " in B");
            }
        });
        references(ofA, ofB, said);
        String now = String.join("; ", said);
        if (!now.isEmpty() && !now.equals(before)) {
            tell(TraceDifference.Kind.HOLDER, pair, "after " + pair.a().words() + " " + now);
        }
        return now;
    }

    private void references(State ofA, State ofB, List<String> said) {
        for (State.ObjectState object : ofA.objects()) {
            Long address = objects.get(object.object().address());
            State.ObjectState other = address == null ? null : ofB.objects().stream().filter(one -> one.object().address() == address).findFirst().orElse(null);
            if (other != null && other.holders().size() != object.holders().size()) {
                said.add(object.object().name() + " has " + holders(object, a) + " in A, " + holders(other, b) + " in B");
            }
        }
    }

    private static String holders(State.ObjectState object, TraceSide side) {
        List<String> names = object.holders().stream().map(reference -> side.name(reference.lane())).distinct().toList();
        int count = object.holders().size();
        return count == 0 ? "no holder" : count + (count == 1 ? " holder (" : " holders (") + String.join(", ", names) + ")";
    }

    private static String owners(State.LockState lock, TraceSide side) {
        return lock.owners().isEmpty() ? "nobody" : side.name(lock.owners().get(0));
    }

    /** The owner in the names of B; null for a thread that has no like there. */
    private String mapped(State.LockState lock) {
        if (lock.owners().isEmpty()) {
            return "nobody";
        }
        Integer lane = threads.get(lock.owners().get(0));
        return lane == null ? null : b.name(lane);
    }
}
