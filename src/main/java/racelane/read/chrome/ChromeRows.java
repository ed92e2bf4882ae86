package racelane.read.chrome;

import java.util.Arrays;
import racelane.trace.IntColumn;
import racelane.trace.LongColumn;

/**
 * Rows of calls and events until all are known. A whole call is two rows; at one time they are put in the
 * order in which calls nest: returns before what begins then, the call that began last first; of calls that
 * begin together the longest first. All else keeps the order of the file.
 */
final class ChromeRows {
    private static final int RETURNS = 0;
    private static final int CALLS = 1;
    private static final int OTHERS = 2;

    private final LongColumn timesNs = new LongColumn();
    /** Of a whole call's rows: how long it lasts. */
    private final LongColumn lastNs = new LongColumn();
    private final LongColumn offsets = new LongColumn();
    private final IntColumn ranks = new IntColumn();
    private final IntColumn tasks = new IntColumn();
    /** The id of the name and, in the low two bits, what kind of row it is. */
    private final IntColumn names = new IntColumn();

    int size() {
        return tasks.size();
    }

    /** A row that happens in a moment. */
    void add(long timeNs, int task, int name, int kind, long offset) {
        add(timeNs, 0, OTHERS, task, name, kind, offset);
    }

    /** A whole call. */
    void call(long timeNs, long ns, int task, int name, int entry, int exit, long entryOffset, long exitOffset) {
        add(timeNs, ns, CALLS, task, name, entry, entryOffset);
        add(timeNs + ns, ns, ns == 0 ? CALLS : RETURNS, task, name, exit, exitOffset);
    }

    private void add(long timeNs, long ns, int rank, int task, int name, int kind, long offset) {
        timesNs.add(timeNs);
        lastNs.add(ns);
        ranks.add(rank);
        tasks.add(task);
        names.add(name << 2 | kind);
        offsets.add(offset);
    }

    long timeNs(int row) {
        return timesNs.get(row);
    }

    int task(int row) {
        return tasks.get(row);
    }

    int name(int row) {
        return names.get(row) >>> 2;
    }

    int kind(int row) {
        return names.get(row) & 3;
    }

    long offset(int row) {
        return offsets.get(row);
    }

    /** The rows in order of time, and at one time as they nest: a merge of the runs that are in order. */
    int[] order() {
        int size = size();
        int[] order = new int[size];
        Arrays.setAll(order, row -> row);
        int[] other = new int[size];
        for (int width = 1; width < size && width > 0; width *= 2) {
            for (int from = 0; from + width < size; from += 2 * width) {
                merge(order, other, from, from + width, (int) Math.min(size, (long) from + 2L * width));
            }
        }
        return order;
    }

    private void merge(int[] order, int[] other, int from, int middle, int to) {
        if (!isBefore(order[middle], order[middle - 1])) {
            return;
        }
        System.arraycopy(order, from, other, from, to - from);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeRight = left == middle || right < to && isBefore(other[right], other[left]);
            order[at] = takeRight ? other[right++] : other[left++];
        }
    }

    private boolean isBefore(int a, int b) {
        long first = timesNs.get(a);
        long second = timesNs.get(b);
        if (first != second) {
            return first < second;
        }
        if (ranks.get(a) != ranks.get(b)) {
            return ranks.get(a) < ranks.get(b);
        }
        long one = lastNs.get(a);
        long two = lastNs.get(b);
        return switch (ranks.get(a)) {
            // The shortest began last; of those that are the same the one that was written last is the innermost.
            case RETURNS -> one != two ? one < two : a > b;
            case CALLS -> one != two ? one > two : a < b;
            default -> a < b;
        };
    }
}
