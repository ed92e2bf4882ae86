package racelane.trace;

import java.util.Arrays;

/**
 * A growing list of longs that mostly lie near their neighbours (times, file offsets): a page keeps
 * its first value and four bytes a row, and turns into eight bytes a row when a value lies further
 * away than an int can tell. Same rules for one writer and many readers as {@link IntColumn}.
 */
public final class LongColumn {
    private static final int SHIFT = 12;
    private static final int MASK = (1 << SHIFT) - 1;

    private long[] bases;
    private int[][] near;
    private long[][] far;
    private int size;
    /** The page that is being filled, as long as all in it lie near its base. */
    private int[] page;
    private long base;

    public LongColumn() {
        this(new long[4], new int[4][], new long[4][], 0);
    }

    private LongColumn(long[] bases, int[][] near, long[][] far, int size) {
        this.bases = bases;
        this.near = near;
        this.far = far;
        this.size = size;
    }

    public int size() {
        return size;
    }

    public long get(int row) {
        int page = row >>> SHIFT;
        int[] deltas = near[page];
        return deltas != null ? bases[page] + deltas[row & MASK] : far[page][row & MASK];
    }

    public void add(long value) {
        int slot = size & MASK;
        if (slot == 0) {
            open(size >>> SHIFT, value);
        }
        long delta = value - base;
        if (page != null && delta == (int) delta) {
            page[slot] = (int) delta;
        } else {
            addFar(value, slot);
        }
        size++;
    }

    /** Appends all of another column. */
    public void addAll(LongColumn other) {
        for (int row = 0; row < other.size; row++) {
            add(other.get(row));
        }
    }

    private void addFar(long value, int slot) {
        int index = size >>> SHIFT;
        if (page != null) {
            widen(index, slot);
            page = null;
        }
        far[index][slot] = value;
    }

    private void open(int index, long first) {
        if (index == bases.length) {
            bases = Arrays.copyOf(bases, index * 2);
            near = Arrays.copyOf(near, index * 2);
            far = Arrays.copyOf(far, index * 2);
        }
        base = first;
        page = new int[MASK + 1];
        bases[index] = base;
        near[index] = page;
    }

    /** Moves a page to full longs; a snapshot taken before keeps the narrow page it has. */
    private void widen(int index, int filled) {
        long[] wide = new long[MASK + 1];
        for (int slot = 0; slot < filled; slot++) {
            wide[slot] = bases[index] + near[index][slot];
        }
        far[index] = wide;
        near[index] = null;
    }

    /** Lets go of the oldest rows, a multiple of {@link Columns#BLOCK}; snapshots keep theirs. */
    void drop(int rows) {
        int pages = rows >>> SHIFT;
        bases = Arrays.copyOfRange(bases, pages, Math.max(bases.length, pages + 4));
        near = Arrays.copyOfRange(near, pages, Math.max(near.length, pages + 4));
        far = Arrays.copyOfRange(far, pages, Math.max(far.length, pages + 4));
        size -= rows;
    }

    /** The rows that are there now, unaffected by what is appended later. */
    public LongColumn snapshot() {
        return new LongColumn(bases.clone(), near.clone(), far.clone(), size);
    }
}
