package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Life;
import racelane.analysis.LockSpan;
import racelane.analysis.Locks;
import racelane.analysis.Operation;
import racelane.lens.Deed;
import racelane.lens.EventRule;
import racelane.lens.Word;
import racelane.scenario.FindingKind;
import racelane.trace.Trace;

/**
 * What of a capture's stretch a model has to do: the events of those tasks that enter a function which the model
 * has too, in the capture's order. Everything else is passed over and counted.
 */
final class Captured {
    /** The kernel's words for a count's complaint, include/linux/refcount.h and lib/refcount.c of 6.6 and 6.12. */
    private static final Map<String, FindingKind> COMPLAINTS = Map.of("addition on 0", FindingKind.ADDITION_ON_ZERO, "saturated; leaking", FindingKind.SATURATED,
            "underflow; use-after-free", FindingKind.UNDERFLOW, "decrement hit 0", FindingKind.DECREMENT_HIT_ZERO);

    private final Analysis analysis;
    private final Trace trace;
    private final ModelNames model;
    private final Stretch stretch;
    private final Set<String> without;
    private final Vocabulary vocabulary = new Vocabulary();
    private final List<CaptureEvent> events = new ArrayList<>();
    private final Map<String, Integer> passedOver = new TreeMap<>();
    /** Lane → the row up to which it is in a call that began before the stretch. */
    private final Map<Integer, Integer> begunBefore = new HashMap<>();
    private final Set<Integer> followed = new HashSet<>();
    private int before;

