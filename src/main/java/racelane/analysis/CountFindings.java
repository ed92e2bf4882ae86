package racelane.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import racelane.lens.Deed;

/** Counts that moved as no count may: what the observed values before and after an operation say. */
final class CountFindings {
    /** More causes than this say no more. */
    private static final int MOST_STALE = 3;

    private final Evidence evidence;
    private final Telling telling;
    private final List<Occurrence> memory;
    private final Told told = new Told();

    CountFindings(Evidence evidence, List<Occurrence> memory) {
        this.evidence = evidence;
        this.telling = new Telling(evidence);
        this.memory = memory;
    }

    List<Occurrence> all() {
        List<Occurrence> found = new ArrayList<>();
        for (OperationDraft operation : evidence.operations) {
            String kind = operation.doubtful || operation.before == null ? null : kind(operation);
            if (kind != null) {
                Life life = evidence.lifeOf(operation);
                boolean first = told.first(kind, operation.address, operation.life, operation.countIndex);
                found.add(new Occurrence(kind, operation.frame.entryRow, operation.frame.lane, operation.address, operation.life, operation.countIndex, operation.countIndex,
                        first ? summary(kind, operation, life) : "", first ? chain(operation, life) : List.of(), true));
            }
        }
        return found;
    }

    private static String kind(OperationDraft operation) {
        int before = operation.before;
        Integer after = operation.after;
        boolean point = operation.frame.rule.returned() == null;
        if (after == null && !point) {
            // A call that never came back shows nothing; a probe just before a get or put shows what it will meet.
            return null;
        }
        if (operation.deed == Deed.GET) {
            boolean unmoved = after != null && after == 0;
            return before < 0 ? "saturated" : before == 0 && !unmoved ? "addition-on-zero" : null;
        }
        boolean below = after == null || after < 0;
        return operation.deed == Deed.PUT && before <= 0 && below ? "underflow" : null;
    }

    private String summary(String kind, OperationDraft operation, Life life) {
        String count = operation.type.counts().get(operation.countIndex).name();
        String what = switch (kind) {
            case "addition-on-zero" -> " takes a reference although " + count + " is 0";
            case "saturated" -> " takes a reference although " + count + " is saturated";
            default -> operation.before == 0 ? " gives back a reference although " + count + " is 0 already" : " gives back a reference although " + count + " is saturated";
        };
        OperationDraft wiped = wiped(operation);
        String why = wiped == null ? "" : " The count did not run down: it was wiped with " + left(wiped) + " references out.";
        return telling.task(operation) + ": " + operation.frame.function + what + " on " + life.label() + "." + why;
    }

    private List<Finding.Because> chain(OperationDraft operation, Life life) {
        List<Finding.Because> chain = new ArrayList<>();
        int row = operation.frame.entryRow;
        if (operation.countIndex == 0) {
            memory.stream().filter(one -> one.kind().equals("stale-put") && one.address() == life.object() && one.life() == life.number() && one.row() < row)
                    .limit(MOST_STALE).forEach(one -> chain.addAll(one.because()));
            lastPutToZero(operation, life, chain);
        }
        OperationDraft wiped = wiped(operation);
        if (wiped != null) {
            tellWiped(operation, wiped, chain);
        }
        chain.add(telling.because(operation, Telling.call(operation, life) + " meets " + Telling.value(operation.before)
                + (operation.after == null || operation.after.equals(operation.before) ? "" : ", leaves " + Telling.value(stands(operation.after)))));
        chain.sort(Comparator.comparingInt(Finding.Because::row));
        return distinct(chain);
    }

    /** Where a warning showed -1 the kernel saturates the count at once. */
    private static int stands(int after) {
        return after < 0 ? RefcountValues.SATURATED : after;
    }

    /** The put that took the count to zero before this one met it, and the get whose reference it gave back. */
    private void lastPutToZero(OperationDraft operation, Life life, List<Finding.Because> chain) {
        OperationDraft last = null;
        for (OperationDraft other : evidence.on(operation.address)) {
            boolean toZero = other.deed == Deed.PUT && other.after != null && other.after == 0 && other.before != null && other.before == 1;
            if (other.life == operation.life && other.countIndex == 0 && toZero && other.frame.entryRow < operation.frame.entryRow) {
                last = other;
            }
        }
        if (last == null) {
            return;
        }
        OperationDraft get = evidence.ledger.getOf(last);
        boolean stale = get != null && get.life != last.life;
        if (get != null && !stale) {
            chain.add(telling.took(get));
        }
        if (!stale) {
            String whose = get == null && last.frame.whole ? "the last reference" : "the reference of " + Telling.holder(last);
            chain.add(telling.because(last, Telling.call(last, life) + " gives back " + whose + Telling.move(last)));
        }
    }

    /**
     * The last operation that saw the count above zero, if what it left is more than zero and the count reads
     * zero now without a put: then it did not run down, it was overwritten while references were out. Else null.
     */
    private OperationDraft wiped(OperationDraft operation) {
        OperationDraft last = null;
        for (OperationDraft other : evidence.on(operation.address)) {
            boolean same = other.life == operation.life && other.countIndex == operation.countIndex && other.before != null && other.before > 0;
            if (same && other.frame.entryRow < operation.frame.entryRow) {
                last = other;
            }
        }
        return last != null && operation.before == 0 && left(last) > 0 && operation.countIndex > 0 ? last : null;
    }

    private static int left(OperationDraft operation) {
        return operation.after != null ? operation.after : operation.before + (operation.deed == Deed.PUT ? -1 : operation.deed == Deed.GET ? 1 : 0);
    }

    private void tellWiped(OperationDraft operation, OperationDraft last, List<Finding.Because> chain) {
        OperationDraft release = evidence.lastBefore(Deed.RELEASE, operation.address, operation.life, operation.frame.entryRow);
        if (release != null) {
            chain.add(telling.because(release, Telling.call(release, evidence.lifeOf(release)) + " begins to release the object"));
        }
        chain.add(telling.because(last, Telling.call(last, evidence.lifeOf(last)) + ": " + left(last)
                + " references are out after this; without a put the count reads 0 from here on: it was wiped, it did not run down"));
    }

    private static List<Finding.Because> distinct(List<Finding.Because> chain) {
        List<Finding.Because> result = new ArrayList<>();
        for (Finding.Because one : chain) {
            if (result.stream().noneMatch(other -> other.row() == one.row() && other.text().equals(one.text()))) {
                result.add(one);
            }
        }
        return List.copyOf(result);
    }
}
