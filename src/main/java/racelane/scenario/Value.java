package racelane.scenario;

/**
 * How a value of the language fits in one {@code long}. An integer is itself. A pointer lies in a band of
 * 2<sup>48</sup> values that begins with 0x5a5a: slot (14 bits), life (10), offset in cells (14), type (10).
 * An integer that falls into the band by arithmetic stops the run with a named limit; null is 0.
 */
public final class Value {
    public static final long NULL = 0;
    /** Slots above this are no memory. */
    public static final int LAST_SLOT = 0x3fef;
    /** "Slot" of functions: the offset is the function's index. */
    public static final int FUNCTION = 0x3fff;
    /** "Slot" of pointers to nowhere, as {@code &null->field} makes them. */
    public static final int WILD = 0x3ffe;
    /** "Slot" of the poison that list_del leaves in a node. */
    public static final int POISON = 0x3ffd;
    /** "Slot" that marks a lock's owner: the offset is the thread's index. */
    public static final int OWNER = 0x3ffc;
    /** Lives of one slot that can be told apart at the same time. */
    public static final int LIVES = 1 << 10;
    /** Cells (scalars) of one struct, or of all globals together. */
    public static final int CELLS = 1 << 14;
    /** Types of one program. */
    public static final int TYPES = 1 << 10;

    private static final long BAND = 0x5a5aL;

    private Value() {}

    public static boolean isPointer(long value) {
        return value >>> 48 == BAND;
    }

    public static long pointer(int slot, int life, int offset, int type) {
        return BAND << 48 | (long) slot << 34 | (long) life << 24 | (long) offset << 10 | type;
    }

    public static int slot(long pointer) {
        return (int) (pointer >>> 34) & 0x3fff;
    }

    public static int life(long pointer) {
        return (int) (pointer >>> 24) & 0x3ff;
    }

    public static int offset(long pointer) {
        return (int) (pointer >>> 10) & 0x3fff;
    }

    public static int type(long pointer) {
        return (int) pointer & 0x3ff;
    }

    /** Slot and offset: what {@code ==} compares. */
    public static long address(long pointer) {
        return pointer & (0x3fffL << 34 | 0x3fffL << 10);
    }

    /** Whether the pointer points at memory at all: not a function, not poison, not wild. */
    public static boolean isMemory(long value) {
        return value >>> 48 == BAND && slot(value) <= LAST_SLOT;
    }

    public static long function(int index) {
        return pointer(FUNCTION, 0, index, Types.FNPTR);
    }

    public static boolean isFunction(long value) {
        return value >>> 48 == BAND && slot(value) == FUNCTION;
    }

    public static long owner(int thread) {
        return pointer(OWNER, 0, thread, 0);
    }

    public static boolean isOwner(long value) {
        return value >>> 48 == BAND && slot(value) == OWNER;
    }

    /** As the language's {@code ==}: addresses of pointers, not their lives. */
    public static boolean same(long a, long b) {
        if (isPointer(a) && isPointer(b)) {
            return address(a) == address(b);
        }
        return a == b;
    }
}
