package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import racelane.analysis.CallSpan;
import racelane.analysis.Finding;
import racelane.analysis.RefcountCurve;
import racelane.analysis.State;
import racelane.compare.TraceComparison.StepPair;
import racelane.scenario.FindingKind;

/**
 * What went wrong in both traces, and what in only one. Two findings are the same if they are of one kind, of one part,
 * and in the same outermost call; where nothing comes round, in the very call that stands beside the other's.
 */
final class FoundBeside {
    private static final Set<String> OF_COUNTS = Set.of("addition-on-zero", "underflow", "saturated", "decrement-hit-zero");
    private static final Set<String> OF_MEMORY = Set.of("use-after-free", "stale-put", "stale-get", "double-free", "released-while-in-use");
    private static final String NOBODY = "";
    /** Things held that are named. */
    private static final int SAID = 4;

    private final TraceSide a;
    private final TraceSide b;
    private final Parts parts;
    private final List<StepPair> pairs;
    private final boolean looped;
    private final Set<String> placesA;
    private final Set<String> placesB;
    private final List<TraceComparison.Shared> shared = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final TreeSet<String> unseenByA = new TreeSet<>();
    private final TreeSet<String> unseenByB = new TreeSet<>();

    /** One time that something was found. */
    private record Time(Finding finding, int row, int lane, String key, String place) {}

    FoundBeside(TraceSide a, TraceSide b, Parts parts, List<StepPair> pairs, boolean looped) {
        this.a = a;
        this.b = b;
        this.parts = parts;
        this.pairs = pairs;
        this.looped = looped;
        Map<String, List<Time>> ofA = times(a, b, true);
        Map<String, List<Time>> ofB = times(b, a, false);
        placesA = places(ofA);
        placesB = places(ofB);
        Set<String> keys = new TreeSet<>(ofA.keySet());
        keys.addAll(ofB.keySet());
        for (String key : keys) {
            compare(ofA.getOrDefault(key, List.of()), ofB.getOrDefault(key, List.of()));
        }
        shared.sort(Comparator.comparingInt(TraceComparison.Shared::rowA));
    }

    /** What was found in both. */
    List<TraceComparison.Shared> shared() {
        return shared;
    }

    List<Difference> differences() {
        return differences;
    }

    /** Kinds of findings of the other side that this one cannot have: nothing in it would show them. */
    Set<String> unseen(boolean byA) {
        return byA ? unseenByA : unseenByB;
    }

    private void compare(List<Time> ofA, List<Time> ofB) {
        List<Time> onlyA = new ArrayList<>(ofA);
        List<Time> onlyB = new ArrayList<>(ofB);
        if (looped && !ofA.isEmpty() && !ofB.isEmpty()) {
            onlyA.clear();
            onlyB.clear();
        } else if (!looped) {
            onlyA.removeIf(one -> ofB.stream().anyMatch(other -> other.place().equals(one.place())));
            onlyB.removeIf(one -> ofA.stream().anyMatch(other -> other.place().equals(one.place())));
        }
        if (!ofA.isEmpty() && !ofB.isEmpty() && (onlyA.size() < ofA.size() || onlyB.size() < ofB.size())) {
            Time one = ofA.stream().filter(time -> !onlyA.contains(time)).findFirst().orElse(ofA.get(0));
            Time other = ofB.stream().filter(time -> !onlyB.contains(time)).findFirst().orElse(ofB.get(0));
            share(new TraceComparison.Shared(one.finding().kind(), one.row(), ofA.size() - onlyA.size(), other.row(), ofB.size() - onlyB.size()));
        }
        onlyA.forEach(one -> tell(one, true, isWrong(one, placesB)));
        onlyB.forEach(one -> tell(one, false, isWrong(one, placesA)));
    }

    /** Whether the memory that a call works on was wrong on the other side too, by another name. */
    private boolean isWrong(Time one, Set<String> others) {
        return !looped && OF_MEMORY.contains(one.finding().kind()) && others.contains(one.place());
    }

    private static Set<String> places(Map<String, List<Time>> times) {
        Set<String> places = new TreeSet<>();
        times.values().forEach(list -> list.stream().filter(time -> OF_MEMORY.contains(time.finding().kind()) && !time.place().equals(NOBODY)).map(Time::place).forEach(places::add));
        return places;
    }

    /** What is found by several or in several calls is counted together. */
    private void share(TraceComparison.Shared more) {
        TraceComparison.Shared known = shared.stream().filter(one -> one.kind().equals(more.kind())).findFirst().orElse(null);
        shared.remove(known);
        shared.add(known == null ? more : new TraceComparison.Shared(more.kind(), Math.min(more.rowA(), known.rowA()), more.timesA() + known.timesA(),
                Math.min(more.rowB(), known.rowB()), more.timesB() + known.timesB()));
    }

    private void tell(Time one, boolean ofA, boolean otherwise) {
        int other = beside(one.row(), ofA);
        String there = ofA ? held("A", a, one.row()) + "; " + held("B", b, other) : held("B", b, one.row()) + "; " + held("A", a, other);
        boolean reported = one.finding().kind().equals("kernel-report");
        String what = (otherwise ? "named otherwise in " + (ofA ? "B" : "A") + ": only " : "only ") + (ofA ? "A" : "B") + " has " + (reported ? "this kernel report" : one.finding().kind()) + ": " + one.finding().summary() + " Held in " + there;
        // What the kernel said of it is less than what is wrong.
        differences.add(new Difference(TraceDifference.Kind.FINDING, ofA ? one.row() : other, ofA ? other : one.row(), null, what, one.finding().kind() + ofA + otherwise, null, true,
                reported || otherwise ? 0 : 1));
    }

