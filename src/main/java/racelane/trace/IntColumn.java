package racelane.trace;

import java.util.Arrays;

/**
 * A growing list of ints in pages: appending never copies what is there, so a snapshot can share the
 * pages with the writer. One writer; readers see the rows below the size of the snapshot they hold.
 */
public final class IntColumn {
    private static final int SHIFT = 14;
    private static final int MASK = (1 << SHIFT) - 1;

    private int[][] pages;
    private int size;
    /** The page that is being filled, and how much room is left in it. */
    private int[] page = {};
    private int room;

    public IntColumn() {
        this(new int[4][], 0);
    }

    private IntColumn(int[][] pages, int size) {
        this.pages = pages;
        this.size = size;
    }

    public int size() {
        return size;
    }

    public int get(int row) {
        return pages[row >>> SHIFT][row & MASK];
    }

    /** In a column whose values grow: the first row with this value or a larger one; the size if there is none. */
    public int firstFrom(int value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (get(middle) < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public void set(int row, int value) {
        pages[row >>> SHIFT][row & MASK] = value;
    }

    public void add(int value) {
        if (room == 0) {
            turn();
        }
        page[page.length - room--] = value;
        size++;
    }

    /** Appends all of another column. */
    public void addAll(IntColumn other) {
        for (int from = 0; from < other.size; ) {
            if (room == 0) {
                turn();
            }
            int count = Math.min(room, Math.min(other.size - from, MASK + 1 - (from & MASK)));
            System.arraycopy(other.pages[from >>> SHIFT], from & MASK, page, page.length - room, count);
            room -= count;
            size += count;
            from += count;
        }
    }

    /** Goes on in a new page, or a longer one: the first starts small, thousands of short columns must not cost a page each. */
    private void turn() {
        int index = size >>> SHIFT;
        if (index == pages.length) {
            pages = Arrays.copyOf(pages, index * 2);
        }
        int filled = size & MASK;
        page = filled == 0 ? new int[index == 0 ? 64 : MASK + 1] : Arrays.copyOf(pages[index], filled * 2);
        pages[index] = page;
        room = page.length - filled;
    }

    /** Lets go of the oldest rows, a multiple of {@link Columns#BLOCK}; snapshots keep theirs. */
    void drop(int rows) {
        int from = rows >>> SHIFT;
        pages = Arrays.copyOfRange(pages, from, Math.max(pages.length, from + 4));
        size -= rows;
    }

    /** The rows that are there now, unaffected by what is appended later. */
    public IntColumn snapshot() {
        return new IntColumn(pages.clone(), size);
    }

    /** A column of the given size, all zero, to be filled with {@link #set}. */
    public static IntColumn ofSize(int size) {
        int pageCount = Math.max(1, (size + MASK) >>> SHIFT);
        int[][] pages = new int[pageCount][];
        for (int page = 0; page < pageCount; page++) {
            pages[page] = new int[Math.min(MASK + 1, Math.max(1, size - (page << SHIFT)))];
        }
        return new IntColumn(pages, size);
    }
}
