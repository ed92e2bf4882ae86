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
        int page = size >>> SHIFT;
        int slot = size & MASK;
        if (slot == 0) {
            open(page, value);
        }
        if (near[page] != null) {
            long delta = value - bases[page];
            if (delta == (int) delta) {
                near[page][slot] = (int) delta;
                size++;
                return;
            }
            widen(page, slot);
        }
        far[page][slot] = value;
        size++;
    }

    private void open(int page, long base) {
        if (page == bases.length) {
            bases = Arrays.copyOf(bases, page * 2);
            near = Arrays.copyOf(near, page * 2);
            far = Arrays.copyOf(far, page * 2);
        }
        bases[page] = base;
        near[page] = new int[MASK + 1];
    }

    /** Moves a page to full longs; a snapshot taken before keeps the narrow page it has. */
    private void widen(int page, int filled) {
        long[] wide = new long[MASK + 1];
        for (int slot = 0; slot < filled; slot++) {
            wide[slot] = bases[page] + near[page][slot];
        }
        far[page] = wide;
        near[page] = null;
    }

    /** The rows that are there now, unaffected by what is appended later. */
    public LongColumn snapshot() {
        return new LongColumn(bases.clone(), near.clone(), far.clone(), size);
    }
}
