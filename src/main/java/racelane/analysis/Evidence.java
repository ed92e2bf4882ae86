package racelane.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.lens.Deed;
import racelane.trace.Trace;

/** The facts that findings are drawn from, with the questions they ask of them. */
final class Evidence {
    final Analysis facts;
    final Trace trace;
    final List<OperationDraft> operations;
    final ReferenceLedger ledger;
    private final Gaps gaps;
    private final Map<Long, List<OperationDraft>> byAddress = new HashMap<>();

    Evidence(Analysis facts, List<OperationDraft> operations, ReferenceLedger ledger) {
        this.facts = facts;
        this.trace = facts.trace();
        this.operations = operations;
        this.ledger = ledger;
        this.gaps = new Gaps(facts.trace().gaps());
        operations.forEach(operation -> byAddress.computeIfAbsent(operation.address, key -> new ArrayList<>()).add(operation));
    }

    CountedObject object(long address) {
        return facts.object(address);
    }

    Life life(long address, int number) {
        return facts.object(address).lives().get(number - 1);
    }

    Life lifeOf(OperationDraft operation) {
        return life(operation.address, operation.life);
    }

    /** All operations on an address, in order of entry. */
    List<OperationDraft> on(long address) {
        return byAddress.getOrDefault(address, List.of());
    }

    /** The last operation of that kind on that life before the row, or null. */
    OperationDraft lastBefore(Deed deed, long address, int life, int row) {
        List<OperationDraft> all = on(address);
        // Only an access stands among the operations of a later life.
        for (int i = before(all, row) - 1; i >= 0 && (all.get(i).life >= life || all.get(i).deed == Deed.ACCESS); i--) {
            if (all.get(i).deed == deed && all.get(i).life == life) {
                return all.get(i);
            }
        }
        return null;
    }

    /** How many of the operations were entered before the row. */
    static int before(List<OperationDraft> operations, int row) {
        int low = 0;
        int high = operations.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (operations.get(middle).frame.entryRow < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Nothing was lost between the two rows, so that the first may be used at the second. */
    boolean usable(int fromRow, int toRow) {
        return !gaps.between(fromRow, toRow);
    }

    /**
     * Whether the life's memory was freed before the operation or while it ran. A free that the same task
     * did inside the operation is the operation's own; a free before a gap says nothing after it.
     */
    boolean deadAt(Life life, OperationDraft operation) {
        if (!life.isFreed() || life.freeFromRow() > operation.frame.endRow) {
            return false;
        }
        boolean own = trace.lane(life.freeFromRow()) == operation.frame.lane
                && life.freeFromRow() >= operation.frame.entryRow && life.freeToRow() <= operation.frame.endRow;
        return !own && usable(life.freeFromRow(), operation.frame.entryRow);
    }

    /** Whether the order of two rows rests on more than two clocks: one CPU, or further apart than the clock can tell. */
    boolean ordered(int firstRow, int secondRow) {
        if (trace.facts().countsSteps() || trace.cpu(firstRow) == trace.cpu(secondRow) || trace.lane(firstRow) == trace.lane(secondRow)) {
            return true;
        }
        return Math.abs(trace.timeNs(secondRow) - trace.timeNs(firstRow)) > trace.facts().tickNs();
    }
}
