package racelane.analysis;

import racelane.lens.Deed;
import racelane.lens.ObjectType;
import racelane.lens.OperationRule;

/** An operation while it is being paired. */
final class OperationDraft {
    final Frame frame;
    final Deed deed;
    final ObjectType type;
    final long address;
    final int life;
    final int countIndex;
    final boolean unit;
    Integer before;
    Integer after;
    /** Where a warning showed the value, or -1. */
    int warningRow = -1;
    /** Of a remove whose own put nobody observed: the value it met, and the last row before which it cannot lie. */
    Integer ownPutBefore;
    int ownPutAfterRow = -1;
    boolean doubtful;

    OperationDraft(Frame frame, OperationRule rule, long address, int life) {
        this.frame = frame;
        this.deed = rule.deed();
        this.type = rule.type();
        this.address = address;
        this.life = life;
        this.countIndex = rule.type().count(rule.moves());
        this.unit = rule.unit();
    }

    Operation operation() {
        Frame holding = frame.holding();
        String holder = holding == null ? null : holding.rule.holderKind() + " 0x" + Long.toHexString(holding.holder);
        return new Operation(deed, frame.lane, frame.entryRow, frame.endRow, frame.returned, frame.function, address, life,
                countIndex, before, after, holder, unit, frame.result);
    }
}
