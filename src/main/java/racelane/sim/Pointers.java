package racelane.sim;

import racelane.scenario.Types;
import racelane.scenario.Value;

/** Computing with addresses: fields, elements, {@code container_of}. Nothing is touched; what leads nowhere is a wild pointer. */
final class Pointers {
    private static final long WILD = Value.pointer(Value.WILD, 0, 0, 0);
    /** What {@code &null->field} and {@code container_of(null, …)} make: an access through it is told as one through null. */
    static final long OFF_NULL = Value.pointer(Value.WILD, 0, 1, 0);
    private final Core core;
    private final Types types;

    Pointers(Core core) {
        this.core = core;
        this.types = core.program.types;
    }

    long field(long pointer, int name) {
        if (!Value.isMemory(pointer)) {
            return nowhere(pointer);
        }
        int field = core.program.fieldOf[name][Value.type(pointer)];
        return field == 0 || Value.offset(pointer) + (field >>> 16) >= Value.CELLS ? WILD
                : Value.pointer(Value.slot(pointer), Value.life(pointer), Value.offset(pointer) + (field >>> 16), (field & 0xffff) - 1);
    }

    private static long nowhere(long from) {
        return from == Value.NULL || from == OFF_NULL ? OFF_NULL : WILD;
    }

    long index(long array, long index) {
        if (array == Value.NULL || array == OFF_NULL) {
            return OFF_NULL;
        }
        if (Value.isPointer(index)) {
            throw core.error("an index is a number, this is a pointer: use a number");
        }
        if (!Value.isMemory(array) || !types.isArray(Value.type(array)) || index < 0 || index >= types.length(Value.type(array))) {
            return WILD;
        }
        int element = types.element(Value.type(array));
        return Value.pointer(Value.slot(array), Value.life(array), Value.offset(array) + (int) index * types.cells(element), element);
    }

    long container(long pointer, int type, int offset) {
        if (!Value.isMemory(pointer) || Value.offset(pointer) < offset) {
            return nowhere(pointer);
        }
        if (core.record && !core.futures.isRegular(core.s, pointer, Value.offset(pointer) - offset, type)) {
            throw new IrregularPointer();
        }
        return Value.pointer(Value.slot(pointer), Value.life(pointer), Value.offset(pointer) - offset, type);
    }
}
