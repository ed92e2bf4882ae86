package racelane.analysis;

import racelane.trace.IntColumn;

/** Collects observations of one count; only changes, and the first observation of each life, become points. */
final class CurveBuilder {
    private final String name;
    private final IntColumn rows = new IntColumn();
    private final IntColumn values = new IntColumn();
    private final IntColumn froms = new IntColumn();
    private final IntColumn lanes = new IntColumn();
    private int seenRow = -1;
    private boolean newLife;

    CurveBuilder(String name) {
        this.name = name;
    }

    /** The count was seen to be {@code value} at {@code row}; a change since the last observation happened after {@code sinceRow}. */
    void observe(int row, int value, int sinceRow, int lane) {
        int last = rows.size() - 1;
        seenRow = row;
        if (last >= 0 && values.get(last) == value && !newLife) {
            return;
        }
        newLife = false;
        if (last >= 0 && rows.get(last) == row) {
            values.set(last, value);
            return;
        }
        rows.add(row);
        values.add(value);
        froms.add(Math.min(row, sinceRow));
        lanes.add(lane);
    }

    /** Another life begins: what is seen next is its own, whatever the last life's value was. */
    void restart() {
        newLife = true;
    }

    /** The last value seen, or null. */
    Integer last() {
        return rows.size() == 0 ? null : values.get(rows.size() - 1);
    }

    /** The row of the last observation, a change or not; -1 if there was none. */
    int lastRow() {
        return seenRow;
    }

    RefcountCurve build() {
        return new RefcountCurve(name, rows, values, froms, lanes);
    }
}
