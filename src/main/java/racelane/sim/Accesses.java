package racelane.sim;

import java.util.Arrays;

/** What one step touched, for the reduction: exact cells, and the machine's own books by number. */
public final class Accesses {
    /** Frees of a slab class (written) and accesses to memory of it that frees could spoil (read). */
    public static final int LIFE = 1;
    /** Allocations that take a used slot of a class (written), accesses to memory that could be handed out (read). */
    public static final int REUSE = 6;
    public static final int CELL = 0;
    /** The free list of a slab class. */
    public static final int FREE_LIST = 2;
    public static final int DEVRES = 3;
    public static final int RCU = 4;
    public static final int WORK = 5;

    private long[] entries = new long[32];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int kind, int slot, int offset, boolean write) {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, count * 2);
        }
        entries[count++] = (long) kind << 40 | (long) slot << 20 | (long) offset << 1 | (write ? 1 : 0);
    }

    public int count() {
        return count;
    }

    public int kind(int i) {
        return (int) (entries[i] >>> 40);
    }

    /** Slot of a cell; number of a class or work. */
    public int slot(int i) {
        return (int) (entries[i] >>> 20) & 0xfffff;
    }

    public int offset(int i) {
        return (int) (entries[i] >>> 1) & 0x7ffff;
    }

    public boolean isWrite(int i) {
        return (entries[i] & 1) != 0;
    }
}
