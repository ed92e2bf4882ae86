package racelane.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.lens.Deed;

/** Operations on memory that was freed, references given back to a life that never gave them, memory freed under references. */
final class MemoryFindings {
    /** More holders than this make no finding clearer. */
    private static final int MOST_HOLDERS = 8;

    private final Evidence evidence;
    private final Telling telling;
    private final List<Occurrence> found = new ArrayList<>();
    private final Told told = new Told();
    /** References by the life they were taken on, and by the life of its parent. */
    private final Map<Life, List<ReferenceLedger.Entry>> takenOn = new HashMap<>();

    MemoryFindings(Evidence evidence) {
        this.evidence = evidence;
        this.telling = new Telling(evidence);
        for (ReferenceLedger.Entry entry : evidence.ledger.entries()) {
            Life taken = evidence.lifeOf(entry.get);
            takenOn.computeIfAbsent(taken, key -> new ArrayList<>()).add(entry);
            if (taken.parentAddress() != 0 && taken.parentLife() > 0) {
                // A child keeps its parent: its last put reads the parent, whether or not a get moved the parent's count.
                takenOn.computeIfAbsent(evidence.life(taken.parentAddress(), taken.parentLife()), key -> new ArrayList<>()).add(entry);
            }
        }
    }

    List<Occurrence> all() {
        for (OperationDraft operation : evidence.operations) {
            if (operation.doubtful) {
                continue;
            }
            switch (operation.deed) {
                case GET, PUT -> judge(operation);
                case ACCESS -> useAfterFree(operation, null, evidence.lifeOf(operation), "");
                case FREE -> freedAgain(operation);
                default -> { }
            }
        }
        for (CountedObject object : evidence.facts.objects()) {
            object.lives().stream().filter(Life::isFreed).forEach(life -> releasedInUse(object, life));
        }
        return found;
    }

    private void judge(OperationDraft operation) {
        Life at = evidence.lifeOf(operation);
        OperationDraft get = evidence.ledger.getOf(operation);
        if (get != null && (get.doubtful || !evidence.usable(get.frame.entryRow, operation.frame.entryRow))) {
            get = null;
        }
        if (evidence.deadAt(at, operation)) {
            useAfterFree(operation, get, at, "");
        } else if (operation.isStale()) {
            stale(operation, get, evidence.life(operation.address, operation.meant), at);
        } else if (get != null && get.life < at.number()) {
            stalePut(operation, get, evidence.life(operation.address, get.life), at, "");
        } else if (at.parentAddress() != 0 && at.parentLife() > 0) {
            judgeParent(operation, get, at);
        }
        if (operation.deed == Deed.PUT && !operation.unit && operation.countIndex == 0 && evidence.ledger.getOf(operation) == null) {
            unbalanced(operation, at);
        }
    }

    /** The trace says that the pointer is of an earlier life: what moves the count of the life that is there now is worse than a use. */
    private void stale(OperationDraft operation, OperationDraft get, Life meant, Life at) {
        boolean moved = operation.before == null || operation.after == null || !operation.before.equals(operation.after);
        if (!moved) {
            useAfterFree(operation, get, meant, "");
        } else if (operation.deed == Deed.PUT) {
            stalePut(operation, get, meant, at, "");
        } else {
            staleGet(operation, meant, at);
        }
    }

    private void staleGet(OperationDraft operation, Life meant, Life now) {
        if (!told.first("stale-get", now.object(), now.number(), 0)) {
            add("stale-get", operation, now, "", List.of(), meant);
            return;
        }
        List<Finding.Because> chain = new ArrayList<>(telling.goes(meant, operation.frame.entryRow));
        chain.add(telling.bornAgain(now));
        chain.add(telling.because(operation, Telling.call(operation, meant) + " takes a reference on " + now.shortLabel() + " instead" + Telling.move(operation)));
        add("stale-get", operation, now, telling.task(operation) + ": " + operation.frame.function + " means " + meant.label() + ", which was freed, and takes a reference on "
                + now.label() + ", which lives at its address now.", chain, meant);
    }

