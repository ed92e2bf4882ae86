package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.LockSpan;
import racelane.analysis.Operation;
import racelane.trace.Lane;

/** One of two traces that are compared: the steps of its threads, and the words that both have in common. */
final class TraceSide {
    /** What the simulator calls the thread that runs a scenario's {@code init}. */
    private static final String SET_UP = "init";

    final Analysis analysis;
    private final int fromRow;
    private final int toRow;
    private final Map<Integer, List<TraceStep>> steps = new TreeMap<>();
    private final Set<String> vocabulary = new HashSet<>();
    private Set<String> compared = Set.of();

    /** @param fromRow first row that is compared, {@code toRow} the last */
    TraceSide(Analysis analysis, int fromRow, int toRow) {
        this.analysis = analysis;
        this.fromRow = fromRow;
        this.toRow = toRow;
        Map<Integer, List<Operation>> operations = analysis.operations().stream().collect(Collectors.groupingBy(Operation::lane));
        for (Lane lane : analysis.trace().lanes()) {
            List<TraceStep> found = steps(lane.index(), operations);
            if (!found.isEmpty()) {
                steps.put(lane.index(), found);
            }
        }
    }

    private List<TraceStep> steps(int lane, Map<Integer, List<Operation>> operations) {
        List<TraceStep> found = new ArrayList<>();
        for (CallSpan call : analysis.calls().ofLane(lane)) {
            String name = function(call.function());
            add(found, new TraceStep(call.fromRow(), lane, TraceStep.Kind.CALL, name));
            if (call.returned() && call.toRow() != call.fromRow()) {
                add(found, new TraceStep(call.toRow(), lane, TraceStep.Kind.RETURN, name));
            }
        }
        for (LockSpan span : analysis.locks().ofLane(lane)) {
            String name = analysis.locks().locks().get(span.lock()).name();
            // A lock without a name is an address, and means nothing in another trace.
            if (!name.startsWith("0x")) {
                add(found, new TraceStep(span.acquireRow(), lane, TraceStep.Kind.LOCK, name));
                add(found, new TraceStep(span.releaseRow(), lane, TraceStep.Kind.UNLOCK, name));
            }
        }
        for (Operation operation : operations.getOrDefault(lane, List.of())) {
            boolean isCall = analysis.calls().stackAt(lane, operation.entryRow()).stream().anyMatch(call -> call.fromRow() == operation.entryRow());
            if (!isCall) {
                add(found, new TraceStep(operation.entryRow(), lane, TraceStep.Kind.DEED, operation.deed().name().toLowerCase(Locale.ROOT) + " of a " + type(operation)));
            }
        }
        found.sort(Comparator.comparingInt(TraceStep::row).thenComparing(TraceStep::kind));
        return found;
    }

    private String type(Operation operation) {
        CountedObject object = analysis.object(operation.address());
        return object == null ? "object" : object.type().name();
    }

    private void add(List<TraceStep> to, TraceStep step) {
        if (step.row() >= 0) {
            vocabulary.add(step.word());
        }
        if (step.row() >= fromRow && step.row() <= toRow) {
            to.add(step);
        }
    }

    /** A compiler's copies of a function are that function: {@code put_device.isra.0}, {@code put_device.part.0}. */
    static String function(String symbol) {
        int dot = symbol.indexOf('.', 1);
        return dot < 0 ? symbol : symbol.substring(0, dot);
    }

    /** Kinds and names of all steps of the whole trace: what was observed at all. */
    Set<String> vocabulary() {
        return vocabulary;
    }

    /** Keeps only steps that the other side could have seen too: what nobody observed there is no difference. */
    void keep(Set<String> words) {
        steps.values().forEach(list -> list.removeIf(step -> !words.contains(step.word())));
        steps.values().removeIf(List::isEmpty);
        compared = words;
    }

    /** Whether a lane is a simulation's set-up, which no capture shows. */
    boolean setsUp(int lane) {
        return analysis.trace().facts().simulation() != null && analysis.trace().lanes().get(lane).pid() < 0 && name(lane).equals(SET_UP);
    }

    /** What a thread does, turn by turn. */
    List<Turn> turns(int lane) {
        return Turn.cut(steps.get(lane), compared);
    }

    Map<Integer, List<TraceStep>> steps() {
        return steps;
    }

    /** The operation that a step is, where it is one on a counted object; else null. */
    Operation operation(TraceStep step) {
        boolean may = step.kind() == TraceStep.Kind.CALL || step.kind() == TraceStep.Kind.DEED;
        Operation operation = may ? analysis.operationAt(step.row()) : null;
        return operation == null || operation.entryRow() != step.row() ? null : operation;
    }

    /** Whether a row is in what is compared. */
    boolean has(int row) {
        return row >= fromRow && row <= toRow;
    }

    String name(int lane) {
        return analysis.trace().lanes().get(lane).name();
    }
}
