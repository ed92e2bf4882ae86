package racelane.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import racelane.trace.Body;
import racelane.trace.Trace;

/** The state after a row, put together from indexes: what is held at that moment costs, not the trace before it. */
final class StateAt {
    private final Analysis analysis;
    private final Trace trace;
    private final int row;

    private StateAt(Analysis analysis, int row) {
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.row = row;
    }

    static State of(Analysis analysis, int row) {
        StateAt now = new StateAt(analysis, row);
        List<State.ObjectState> objects = now.objects();
        List<State.LockState> locks = now.locks();
        return new State(row, objects, locks, now.threads(objects, locks), now.changed());
    }

    private List<State.ObjectState> objects() {
        List<State.ObjectState> states = new ArrayList<>();
        for (CountedObject object : analysis.objects()) {
            State.ObjectState state = object(object, row);
            // Memory that is gone and that nobody believes to hold is no state any more.
            if (state != null && !(state.phase().equals("freed") && state.holders().isEmpty())) {
                states.add(state);
            }
        }
        return states;
    }

    private State.ObjectState object(CountedObject object, int at) {
        Life life = object.lifeAt(at);
        if (life.bornRow() > at) {
            return null;
        }
        List<Reference> holders = new ArrayList<>();
        for (Reference reference : analysis.references().heldAt(object.address(), at)) {
            if (reference.moved()) {
                holders.add(reference);
            }
        }
        return new State.ObjectState(object, life, phase(life, at), counts(object, life, at), holders);
    }

    private static String phase(Life life, int at) {
        if (life.isFreed() && life.freeToRow() <= at) {
            return "freed";
        }
        if (life.isFreed() && life.freeFromRow() <= at) {
            return "being freed";
        }
        if (life.releasedRow() >= 0 && life.releasedRow() <= at) {
            return "released";
        }
        return "alive";
    }

    private static List<Integer> counts(CountedObject object, Life life, int at) {
        List<Integer> counts = new ArrayList<>();
        object.curves().forEach(curve -> counts.add(count(curve, life, at)));
        return Collections.unmodifiableList(counts);
    }

    /** The value last observed in this life; a freed object has none. */
    private static Integer count(RefcountCurve curve, Life life, int at) {
        int point = curve.pointAt(at);
        boolean known = point >= 0 && curve.row(point) >= life.bornRow() && !(life.isFreed() && life.freeToRow() <= at && curve.row(point) < life.freeFromRow());
        return known ? curve.value(point) : null;
    }

    private List<State.LockState> locks() {
        // Asked by lane: lanes are fewer than locks, and a lane has few at a time.
        SortedSet<Integer> busy = new TreeSet<>();
        trace.lanes().forEach(lane -> addLocks(busy, lane.index(), row));
        List<State.LockState> states = new ArrayList<>();
        for (int id : busy) {
            State.LockState state = lock(analysis.locks().locks().get(id), row);
            if (!state.owners().isEmpty() || !state.waiters().isEmpty()) {
                states.add(state);
            }
        }
        return states;
    }

    private void addLocks(Set<Integer> locks, int lane, int at) {
        analysis.locks().ofLaneAt(lane, at).forEach(span -> locks.add(span.lock()));
    }

    private State.LockState lock(Locks.Lock lock, int at) {
        List<LockSpan> held = analysis.locks().holders(lock.id(), at);
        List<LockSpan> waited = analysis.locks().waiters(lock.id(), at);
        int since = held.isEmpty() ? -1 : held.get(0).acquireRow();
        return new State.LockState(lock, held.stream().map(LockSpan::lane).toList(), since, waited.stream().map(LockSpan::lane).toList());
    }