    /** @param without names of counts whose moves are passed over */
    Captured(Analysis analysis, ModelNames model, Stretch stretch, Set<String> without) {
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.model = model;
        this.stretch = stretch;
        this.without = without;
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            read(lane);
        }
        for (int lane = 0; lane < trace.lanes().size(); lane++) {
            calls(lane);
        }
        for (int lane : followed) {
            locks(lane);
        }
        frees();
        complaints();
        events.sort(Comparator.comparingInt(CaptureEvent::row));
        if (stretch.goalKind() != null && followed.contains(stretch.goal().lane()) && !isLast(stretch.goalKind(), stretch.goal().lane())) {
            events.add(CaptureEvent.found(stretch.goalKind(), stretch.toRow(), stretch.goal().lane(), null));
        }
    }

    /** Whether the last that a lane has to do is to meet that. */
    private boolean isLast(FindingKind kind, int lane) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).lane() == lane) {
                return events.get(i).finding() == kind;
            }
        }
        return false;
    }

    /** What has to be done, in order. */
    List<CaptureEvent> events() {
        return events;
    }

    /** The first row of the stretch. */
    int firstRow() {
        return stretch.fromRow();
    }

    /** Whether the model has to do something in this row. */
    boolean asks(int row) {
        for (CaptureEvent event : events) {
            if (event.row() == row) {
                return true;
            }
        }
        return false;
    }

    /** What the capture would have shown. */
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Calls and locks of the stretch that the model does not know: how often each. */
    Map<String, Integer> passedOver() {
        return passedOver;
    }

    /** Events of calls that were open already when the stretch began. */
    int begunBefore() {
        return before;
    }

    private boolean isCall(CallSpan span) {
        int entry = analysis.meanings().entryOf(span.fromRow());
        return entry < 0 || analysis.meanings().word(entry) == Word.CALL;
    }

    private EventRule rule(int row) {
        int entry = analysis.meanings().entryOf(row);
        return entry < 0 ? null : analysis.meanings().rule(entry);
    }

    private boolean isInStretch(int row) {
        return row >= stretch.fromRow() && row <= stretch.toRow();
    }

    /** The lane's words, from the whole capture, and what is open when the stretch begins. */
    private void read(int lane) {
        for (CallSpan span : analysis.calls().ofLane(lane)) {
            if (!isCall(span)) {
                Operation operation = analysis.operationAt(span.fromRow());
                if (isPoint(operation)) {
                    vocabulary.point(deed(operation), span.function());
                }
                continue;
            }
            vocabulary.enters(span.function());
            if (span.returned()) {
                vocabulary.returns(span.function());
            }
            if (span.depth() == 0 && span.fromRow() < stretch.fromRow() && span.toRow() >= stretch.fromRow()) {
                begunBefore.merge(lane, span.toRow(), Math::max);
            }
            if (isInStretch(span.fromRow()) && isFree(lane, span.fromRow()) && model.hasFunction(span.function())) {
                followed.add(lane);
            }
        }
        for (LockSpan span : analysis.locks().ofLane(lane)) {
            String name = name(span);
            if (span.acquireRow() >= 0) {
                vocabulary.acquires(name);
            }
            if (span.releaseRow() >= 0) {
                vocabulary.releases(name);
            }
        }
    }

    private String name(LockSpan span) {
        Locks.Lock lock = analysis.locks().locks().get(span.lock());
        return lock.name();
    }

    /** Whether the lane is no longer in a call that began before the stretch. */
    private boolean isFree(int lane, int row) {
        return row > begunBefore.getOrDefault(lane, -1);
    }

    private boolean isPoint(Operation operation) {
        return operation != null && deed(operation) != null && !without.contains(count(operation));
    }

    private static racelane.sim.Deed.Kind deed(Operation operation) {
        return operation.deed() == Deed.GET ? racelane.sim.Deed.Kind.GET : operation.deed() == Deed.PUT ? racelane.sim.Deed.Kind.PUT : null;
    }

    private void calls(int lane) {
        for (CallSpan span : analysis.calls().ofLane(lane)) {
            boolean known = model.hasFunction(span.function());
            if (isInStretch(span.fromRow()) && !known) {
                passedOver.merge(span.function(), 1, Integer::sum);
            }
            if (!known) {
                continue;
            }
            if (!isFree(lane, span.fromRow())) {
                before += isInStretch(span.fromRow()) || span.fromRow() < stretch.fromRow() && isInStretch(span.toRow()) ? 1 : 0;
                continue;
            }
            Operation operation = analysis.operationAt(span.fromRow());
            if (!isCall(span)) {
                if (isInStretch(span.fromRow()) && operation != null && without.contains(count(operation))) {
                    passedOver.merge("count " + count(operation), 1, Integer::sum);
                } else if (isInStretch(span.fromRow()) && isPoint(operation)) {
                    events.add(CaptureEvent.point(deed(operation), span.fromRow(), lane, span.function(), operation.address(), operation.life(), count(operation), operation.before()));
                }
                continue;
            }
            call(lane, span, operation);
        }
    }

    private void call(int lane, CallSpan span, Operation operation) {
        long address = operation == null ? 0 : operation.address();
        int life = operation == null ? 0 : operation.life();
        String count = operation == null ? null : count(operation);
        if (isInStretch(span.fromRow())) {
            events.add(CaptureEvent.call(CaptureEvent.Kind.ENTER, span.fromRow(), lane, span.function(), address, life, count,
                    operation == null ? null : operation.before(), null, operation != null && operation.deed() == Deed.INIT));
        }
        if (span.returned() && isInStretch(span.fromRow()) && isInStretch(span.toRow())) {
            EventRule rule = rule(span.toRow());
            boolean shown = operation != null && rule != null && rule.call() != null && rule.call().operation() != null
                    && rule.call().operation().returnCounts().containsKey(count);
            Long result = operation == null ? result(span, rule) : operation.result();
            events.add(CaptureEvent.call(CaptureEvent.Kind.RETURN, span.toRow(), lane, span.function(), address, life, count,
                    shown ? operation.after() : null, result, false));
        }
    }

    private Long result(CallSpan span, EventRule rule) {
        if (rule == null || rule.call() == null || rule.call().result() == null) {
            return null;
        }
        long result = trace.body(span.toRow()).number(rule.call().result());
        return result == racelane.trace.Body.NONE ? null : (Long) result;
    }

    private String count(Operation operation) {
        CountedObject object = analysis.object(operation.address());
        return object == null || operation.countIndex() < 0 ? null : object.type().counts().get(operation.countIndex()).name();
    }

    /** The call whose business an event of the lane is: the innermost one after the row, points left out; null for none. */
    private String around(int lane, int row) {
        List<CallSpan> stack = analysis.calls().stackAt(lane, row);
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (isCall(stack.get(i))) {
                return stack.get(i).function();
            }
        }
        return null;
    }

    private void locks(int lane) {
        for (LockSpan span : analysis.locks().ofLane(lane)) {
            String name = name(span);
            if (!model.hasLock(name)) {
                if (span.acquireRow() >= 0 && isInStretch(span.acquireRow())) {
                    passedOver.merge("lock " + name, 1, Integer::sum);
                }
                continue;
            }
            lock(CaptureEvent.Kind.REQUEST, lane, span.requestRow(), name);
            lock(CaptureEvent.Kind.ACQUIRE, lane, span.acquireRow(), name);
            lock(CaptureEvent.Kind.RELEASE, lane, span.releaseRow(), name);
        }
    }

    private void lock(CaptureEvent.Kind kind, int lane, int row, String name) {
        if (row >= 0 && isInStretch(row) && isFree(lane, row)) {
            String function = around(lane, row);
            events.add(CaptureEvent.lock(kind, row, lane, function, name, function == null || !model.hasFunction(function)));
        }
    }

    private void frees() {
        for (CountedObject object : analysis.objects()) {
            for (Life life : object.lives()) {
                int row = life.freeFromRow();
                if (life.freeSeen() && isInStretch(row) && followed.contains(trace.lane(row)) && isFree(trace.lane(row), row)) {
                    events.add(CaptureEvent.free(row, trace.lane(row), object.address()));
                }
            }
        }
    }

    private void complaints() {
        for (int entry = analysis.meanings().entryFrom(stretch.fromRow()); entry < analysis.meanings().size(); entry++) {
            int row = analysis.meanings().row(entry);
            if (row > stretch.toRow()) {
                return;
            }
            EventRule rule = analysis.meanings().rule(entry);
            int lane = trace.lane(row);
            if (analysis.meanings().word(entry) != Word.WARN || rule.warning() == null || rule.warning().text() == null || !followed.contains(lane) || !isFree(lane, row)) {
                continue;
            }
            String text = trace.text(row);
            String function = around(lane, row);
            COMPLAINTS.forEach((words, kind) -> {
                if (text.contains(words) && function != null && model.hasFunction(function)) {
                    events.add(CaptureEvent.found(kind, row, lane, function));
                }
            });
        }
    }
}
