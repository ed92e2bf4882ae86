package racelane.analysis;

import racelane.lens.Deed;
import racelane.lens.ObjectType;
import racelane.lens.OperationRule;
import racelane.trace.Machine;

/** An operation while it is being paired. */
final class OperationDraft {
    final Frame frame;
    final Deed deed;
    final ObjectType type;
    final long address;
    int life;
    final int countIndex;
    final boolean unit;
    /** Which life the pointer that was used was taken from, where the trace says so; else 0. */
    int meant;
    /** The name that the trace gave the object here, or null. */
    String name;
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

    /** Through a pointer to an earlier life than the one that is there. */
    boolean isStale() {
        return meant != 0 && meant < life;
    }

    /** Whether it is known to have taken no reference: the count did not move, and is not one that no longer moves. */
    boolean tookNothing() {
        return frame.whole && operation().movedNothing();
    }

    Operation operation() {
        Frame holding = frame.holding();
        String holder = holding == null ? null : holding.rule.holderKind() + " " + Machine.hex(holding.holder);
        return new Operation(deed, frame.lane, frame.entryRow, frame.endRow, frame.returned, frame.function, address, life,
                countIndex, before, after, holder, unit, frame.result);
    }
}
