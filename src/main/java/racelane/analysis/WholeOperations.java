package racelane.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import racelane.lens.Deed;
import racelane.lens.ObjectType;
import racelane.lens.OperationRule;
import racelane.trace.Body;

/**
 * Operations that are told in one event each, as a trace in the vocabulary has them: lives begin with an alloc or an
 * init and end with a free, all of it seen. Where such a trace numbers its objects ({@code device#2}), the name also
 * tells from which life the pointer was taken that an operation went through.
 */
final class WholeOperations {
    private final Map<Long, TrackedObject> objects;
    private final Map<Frame, OperationDraft> drafts;

    /** Both belong to the object tracker, which shares them. */
    WholeOperations(Map<Long, TrackedObject> objects, Map<Frame, OperationDraft> drafts) {
        this.objects = objects;
        this.drafts = drafts;
    }

    void take(Frame frame, long address, Body body) {
        OperationRule rule = frame.rule.operation();
        int row = frame.entryRow;
        String name = rule.name() == null ? null : body.arg(rule.name());
        Integer before = value(rule.counts(), rule, body);
        Integer after = value(rule.returnCounts(), rule, body);
        LifeDraft life = life(rule.deed(), rule.type(), address, row, before);
        TrackedObject object = objects.get(address);
        if (life.name == null && !isOfOther(object, life, name)) {
            life.name = name;
        }
        observe(object.curves.get(rule.type().count(rule.moves())), frame, before, after);
        if (rule.deed() == Deed.ACCESS && !life.isFreed() && (name == null || name.equals(life.name))) {
            return;
        }
        OperationDraft draft = new OperationDraft(frame, rule, address, life.number);
        draft.name = name;
        if (rule.deed() != Deed.ACCESS) {
            draft.before = before;
            draft.after = after;
        }
        drafts.put(frame, draft);
        mark(life, draft, row);
    }

    private static Integer value(Map<String, String> counts, OperationRule rule, Body body) {
        String argument = counts.get(rule.moves());
        return argument == null ? null : ObjectTracker.value(body, argument);
    }

    private LifeDraft life(Deed deed, ObjectType type, long address, int row, Integer before) {
        TrackedObject object = objects.get(address);
        boolean begins = deed == Deed.ALLOC || deed == Deed.INIT && !goesOn(object, before);
        if (object == null) {
            object = new TrackedObject(address, type, row);
            objects.put(address, object);
            return begins ? begin(object, row, deed) : object.begin(-1, true);
        }
        return begins ? begin(object, row, deed) : object.last();
    }

    private static LifeDraft begin(TrackedObject object, int row, Deed deed) {
        LifeDraft life = object.begin(row, false);
        life.allocated = deed == Deed.ALLOC;
        return life;
    }

    /** Memory that was seen handed out lives until it is freed; so does memory in which an init meets what was last seen there. */
    private static boolean goesOn(TrackedObject object, Integer before) {
        if (object == null || object.last().isFreed()) {
            return false;
        }
        return object.last().allocated || before != null && before.equals(object.curves.get(0).last());
    }

    private static boolean isOfOther(TrackedObject object, LifeDraft life, String name) {
        return object.lives.stream().anyMatch(other -> other != life && name != null && name.equals(other.name));
    }

    private static void observe(CurveBuilder curve, Frame frame, Integer before, Integer after) {
        if (after != null) {
            curve.observe(frame.entryRow, after, frame.entryRow, frame.lane);
        } else if (before != null) {
            curve.observe(frame.entryRow, before, curve.lastRow() < 0 ? frame.entryRow : curve.lastRow(), frame.lane);
        }
    }

    private static void mark(LifeDraft life, OperationDraft draft, int row) {
        switch (draft.deed) {
            case INIT -> life.initEndRow = row;
            case PUT -> {
                boolean gone = draft.countIndex == 0 && draft.after != null && draft.after == 0;
                if (gone && life.releasedRow < 0 && !life.isFreed()) {
                    life.releasedRow = row;
                }
            }
            case FREE -> {
                if (!life.isFreed()) {
                    life.freed(row, row, draft.frame.lane, true);
                }
            }
            default -> { }
        }
    }

    /** All names are known: now they tell of which life the pointers were. */
    void end() {
        Map<Long, Map<String, Integer>> numbers = new HashMap<>();
        objects.forEach((address, object) -> numbers.put(address, numbers(object)));
        drafts.values().removeIf(draft -> draft.frame.whole && !isKept(draft, numbers.get(draft.address)));
    }

    /** The lives by their names; empty if these do not tell one life from another. */
    private static Map<String, Integer> numbers(TrackedObject object) {
        Map<String, Integer> numbers = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (LifeDraft life : object.lives) {
            boolean tells = life.name != null && life.name.indexOf('#') >= 0;
            if (!tells || numbers.put(life.name, life.number) != null) {
                twice.add(life.name);
            }
        }
        return twice.isEmpty() ? numbers : Map.of();
    }

    private boolean isKept(OperationDraft draft, Map<String, Integer> numbers) {
        draft.meant = draft.name == null ? 0 : numbers.getOrDefault(draft.name, 0);
        if (draft.deed != Deed.ACCESS) {
            return true;
        }
        // An access to memory that lives is no operation on a counted object; only what it should not touch is kept.
        boolean dead = objects.get(draft.address).lives.get(draft.life - 1).freeFromRow >= 0
                && objects.get(draft.address).lives.get(draft.life - 1).freeFromRow < draft.frame.entryRow;
        boolean stale = draft.isStale();
        draft.life = draft.meant == 0 ? draft.life : draft.meant;
        return dead || stale;
    }
}
