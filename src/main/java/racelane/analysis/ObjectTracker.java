package racelane.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racelane.lens.Deed;
import racelane.lens.EventRule;
import racelane.lens.EventRule.CallRule;
import racelane.lens.EventRule.UnitRole;
import racelane.lens.ObjectType;
import racelane.lens.OperationRule;
import racelane.trace.Body;
import racelane.trace.Trace;

/** Follows every counted object through its lives while the trace is walked in order. */
final class ObjectTracker implements CallTracker.Listener {
    private final Trace trace;
    private final Map<Long, TrackedObject> objects = new LinkedHashMap<>();
    private final Map<Frame, OperationDraft> drafts = new LinkedHashMap<>();
    private final Map<Integer, OperationDraft> lastPoint = new HashMap<>();
    private final FreeWindows windows = new FreeWindows(address -> objects.get(address).type);
    private final WholeOperations whole = new WholeOperations(objects, drafts);

    ObjectTracker(Trace trace) {
        this.trace = trace;
    }

    /** Whether anything counted was met at this address. */
    boolean knows(long address) {
        return objects.containsKey(address);
    }

    /** The windows in which frees lie: the task's one ends when it does something else that a lens knows. */
    FreeWindows windows() {
        return windows;
    }

    void freed(EventRule rule, long pointer, int row, Body body) {
        int lane = trace.lane(row);
        windows.freed(lane, rule, pointer, row, body);
        TrackedObject exact = Pointers.isRaw(pointer) ? objects.get(pointer) : null;
        if (exact != null && !exact.last().isFreed()) {
            exact.last().freed(row, row, lane, true);
        }
    }

    /** A count complained: the value it met belongs to the point that is open on this task. */
    void warned(long counter, Long value, int row) {
        OperationDraft point = lastPoint.get(trace.lane(row));
        if (point == null || value == null || point.frame.endRow >= 0) {
            return;
        }
        if (point.type.hasCountAt(point.countIndex, counter - point.address)) {
            point.after = (int) (long) value;
            point.warningRow = row;
            observe(objects.get(point.address), point.countIndex, row, point.after, point.frame.entryRow, point.frame.lane);
        }
    }

    @Override
    public void entered(Frame frame, Body body) {
        OperationRule rule = frame.rule.operation();
        long address = rule == null ? 0 : address(rule, body);
        if (address == 0) {
            return;
        }
        if (frame.whole) {
            whole.take(frame, address, body);
            return;
        }
        int row = frame.entryRow;
        Frame unit = frame.unit();
        long parent = rule.parent() == null ? 0 : body.address(rule.parent());
        parent = parent == Body.NONE ? 0 : parent;
        if (parent != 0) {
            nameParent(rule.type(), parent, row, rule.deed() == Deed.INIT, unit);
        }
        TrackedObject object = objects.get(address);
        LifeDraft life = rule.deed() == Deed.INIT ? born(address, rule.type(), row) : life(address, rule.type(), row, managedBy(rule, object, parent, unit));
        object = objects.get(address);
        if (parent != 0 && life.parent == 0) {
            life.parent = parent;
            life.parentLife = objects.get(parent).last().number;
        }
        if (unit != null && rule.type().managed() && isRoot(rule, life, parent) && !unit.managed.contains(address)) {
            unit.managed.add(address);
        }
        describe(rule, life, body);
        OperationDraft draft = new OperationDraft(frame, rule, address, life.number);
        draft.doubtful = object.doubtful;
        drafts.put(frame, draft);
        lastPoint.put(frame.lane, draft);
        for (Map.Entry<String, String> count : rule.counts().entrySet()) {
            Integer value = value(body, count.getValue());
            if (value != null) {
                int index = rule.type().count(count.getKey());
                observe(object, index, row, value, object.curves.get(index).lastRow(), frame.lane);
                if (index == draft.countIndex) {
                    draft.before = value;
                }
            }
        }
        if (rule.deed() == Deed.RELEASE && life.releasedRow < 0) {
            life.releasedRow = row;
        }
        if (rule.deed() == Deed.FREE && !life.isFreed()) {
            windows.close(frame.lane, row);
            windows.open(new FreeWindow(row, frame.lane, List.of(life), false));
        }
    }

    private long address(OperationRule rule, Body body) {
        long address = body.address(rule.object());
        if (address == Body.NONE || address == 0) {
            return 0;
        }
        address -= rule.distance();
        return rule.distance() != 0 && !objects.containsKey(address) ? 0 : address;
    }

    private static boolean isRoot(OperationRule rule, LifeDraft life, long parent) {
        return parent == 0 && life.parent == 0 && rule.distance() == 0;
    }

    /** Whether this object is managed memory of the unit whose probe or remove runs around the operation. */
    private static boolean managedBy(OperationRule rule, TrackedObject object, long parent, Frame unit) {
        return unit != null && rule.type().managed() && parent == 0 && (object == null || object.last().parent == 0) && rule.distance() == 0;
    }

    /** A child's init shows that its parent lives; so does being named inside the unit's probe or remove. */
    private void nameParent(ObjectType type, long parent, int row, boolean init, Frame unit) {
        life(parent, type, row, init || unit != null && type.managed());
        if (unit != null && type.managed() && !unit.managed.contains(parent)) {
            unit.managed.add(parent);
        }
    }

    private LifeDraft born(long address, ObjectType type, int row) {
        return objects.computeIfAbsent(address, key -> new TrackedObject(address, type, row)).begin(row, false);
    }

