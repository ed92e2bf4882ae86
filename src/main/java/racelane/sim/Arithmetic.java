package racelane.sim;

import racelane.scenario.Op;
import racelane.scenario.Value;

/** Numbers: C's operators on 64 bits. Pointers can be compared and nothing else. */
final class Arithmetic {
    private final Core core;

    Arithmetic(Core core) {
        this.core = core;
    }

    /** Minus or complement of the topmost value. */
    void unary(int op) {
        long value = number(core.pop());
        core.push(inRange(op == Op.NEG ? -value : ~value));
    }

    void binary(int op) {
        long right = core.pop();
        long left = core.pop();
        if (op == Op.EQ || op == Op.NE) {
            core.push(Value.same(left, right) == (op == Op.EQ) ? 1 : 0);
            return;
        }
        number(left);
        number(right);
        if ((op == Op.DIV || op == Op.MOD) && right == 0) {
            core.oops("division by zero");
            return;
        }
        core.push(inRange(switch (op) {
            case Op.MUL -> left * right;
            case Op.DIV -> left / right;
            case Op.MOD -> left % right;
            case Op.ADD -> left + right;
            case Op.SUB -> left - right;
            case Op.SHL -> left << right;
            case Op.SHR -> left >> right;
            case Op.LT -> left < right ? 1 : 0;
            case Op.LE -> left <= right ? 1 : 0;
            case Op.GT -> left > right ? 1 : 0;
            case Op.GE -> left >= right ? 1 : 0;
            case Op.AND -> left & right;
            case Op.XOR -> left ^ right;
            case Op.OR -> left | right;
            default -> throw new IllegalStateException("no instruction " + op);
        }));
    }

    private long number(long value) {
        if (Value.isPointer(value)) {
            throw core.error("arithmetic on a pointer is not part of the language: write &p->field, a[i] or container_of");
        }
        return value;
    }

    private static long inRange(long value) {
        if (Value.isPointer(value)) {
            throw new BoundReached("numbers from 0x5a5a000000000000 to 0x5a5affffffffffff, which stand for pointers");
        }
        return value;
    }
}
