package racelane.analysis;

import java.util.ArrayList;
import java.util.List;
import racelane.lens.Deed;
import racelane.trace.Machine;

/** Says in words what an operation did and what a finding rests on. */
final class Telling {
    private final Evidence evidence;

    Telling(Evidence evidence) {
        this.evidence = evidence;
    }

    String task(OperationDraft operation) {
        return evidence.trace.lanes().get(operation.frame.lane).nameAt(evidence.trace.timeNs(operation.frame.entryRow));
    }

    String label(OperationDraft operation) {
        return evidence.lifeOf(operation).shortLabel();
    }

    static String call(OperationDraft operation, Life life) {
        return operation.frame.function + "(" + life.shortLabel() + ")";
    }

    /** {@code , 1 → 2}, or nothing where no value was observed. */
    static String move(OperationDraft operation) {
        if (operation.before == null && operation.after == null) {
            return "";
        }
        return ", " + value(operation.before) + " → " + value(operation.after);
    }

    static String value(Integer value) {
        return value == null ? "?" : value == RefcountValues.SATURATED ? "saturated" : value.toString();
    }

    static String holder(OperationDraft operation) {
        Frame holding = operation.frame.holding();
        return holding == null ? "this thread" : "the " + holding.rule.holderKind() + " " + Machine.hex(holding.holder);
    }

    Finding.Because because(OperationDraft operation, String text) {
        return new Finding.Because(operation.frame.entryRow, operation.frame.lane, text, false);
    }

    Finding.Because took(OperationDraft get) {
        boolean moved = !get.operation().movedNothing();
        return because(get, call(get, evidence.lifeOf(get)) + (moved ? " takes a reference for " : " lets in, without moving the count, ") + holder(get) + move(get));
    }

    /** Why the memory of a life went although a reference was out: the unit's put that did not reach zero, and the free. */
    List<Finding.Because> goes(Life life, int beforeRow) {
        List<Finding.Because> chain = new ArrayList<>();
        OperationDraft remove = evidence.lastBefore(Deed.REMOVE, life.object(), life.number(), Math.min(beforeRow, life.freeFromRow() < 0 ? beforeRow : life.freeFromRow()));
        if (remove != null) {
            chain.add(ownPut(remove, life, life.isFreed() ? life.freeFromRow() : beforeRow));
        }
        if (life.isFreed() && life.freeFromRow() <= beforeRow) {
            String why = evidence.object(life.object()).type().managed() && life.parentAddress() == 0 ? " is freed, as its unit goes" : " is freed";
            String where = life.freeSeen() ? why : " is freed (inferred: between step " + evidence.trace.step(life.freeFromRow()) + " and step " + evidence.trace.step(life.freeToRow()) + ")";
            chain.add(new Finding.Because(life.freeFromRow(), evidence.trace.lane(life.freeFromRow()), "the memory of " + life.shortLabel() + where, !life.freeSeen()));
        }
        return chain;
    }

    private Finding.Because ownPut(OperationDraft remove, Life life, int beforeRow) {
        List<OperationDraft> all = evidence.on(life.object());
        for (int i = Evidence.before(all, remove.frame.entryRow); i < all.size() && all.get(i).frame.entryRow <= remove.frame.endRow; i++) {
            OperationDraft point = all.get(i);
            boolean inside = point.deed == Deed.PUT && point.unit && point.life == life.number()
                    && point.frame.entryRow > remove.frame.entryRow && point.frame.entryRow <= remove.frame.endRow && point.frame.entryRow < beforeRow;
            if (inside) {
                boolean last = point.before != null && point.before == 1;
                String what = last ? " gives back the unit's reference, 1 → 0" : " gives back the unit's reference, which is not the last: " + value(point.before) + " → " + less(point.before);
                return because(point, remove.frame.function + "(" + life.shortLabel() + ")" + what);
            }
        }
        if (remove.ownPutBefore == null) {
            return because(remove, call(remove, life) + " gives the object up");
        }
        return new Finding.Because(remove.frame.endRow, remove.frame.lane, call(remove, life) + " has given back the unit's reference, which was not the last: "
                + value(remove.ownPutBefore) + " → " + value(remove.after) + " (not observed, between step " + evidence.trace.step(remove.ownPutAfterRow) + " and this return)", true);
    }

    private static String less(Integer before) {
        return before == null ? "?" : before < 1 ? value(before) : value(before - 1);
    }

    Finding.Because bornAgain(Life life) {
        int row = Math.max(0, life.bornRow());
        OperationDraft alloc = evidence.lastBefore(Deed.ALLOC, life.object(), life.number(), Integer.MAX_VALUE);
        if (alloc != null) {
            return because(alloc, alloc.frame.function + " is handed the same memory: from here on " + life.title() + " lives there");
        }
        OperationDraft init = evidence.lastBefore(Deed.INIT, life.object(), life.number(), Integer.MAX_VALUE);
        String index = life.index() >= 0 ? ", with index " + life.index() : "";
        String text = init == null ? life.shortLabel() + " lives at the same address (shown by this event)"
                : call(init, life) + ": a new life at the same address" + index + ", its count is " + value(init.after == null ? 1 : init.after);
        return new Finding.Because(row, evidence.trace.lane(row), text, life.bornInferred());
    }
}