    /** A free of memory that was free, or through a pointer to a life that had ended: the one that is there now goes with it. */
    private void freedAgain(OperationDraft operation) {
        Life at = evidence.lifeOf(operation);
        boolean again = at.isFreed() && at.freeFromRow() < operation.frame.entryRow;
        if (!operation.frame.whole || !again && !operation.isStale()) {
            return;
        }
        Life meant = again ? at : evidence.life(operation.address, operation.meant);
        List<Finding.Because> chain = new ArrayList<>(telling.goes(meant, operation.frame.entryRow));
        chain.add(telling.because(operation, Telling.call(operation, meant) + " frees it again" + (again ? "" : ": the memory of " + at.shortLabel() + " goes")));
        add("double-free", operation, meant, telling.task(operation) + ": " + operation.frame.function + " frees " + meant.label() + ", which was freed in step "
                + evidence.trace.step(meant.freeFromRow()) + ".", chain, meant);
    }

    /** A child keeps its parent: with the parent's memory gone, what the child's operation reads of it is gone too. */
    private void judgeParent(OperationDraft operation, OperationDraft get, Life child) {
        Life parent = evidence.life(child.parentAddress(), child.parentLife());
        if (!evidence.deadAt(parent, operation)) {
            return;
        }
        Life now = evidence.object(child.parentAddress()).lifeAt(operation.frame.entryRow);
        String through = " through its child " + child.label();
        if (now.number() > parent.number() && !evidence.deadAt(now, operation)) {
            if (operation.deed == Deed.PUT) {
                stalePut(operation, get, parent, now, through);
            }
        } else {
            useAfterFree(operation, get, parent, through);
        }
    }

    private void useAfterFree(OperationDraft operation, OperationDraft get, Life life, String through) {
        if (!told.first("use-after-free", life.object(), life.number(), 0)) {
            add("use-after-free", operation, life, "", List.of(), life);
            return;
        }
        List<Finding.Because> chain = new ArrayList<>();
        if (get != null) {
            chain.add(telling.took(get));
        }
        chain.addAll(telling.goes(life, operation.frame.endRow));
        boolean overlaps = life.freeToRow() >= operation.frame.entryRow;
        Life named = operation.isStale() ? life : evidence.lifeOf(operation);
        String when = overlaps ? " while the memory of " : " after the memory of ";
        chain.add(telling.because(operation, Telling.call(operation, named) + through + " works on freed memory" + Telling.move(operation)));
        String summary = telling.task(operation) + ": " + operation.frame.function + through + " runs" + when + life.label() + (overlaps ? " is being freed" : " was freed")
                + (get == null ? "." : get.operation().movedNothing() ? ", closing what was opened in step " + evidence.trace.step(get.frame.entryRow) + " without moving a count."
                        : ", giving back a reference taken in step " + evidence.trace.step(get.frame.entryRow) + ".");
        add("use-after-free", operation, life, summary, chain, life);
    }

    private void stalePut(OperationDraft operation, OperationDraft get, Life taken, Life now, String through) {
        if (!told.first("stale-put", now.object(), now.number(), 0)) {
            add("stale-put", operation, now, "", List.of(), taken);
            return;
        }
        List<Finding.Because> chain = new ArrayList<>();
        if (get != null) {
            chain.add(telling.took(get));
        }
        chain.addAll(telling.goes(taken, operation.frame.entryRow));
        chain.add(telling.bornAgain(now));
        boolean only = operation.before != null && operation.before == 1;
        chain.add(telling.because(operation, Telling.call(operation, evidence.lifeOf(operation)) + through + " gives back a reference that " + now.shortLabel()
                + " never gave" + Telling.move(operation)));
        // A reference may itself have been taken through a pointer to a life that was over.
        chain.sort(Comparator.comparingInt(Finding.Because::row));
        String when = get == null ? "" : " in step " + evidence.trace.step(get.frame.entryRow);
        String summary = telling.task(operation) + ": this reference was taken on " + taken.label() + when + "; " + now.label() + " lives at its address now"
                + (only ? " and loses its only reference." : ".");
        add("stale-put", operation, now, summary, chain, taken);
    }

