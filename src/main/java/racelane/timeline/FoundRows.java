package racelane.timeline;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where a search has found something, for marks in the overview: how many rows in all, and as many of them as
 * there can be pixels, however many were found. Immutable.
 */
public final class FoundRows {
    /** Nobody searches. */
    public static final FoundRows NONE = new FoundRows(new int[0], 0, true);

    private final int[] rows;
    private final int count;
    private final boolean complete;

    private FoundRows(int[] rows, int count, boolean complete) {
        this.rows = rows;
        this.count = count;
        this.complete = complete;
    }

    /** Rows to be marked, in order: the first and the last of each stretch of the trace in which something was found. */
    public IntStream rows() {
        return Arrays.stream(rows);
    }

    /** How many rows were found. */
    public int count() {
        return count;
    }

    /** Whether the whole trace was searched. */
    public boolean isComplete() {
        return complete;
    }

    /** {@code 214 hits}, {@code 214 hits so far}; empty where nobody searches. */
    public String words() {
        return this == NONE ? "" : Times.number(count) + (count == 1 ? " hit" : " hits") + (complete ? "" : " so far");
    }

    /** Takes in rows as they are found, in any order, each once. Used by one thread. */
    public static final class Collector {
        /** Twice as many rows are kept at most: more than a screen has columns. */
        static final int STRETCHES = 4_096;

        private final int size;
        private final int[] first = new int[STRETCHES];
        private final int[] last = new int[STRETCHES];
        private int count;

        /** @param size rows of the trace */
        public Collector(int size) {
            this.size = size;
            Arrays.fill(first, Integer.MAX_VALUE);
            Arrays.fill(last, -1);
        }

        public void add(int row) {
            int stretch = (int) ((long) row * STRETCHES / size);
            first[stretch] = Math.min(first[stretch], row);
            last[stretch] = Math.max(last[stretch], row);
            count++;
        }

        public int count() {
            return count;
        }

        public FoundRows soFar(boolean complete) {
            int[] rows = IntStream.range(0, STRETCHES).filter(stretch -> last[stretch] >= 0)
                    .flatMap(stretch -> first[stretch] == last[stretch] ? IntStream.of(first[stretch]) : IntStream.of(first[stretch], last[stretch])).toArray();
            return new FoundRows(rows, count, complete);
        }
    }
}