    /** Who holds the locks that have names, and the references, after a step. */
    private static String held(String name, TraceSide side, int row) {
        if (row < 0) {
            return name + ": not begun";
        }
        State state = side.analysis.stateAt(row);
        List<String> said = new ArrayList<>();
        for (State.LockState lock : state.locks()) {
            if (!lock.owners().isEmpty() && !lock.lock().name().startsWith("0x")) {
                said.add(lock.lock().name() + " by " + side.name(lock.owners().get(0)));
            }
        }
        for (State.ObjectState object : state.objects()) {
            if (!object.holders().isEmpty() && said.size() < SAID) {
                said.add(object.holders().size() + (object.holders().size() == 1 ? " reference on " : " references on ") + object.object().name() + " by "
                        + String.join(", ", object.holders().stream().map(reference -> side.name(reference.lane())).distinct().toList()));
            }
        }
        return name + " " + (row + 1) + ": " + (said.isEmpty() ? "nothing" : String.join(", ", said));
    }

    private int beside(int row, boolean ofA) {
        return TraceComparison.beside(pairs, row, ofA);
    }

    /** All times of a side, by what must be the same on the other. */
    private Map<String, List<Time>> times(TraceSide side, TraceSide other, boolean ofA) {
        Map<String, List<Time>> times = new TreeMap<>();
        Map<Integer, StepPair> byRow = new LinkedHashMap<>();
        pairs.forEach(pair -> byRow.put(ofA ? pair.a().row() : pair.b().row(), pair));
        for (Finding finding : side.analysis.findings()) {
            String unseen = unseen(finding, other);
            if (unseen != null) {
                if (finding.rows().stream().anyMatch(side::has)) {
                    (ofA ? unseenByB : unseenByA).add(unseen);
                }
                continue;
            }
            for (int row : finding.rows()) {
                if (side.has(row)) {
                    int lane = side.analysis.trace().lane(row);
                    String part = part(side, lane, ofA);
                    CallSpan call = outermost(side, lane, row, byRow);
                    String key = finding.kind() + " of " + part + (call == null ? "" : " in " + TraceSide.function(call.function())) + count(finding);
                    times.computeIfAbsent(key, one -> new ArrayList<>()).add(new Time(finding, row, lane, key, place(call, byRow, lane, row, ofA)));
                }
            }
        }
        return times;
    }

    /** Whose it is; in a loop one of several openers is as good as the other, and so is one without a like. */
    private String part(TraceSide side, int lane, boolean ofA) {
        String part = ofA ? parts.ofA(lane) : parts.ofB(lane);
        return part == null || looped ? Actor.comm(part == null ? side.name(lane) : part) : part;
    }

    /** Why a finding has no like on the other side whatever happened there; null where it could have one. */
    private static String unseen(Finding finding, TraceSide other) {
        boolean simulated = other.analysis.trace().facts().simulation() != null;
        if (simulated && finding.kind().equals("kernel-report")) {
            return "kernel reports";
        }
        if (!simulated && FindingKind.of(finding.kind()) == FindingKind.CHECK_FAILED) {
            return "checks that failed";
        }
        if (OF_COUNTS.contains(finding.kind()) && finding.countName() != null && !counts(other).contains(ModelNames.last(finding.countName()))) {
            return "the count " + finding.countName();
        }
        return null;
    }

    /** Counts that a side shows values of. */
    private static Set<String> counts(TraceSide side) {
        Set<String> counts = new TreeSet<>();
        side.analysis.objects().forEach(object -> object.curves().stream().filter(curve -> curve.size() > 0).map(RefcountCurve::name).map(ModelNames::last).forEach(counts::add));
        return counts;
    }

    private static String count(Finding finding) {
        return OF_COUNTS.contains(finding.kind()) && finding.countName() != null ? " on " + ModelNames.last(finding.countName()) : "";
    }

    /** The outermost call around a row that both traces have. */
    private static CallSpan outermost(TraceSide side, int lane, int row, Map<Integer, StepPair> byRow) {
        for (CallSpan call : side.analysis.calls().stackAt(lane, row)) {
            StepPair pair = byRow.get(call.fromRow());
            if (pair != null) {
                return call;
            }
        }
        return null;
    }

    /** The pair of steps that a row lies in or behind, as a word that is the same on both sides. */
    private String place(CallSpan call, Map<Integer, StepPair> byRow, int lane, int row, boolean ofA) {
        StepPair at = call == null ? null : byRow.get(call.fromRow());
        for (StepPair pair : call == null ? pairs : List.<StepPair>of()) {
            TraceStep own = ofA ? pair.a() : pair.b();
            boolean later = at == null || own.row() >= (ofA ? at.a() : at.b()).row();
            at = own.lane() == lane && own.row() <= row && later ? pair : at;
        }
        return at == null ? NOBODY : at.a().row() + " " + at.a().kind();
    }
}