    private void unbalanced(OperationDraft put, Life life) {
        boolean whole = life.bornRow() >= 0 && !life.bornInferred() && evidence.usable(life.bornRow(), put.frame.endRow);
        if (whole && evidence.ledger.outAt(put) == 0 && !evidence.deadAt(life, put)) {
            add("unbalanced-put", put, life, telling.task(put) + ": " + put.frame.function + " gives back a reference on " + life.label()
                    + "; the trace covers its whole life and shows no get of it.", List.of(telling.because(put, Telling.call(put, life) + Telling.move(put))), null);
        }
    }

    private void releasedInUse(CountedObject object, Life life) {
        List<Finding.Because> chain = new ArrayList<>();
        OperationDraft counted = lastCounted(object, life);
        if (counted != null && counted.after <= 0) {
            return;
        }
        for (ReferenceLedger.Entry entry : takenOn.getOrDefault(life, List.of())) {
            if (chain.size() < MOST_HOLDERS && holds(entry, life)) {
                chain.add(telling.took(entry.get));
            }
        }
        String held = chain.isEmpty() ? "" : " is freed while a reference is held since step " + evidence.trace.step(chain.get(0).row()) + ".";
        if (chain.isEmpty()) {
            if (counted == null) {
                return;
            }
            held = " is freed while its count is " + counted.after + ".";
            chain.add(telling.because(counted, Telling.call(counted, life) + " leaves the count at " + counted.after));
        }
        chain.addAll(telling.goes(life, life.freeToRow()));
        int row = life.freeFromRow();
        String summary = "the memory of " + life.label() + held;
        Occurrence one = new Occurrence("released-while-in-use", row, evidence.trace.lane(row), object.address(), life.number(), 0, 0, summary, chain, true);
        found.add(life.freeSeen() ? one : one.uncertain("The free itself was not observed."));
    }

    /** Where every operation tells the value it leaves, the last one that did so before the free: a count at zero is held by nobody. */
    private OperationDraft lastCounted(CountedObject object, Life life) {
        List<OperationDraft> all = evidence.on(object.address());
        for (int i = Evidence.before(all, life.freeFromRow()) - 1; i >= 0; i--) {
            OperationDraft operation = all.get(i);
            if (!operation.frame.whole || operation.life < life.number() && operation.deed != Deed.ACCESS) {
                return null;
            }
            if (operation.life == life.number() && operation.countIndex == 0 && operation.after != null) {
                return operation;
            }
        }
        return null;
    }

    private boolean holds(ReferenceLedger.Entry entry, Life life) {
        boolean held = entry.get.frame.returned && entry.get.frame.endRow < life.freeFromRow()
                && (entry.put == null || entry.put.frame.entryRow > life.freeToRow());
        return held && !entry.get.doubtful && !entry.get.operation().movedNothing()
                && evidence.usable(entry.get.frame.entryRow, life.freeToRow());
    }

    private void add(String kind, OperationDraft operation, Life life, String summary, List<Finding.Because> chain, Life freed) {
        // An operation on a child counts on the child: of its parent the references were at stake that keep the parent alive.
        int count = operation.address == life.object() ? operation.countIndex : 0;
        Occurrence one = new Occurrence(kind, operation.frame.entryRow, operation.frame.lane, life.object(), life.number(), count, 0, summary, List.copyOf(chain), true);
        if (freed != null && freed.isFreed() && !freed.freeSeen()) {
            one = one.uncertain("The free of " + freed.shortLabel() + " was not observed, it is inferred.");
        } else if (freed != null && freed.isFreed() && !evidence.ordered(freed.freeToRow(), operation.frame.entryRow)) {
            one = one.uncertain("Two CPUs' clocks are too close to tell the order.");
        } else if (life.bornInferred() && life.bornRow() >= 0) {
            one = one.uncertain("The beginning of " + life.shortLabel() + " was not observed, it is inferred.");
        }
        found.add(one);
    }
}