    /** The life an operation works on: the last one; a new, inferred one if that was freed and {@code lives} shows that the object is there again. */
    private LifeDraft life(long address, ObjectType type, int row, boolean lives) {
        TrackedObject object = objects.get(address);
        if (object == null) {
            object = new TrackedObject(address, type, row);
            objects.put(address, object);
            return object.begin(-1, true);
        }
        return lives && object.last().isFreed() ? object.begin(row, true) : object.last();
    }

    private static void describe(OperationRule rule, LifeDraft life, Body body) {
        if (rule.distance() != 0 || life.isFreed()) {
            return;
        }
        String name = rule.name() == null ? null : body.arg(rule.name());
        if (name != null && !name.isEmpty() && !name.startsWith("(")) {
            life.name = name;
        }
        long index = rule.index() == null ? Body.NONE : body.number(rule.index());
        if (index != Body.NONE && life.index < 0 && rule.deed() != Deed.INIT) {
            life.index = (int) index;
        }
    }

    static Integer value(Body body, String argument) {
        long value = body.number(argument);
        return value == Body.NONE ? null : (int) value;
    }

    private static void observe(TrackedObject object, int count, int row, int value, int sinceRow, int lane) {
        object.curves.get(count).observe(row, value, sinceRow < 0 ? row : sinceRow, lane);
    }

    @Override
    public void returned(Frame frame, Body body) {
        OperationDraft draft = frame.whole || frame.rule.operation() == null ? null : drafts.get(frame);
        if (draft != null) {
            finish(frame, draft, body);
        }
        boolean failedProbe = frame.rule.unit() == UnitRole.PROBE && frame.result != null && frame.result < 0;
        if (frame.rule.unit() == UnitRole.REMOVE || failedProbe) {
            List<LifeDraft> lives = new ArrayList<>();
            frame.managed.forEach(address -> lives.add(objects.get(address).last()));
            windows.open(new FreeWindow(frame.endRow, frame.lane, lives, true));
        }
    }

    private void finish(Frame frame, OperationDraft draft, Body body) {
        OperationRule rule = frame.rule.operation();
        TrackedObject object = objects.get(draft.address);
        long named = body.address(rule.object());
        if (named != Body.NONE && named - rule.distance() != draft.address) {
            doubt(draft.address);
            doubt(named - rule.distance());
            draft.doubtful = true;
            return;
        }
        for (Map.Entry<String, String> count : rule.returnCounts().entrySet()) {
            Integer value = value(body, count.getValue());
            if (value != null) {
                int index = rule.type().count(count.getKey());
                observe(object, index, frame.endRow, value, Math.max(frame.entryRow, object.curves.get(index).lastRow()), frame.lane);
                if (index == draft.countIndex) {
                    draft.after = value;
                }
            }
        }
        LifeDraft life = object.lives.get(draft.life - 1);
        if (rule.deed() == Deed.INIT) {
            life.initEndRow = frame.endRow;
            long index = rule.returnIndex() == null ? Body.NONE : body.number(rule.returnIndex());
            life.index = index == Body.NONE ? life.index : (int) index;
        }
        if (rule.deed() == Deed.REMOVE && (life.releasedRow < 0 || life.releasedRow < frame.entryRow)) {
            life.removedRow = frame.endRow;
            ownPutUnseen(object, draft);
        }
    }

    /**
     * The unit's own put lies inside its remove. Where no probe shows it and the count was above one, it
     * went down by one somewhere between entry and return: nobody observed where.
     */
    private void ownPutUnseen(TrackedObject object, OperationDraft remove) {
        OperationDraft point = lastPoint.get(remove.frame.lane);
        boolean seen = point != null && point != remove && point.unit && point.address == remove.address && point.frame.entryRow > remove.frame.entryRow;
        Integer last = object.curves.get(remove.countIndex).last();
        if (!seen && last != null && last >= 2) {
            remove.ownPutBefore = last;
            remove.after = last - 1;
            remove.ownPutAfterRow = Math.max(remove.frame.entryRow, object.curves.get(remove.countIndex).lastRow());
            observe(object, remove.countIndex, remove.frame.endRow, last - 1, remove.ownPutAfterRow, remove.frame.lane);
        }
    }

    private void doubt(long address) {
        TrackedObject object = objects.get(address);
        if (object != null) {
            object.doubtful = true;
        }
    }

    @Override
    public void lost(Frame frame, boolean missing) {
        OperationDraft draft = drafts.get(frame);
        if (draft != null && missing) {
            draft.doubtful = true;
            doubt(draft.address);
        }
    }

    /** An init whose entry was lost still shows that the object lives. */
    @Override
    public void orphan(CallRule call, int row, Body body) {
        OperationRule rule = call.operation();
        if (rule == null || rule.deed() != Deed.INIT) {
            return;
        }
        long address = address(rule, body);
        if (address != 0) {
            LifeDraft life = life(address, rule.type(), row, true);
            long index = rule.returnIndex() == null ? Body.NONE : body.number(rule.returnIndex());
            life.index = index == Body.NONE ? life.index : (int) index;
        }
    }

    void end() {
        windows.closeAll(trace.size() - 1);
        whole.end();
    }

    /** Operations on an object in doubt are marked as they come, so that nothing is concluded from them. */
    boolean isDoubtful(long address) {
        TrackedObject object = objects.get(address);
        return object != null && object.doubtful;
    }

    List<CountedObject> objects() {
        List<CountedObject> done = new ArrayList<>();
        for (TrackedObject object : objects.values()) {
            done.add(object.object(done.size()));
        }
        return List.copyOf(done);
    }

    Map<Long, TrackedObject> tracked() {
        return objects;
    }

    List<OperationDraft> operations() {
        return List.copyOf(drafts.values());
    }
}
