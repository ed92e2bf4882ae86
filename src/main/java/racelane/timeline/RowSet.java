package racelane.timeline;

import java.util.function.IntPredicate;

/**
 * Rows of a trace that are shown, in order. A bit a row with ranks between, so that counting up to a
 * row is constant and finding the n-th row is a short search, for ten million rows as for ten. Immutable.
 */
public final class RowSet {
    private final int size;
    private final int count;
    /** Null where every row is in the set. */
    private final long[] bits;
    private final int[] ranks;

    private RowSet(int size, int count, long[] bits, int[] ranks) {
        this.size = size;
        this.count = count;
        this.bits = bits;
        this.ranks = ranks;
    }

    /** All rows of a trace of that size. */
    public static RowSet all(int size) {
        return new RowSet(size, size, null, null);
    }

    /** The rows of a trace of that size that the test lets in; asked once for every row. */
    public static RowSet of(int size, IntPredicate test) {
        long[] bits = new long[(size + 63) >>> 6];
        for (int row = 0; row < size; row++) {
            if (test.test(row)) {
                bits[row >>> 6] |= 1L << row;
            }
        }
        return ofBits(size, bits);
    }

    /** The rows whose bits are set; the array is the set's from here on. */
    static RowSet ofBits(int size, long[] bits) {
        int[] ranks = new int[bits.length + 1];
        for (int word = 0; word < bits.length; word++) {
            ranks[word + 1] = ranks[word] + Long.bitCount(bits[word]);
        }
        int count = ranks[bits.length];
        return count == size ? all(size) : new RowSet(size, count, bits, ranks);
    }

    /** Number of rows in the set. */
    public int count() {
        return count;
    }

    /** Number of rows of the trace. */
    public int size() {
        return size;
    }

    public boolean isAll() {
        return bits == null;
    }

    public boolean contains(int row) {
        return row >= 0 && row < size && (bits == null || (bits[row >>> 6] >>> row & 1) != 0);
    }

    /** How many rows of the set lie below {@code row}: its slot, if it is in the set. */
    public int rank(int row) {
        if (row <= 0) {
            return 0;
        }
        if (row >= size) {
            return count;
        }
        if (bits == null) {
            return row;
        }
        return ranks[row >>> 6] + Long.bitCount(bits[row >>> 6] & (1L << row) - 1);
    }

    /** The row in a slot, 0 to {@link #count} - 1. */
    public int row(int slot) {
        if (slot < 0 || slot >= count) {
            throw new IndexOutOfBoundsException("slot " + slot + " of " + count);
        }
        if (bits == null) {
            return slot;
        }
        int low = 0;
        int high = bits.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (ranks[middle] <= slot) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long word = bits[low];
        for (int skip = slot - ranks[low]; skip > 0; skip--) {
            word &= word - 1;
        }
        return (low << 6) + Long.numberOfTrailingZeros(word);
    }

    /** The last row of the set at or below {@code row}, or -1. */
    public int floor(int row) {
        int below = rank(row + 1);
        return below == 0 ? -1 : row(below - 1);
    }

    /** The first row of the set at or above {@code row}, or -1. */
    public int ceiling(int row) {
        int slot = rank(row);
        return slot == count ? -1 : row(slot);
    }

    /** The row of the set nearest to {@code row}, the earlier one first; -1 for an empty set. */
    public int nearest(int row) {
        int floor = floor(row);
        return floor >= 0 ? floor : ceiling(row);
    }

    /** How many rows that are not in the set lie between the row in this slot and the one before it. */
    public int leftOutBefore(int slot) {
        int previous = slot == 0 ? -1 : row(slot - 1);
        return (slot == count ? size : row(slot)) - previous - 1;
    }
}
