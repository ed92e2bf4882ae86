package racelane.trace;

/** The columns of a trace: twenty bytes an event as long as times and offsets grow steadily. */
final class Columns {
    /** Rows are let go in blocks of this many: whole pages of every column, nothing is copied. */
    static final int BLOCK = 1 << 14;

    private final LongColumn timesNs;
    private final LongColumn offsets;
    private final IntColumn lanes;
    private final IntColumn names;
    /** CPU in the low 16 bits, then {@link EventKind}, then the bits of {@link Context}: read together, kept together. */
    private final IntColumn places;

    Columns() {
        this(new LongColumn(), new LongColumn(), new IntColumn(), new IntColumn(), new IntColumn());
    }

    private Columns(LongColumn timesNs, LongColumn offsets, IntColumn lanes, IntColumn names, IntColumn places) {
        this.timesNs = timesNs;
        this.offsets = offsets;
        this.lanes = lanes;
        this.names = names;
        this.places = places;
    }

    int size() {
        return lanes.size();
    }

    int add(long timeNs, int cpu, int lane, int nameId, EventKind kind, int context, long offset) {
        timesNs.add(timeNs);
        offsets.add(offset);
        lanes.add(lane);
        names.add(nameId);
        places.add(cpu & 0xffff | kind.ordinal() << 16 | context << 24);
        return lanes.size() - 1;
    }

    long timeNs(int row) {
        return timesNs.get(row);
    }

    long offset(int row) {
        return offsets.get(row);
    }

    int lane(int row) {
        return lanes.get(row);
    }

    int name(int row) {
        return names.get(row);
    }

    int cpu(int row) {
        return places.get(row) & 0xffff;
    }

    EventKind kind(int row) {
        return EventKind.of(places.get(row) >>> 16 & 0xff);
    }

    int context(int row) {
        return places.get(row) >>> 24;
    }

    Columns snapshot() {
        return new Columns(timesNs.snapshot(), offsets.snapshot(), lanes.snapshot(), names.snapshot(), places.snapshot());
    }

    /** Lets go of the oldest rows, a multiple of {@link #BLOCK}; those that are left are counted from 0 again. */
    void drop(int rows) {
        timesNs.drop(rows);
        offsets.drop(rows);
        lanes.drop(rows);
        names.drop(rows);
        places.drop(rows);
    }

    /** Rows in order of time, equal times in order of appending: a merge of the runs that are in order already. */
    int[] orderByTime() {
        int size = size();
        int[] order = new int[size];
        for (int row = 0; row < size; row++) {
            order[row] = row;
        }
        int[] other = new int[size];
        for (int width = 1; width < size && width > 0; width *= 2) {
            for (int from = 0; from < size - width; from += 2 * width) {
                merge(order, other, from, from + width, (int) Math.min((long) from + 2L * width, size));
            }
        }
        return order;
    }

    private void merge(int[] order, int[] other, int from, int middle, int to) {
        if (timesNs.get(order[middle - 1]) <= timesNs.get(order[middle])) {
            return;
        }
        System.arraycopy(order, from, other, from, to - from);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeLeft = right == to || left < middle && timesNs.get(other[left]) <= timesNs.get(other[right]);
            order[at] = takeLeft ? other[left++] : other[right++];
        }
    }

    Columns reordered(int[] order) {
        Columns result = new Columns();
        for (int row : order) {
            result.timesNs.add(timesNs.get(row));
            result.offsets.add(offsets.get(row));
            result.lanes.add(lanes.get(row));
            result.names.add(names.get(row));
            result.places.add(places.get(row));
        }
        return result;
    }
}
