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
                found.add(new Occurrence(kind, operation.frame.entryRow, operation.frame.lane, operation.address, operation.life,
                        summary(kind, operation, life), chain(operation, life), true));
            }
        }
        return found;
    }

    private static String kind(OperationDraft operation) {
        int before = operation.before;
        Integer after = operation.after;
        if (operation.deed == Deed.GET) {
            if (before < 0) {
                return "saturated";
            }
            return before == 0 && (after == null || after != 0) ? "addition-on-zero" : null;
        }
        if (operation.deed != Deed.PUT || before > 0) {
            return null;
        }
        if (after == null) {
            // A put that never came back shows nothing; a probe just before the put shows what it will meet.
            boolean point = operation.frame.rule.returned() == null;
            return before < 0 || point ? "underflow" : null;
        }
        return after < 0 ? "underflow" : null;
    }

    private String summary(String kind, OperationDraft operation, Life life) {
        String count = operation.type.counts().get(operation.countIndex).name();
        String what = switch (kind) {
            case "addition-on-zero" -> " takes a reference although " + count + " is 0";
            case "saturated" -> " takes a reference although " + count + " is saturated";
            default -> operation.before == 0 ? " gives back a reference although " + count + " is 0 already" : " gives back a reference although " + count + " is saturated";
        };
        return telling.task(operation) + ": " + operation.frame.function + what + " on " + life.label() + ".";
    }

    private List<Finding.Because> chain(OperationDraft operation, Life life) {
        List<Finding.Because> chain = new ArrayList<>();
        int row = operation.frame.entryRow;
        if (operation.countIndex == 0) {
            memory.stream().filter(one -> one.kind().equals("stale-put") && one.address() == life.object() && one.life() == life.number() && one.row() < row)
                    .limit(MOST_STALE).forEach(one -> chain.addAll(one.because()));
            lastPutToZero(operation, life, chain);
        } else {
            wiped(operation, chain);
        }
        chain.add(telling.because(operation, Telling.call(operation, life) + " meets " + Telling.value(operation.before)
                + (operation.after == null || operation.after.equals(operation.before) ? "" : ", leaves " + Telling.value(left(operation)))));
        chain.sort(Comparator.comparingInt(Finding.Because::row));
        return distinct(chain);
    }

    /** What a put leaves where a warning showed −1: the kernel saturates the count at once. */
    private static int left(OperationDraft operation) {
        return operation.after < 0 ? RefcountValues.SATURATED : operation.after;
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
            chain.add(telling.because(last, Telling.call(last, life) + " gives back the reference of " + Telling.holder(last) + Telling.move(last)));
        }
    }

    /** A count that did not run down: no put took it to zero, so it was overwritten while references were out. */
    private void wiped(OperationDraft operation, List<Finding.Because> chain) {
        OperationDraft last = null;
        OperationDraft release = null;
        for (OperationDraft other : evidence.on(operation.address)) {
            if (other.frame.entryRow >= operation.frame.entryRow || other.life != operation.life) {
                continue;
            }
            if (other.countIndex == operation.countIndex && other.before != null && other.before > 0) {
                last = other;
            } else if (other.deed == Deed.RELEASE) {
                release = other;
            }
        }
        int expected = last == null ? 0 : last.before + (last.deed == Deed.PUT ? -1 : last.deed == Deed.GET ? 1 : 0);
        if (expected <= 0 || operation.before != 0) {
            return;
        }
        chain.add(telling.because(last, Telling.call(last, evidence.lifeOf(last)) + ": " + expected + " references are out after this"));
        if (release != null && release.frame.entryRow > last.frame.entryRow - 1_000_000) {
            chain.add(telling.because(release, Telling.call(release, evidence.lifeOf(release)) + " releases the object; its "
                    + operation.type.counts().get(operation.countIndex).name() + " count reads 0 from here on without a put: it was wiped, it did not run down"));
        }
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
