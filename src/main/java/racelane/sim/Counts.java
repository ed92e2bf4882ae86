package racelane.sim;

import racelane.scenario.FindingKind;
import racelane.scenario.Op;
import racelane.scenario.Types;
import racelane.scenario.Value;

/**
 * Refcount operations as include/linux/refcount.h and lib/refcount.c of Linux 6.6 and 6.12 do them:
 * saturating at 0xc0000000, with the kernel's words for what they complain about.
 */
final class Counts {
    static final int SATURATED = 0xc0000000;
    private final Core core;
    private final Memory memory;
    private final Types types;

    Counts(Core core, Memory memory) {
        this.core = core;
        this.memory = memory;
        this.types = core.program.types;
    }

    /** Does operation {@code what}; pushes its result. */
    void operate(int what) {
        long value = what == Op.RC_SET ? core.pop() : 0;
        operate(what, core.pop(), value);
    }

    void operate(int what, long pointer, long value) {
        long[] cells = memory.at(pointer, what != Op.RC_READ);
        if (cells == null) {
            return;
        }
        if (types.kindAt(Value.type(pointer), 0) != Types.REFCOUNT) {
            core.oops("a count operation on a " + types.name(Value.type(pointer)));
            return;
        }
        int at = Value.offset(pointer) + 1;
        int old = Memory.asCount(cells[at]);
        int now = after(what, old, value);
        if (memory.stale) {
            FindingKind kind = staleKind(what, pointer, cells, old, now);
            core.find(kind, kind == FindingKind.USE_AFTER_FREE ? core.object(pointer) : owner(pointer, cells), "through a pointer to an earlier life");
        }
        complain(what, old, memory.stale && isCountOfNewLife(pointer, cells) ? owner(pointer, cells) : null, pointer);
        if (core.witness != null) {
            core.witness.saw(deed(what), core.pc, pointer, old, now, null);
        }
        if (what != Op.RC_READ && cells[at] != now) {
            core.draft.own(Value.slot(pointer))[at] = now;
        }
        core.push(switch (what) {
            case Op.RC_READ -> old;
            case Op.RC_INC_NOT_ZERO -> old != 0 ? 1 : 0;
            case Op.RC_DEC_AND_TEST -> old == 1 ? 1 : 0;
            default -> 0;
        });
    }

    private static int after(int what, int old, long value) {
        return switch (what) {
            case Op.RC_SET -> (int) value;
            case Op.RC_INC -> old <= 0 || old == Integer.MAX_VALUE ? SATURATED : old + 1;
            case Op.RC_INC_NOT_ZERO -> old == 0 ? 0 : old < 0 || old == Integer.MAX_VALUE ? SATURATED : old + 1;
            case Op.RC_DEC -> old <= 1 ? SATURATED : old - 1;
            case Op.RC_DEC_AND_TEST -> old <= 0 ? SATURATED : old - 1;
            default -> old;
        };
    }

    /** @param object whose count it is where that is not the pointer's own life, else null */
    private void complain(int what, int old, String object, long pointer) {
        boolean odd = old < 0 || old == Integer.MAX_VALUE;
        if (what == Op.RC_INC && old == 0) {
            complain(FindingKind.ADDITION_ON_ZERO, object, pointer, "addition on 0; use-after-free");
        } else if ((what == Op.RC_INC || what == Op.RC_INC_NOT_ZERO) && odd) {
            complain(FindingKind.SATURATED, object, pointer, "saturated; leaking memory");
        } else if (what == Op.RC_DEC && old <= 1) {
            complain(FindingKind.DECREMENT_HIT_ZERO, object, pointer, "decrement hit 0; leaking memory");
        } else if (what == Op.RC_DEC_AND_TEST && old <= 0) {
            complain(FindingKind.UNDERFLOW, object, pointer, "underflow; use-after-free");
        }
    }

    private void complain(FindingKind kind, String object, long pointer, String words) {
        core.find(kind, object == null ? core.object(pointer) : object, words);
    }

    /** A new life's own count that really moves makes it a stale get or put; everything else is a use after free. */
    private FindingKind staleKind(int what, long pointer, long[] cells, int old, int now) {
        if (what < Op.RC_INC || old == now || !isCountOfNewLife(pointer, cells)) {
            return FindingKind.USE_AFTER_FREE;
        }
        return what == Op.RC_INC || what == Op.RC_INC_NOT_ZERO ? FindingKind.STALE_GET : FindingKind.STALE_PUT;
    }

    private boolean isCountOfNewLife(long pointer, long[] cells) {
        return MachineState.alive(cells[0]) && types.kindAt(MachineState.type(cells[0]), Value.offset(pointer)) == Types.REFCOUNT;
    }

    private String owner(long pointer, long[] cells) {
        return core.object(Value.slot(pointer), MachineState.life(cells[0]), Value.offset(pointer));
    }

    private static Witness.Deed deed(int what) {
        return switch (what) {
            case Op.RC_SET -> Witness.Deed.SET_COUNT;
            case Op.RC_READ -> Witness.Deed.READ_COUNT;
            case Op.RC_INC, Op.RC_INC_NOT_ZERO -> Witness.Deed.GET;
            default -> Witness.Deed.PUT;
        };
    }
}