    private List<State.ThreadState> threads(List<State.ObjectState> objects, List<State.LockState> locks) {
        Set<Integer> lanes = new LinkedHashSet<>();
        if (row >= 0 && row < trace.size()) {
            lanes.add(trace.lane(row));
        }
        locks.forEach(lock -> {
            lanes.addAll(lock.owners());
            lanes.addAll(lock.waiters());
        });
        objects.forEach(object -> object.holders().forEach(reference -> lanes.add(reference.lane())));
        trace.lanes().forEach(lane -> {
            if (analysis.calls().isInside(lane.index(), row)) {
                lanes.add(lane.index());
            }
        });
        List<State.ThreadState> states = new ArrayList<>();
        lanes.forEach(lane -> states.add(thread(lane, locks)));
        return states;
    }

    private State.ThreadState thread(int lane, List<State.LockState> locks) {
        int position = trace.positionOf(lane, row + 1) - 1;
        int cpu = position >= 0 ? trace.cpu(trace.rowOf(lane, position)) : -1;
        String state = locks.stream().anyMatch(lock -> lock.waiters().contains(lane)) ? "waits" : running(lane);
        return new State.ThreadState(lane, state, cpu, analysis.calls().stackAt(lane, row));
    }

    private String running(int lane) {
        Schedule schedule = analysis.schedule();
        int stretch = schedule.stretchAt(lane, row);
        if (stretch < 0) {
            return null;
        }
        int left = schedule.toRow(lane, stretch);
        if (left > row) {
            return "running";
        }
        int entry = analysis.meanings().entryOf(left);
        String argument = entry < 0 ? null : analysis.meanings().rule(entry).detail();
        Body body = trace.body(left);
        String state = argument == null || trace.lane(left) != lane ? null : body.arg(argument);
        return state == null || state.isEmpty() ? "off CPU" : word(state.charAt(0));
    }

    /** The letters of include/trace/events/sched.h, __trace_sched_switch_state. */
    private static String word(char state) {
        return switch (state) {
            case 'R' -> "runnable";
            case 'S', 'I' -> "sleeping";
            case 'D' -> "blocked";
            case 'Z', 'X' -> "exited";
            default -> "off CPU";
        };
    }

    /** Only what this row can have touched is compared with the row before. */
    private List<State.Change> changed() {
        List<State.Change> changes = new ArrayList<>();
        for (CountedObject object : analysis.objects()) {
            for (RefcountCurve curve : object.curves()) {
                int point = curve.pointAt(row);
                if (point >= 0 && curve.row(point) == row) {
                    String before = point == 0 || object.lifeAt(row).bornRow() > curve.row(point - 1) ? null : Telling.value(curve.value(point - 1));
                    changes.add(new State.Change(object.lifeAt(row).label() + " " + curve.name(), before, Telling.value(curve.value(point))));
                }
            }
            changedLife(object, changes);
        }
        // What the row did to a lock its task did: if it took the lock over from another whose release was lost, it has it now.
        SortedSet<Integer> touched = new TreeSet<>();
        if (row >= 0 && row < trace.size()) {
            addLocks(touched, trace.lane(row), row - 1);
            addLocks(touched, trace.lane(row), row);
        }
        for (int id : touched) {
            Locks.Lock lock = analysis.locks().locks().get(id);
            State.LockState before = lock(lock, row - 1);
            State.LockState after = lock(lock, row);
            change(changes, lock.name() + " held by", names(before.owners()), names(after.owners()));
            change(changes, lock.name() + " awaited by", names(before.waiters()), names(after.waiters()));
        }
        return changes;
    }

    private void changedLife(CountedObject object, List<State.Change> changes) {
        State.ObjectState before = object(object, row - 1);
        State.ObjectState after = object(object, row);
        if (after != null && (before == null || before.life().number() != after.life().number())) {
            changes.add(new State.Change(after.life().label(), before == null ? null : before.life().shortLabel() + " " + before.phase(), after.phase()));
        } else if (after != null) {
            change(changes, after.life().label(), before.phase(), after.phase());
        }
    }

    private static void change(List<State.Change> changes, String what, String before, String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new State.Change(what, before, after));
        }
    }

    private String names(List<Integer> lanes) {
        return lanes.isEmpty() ? "nobody" : String.join(", ", lanes.stream().map(lane -> trace.lanes().get(lane).nameAt(trace.timeNs(Math.max(0, row)))).toList());
    }
}
