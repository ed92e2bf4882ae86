package racelane.trace;

import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/** From places in a file to the rows whose records hold them, as far as rows lie there in their order. */
final class RecordSearch {
    private final Columns columns;
    private final Records records;
    private final Names names;
    private final List<Lane> lanes;

    RecordSearch(Columns columns, Records records, Names names, List<Lane> lanes) {
        this.columns = columns;
        this.records = records;
        this.names = names;
        this.lanes = lanes;
    }

    void candidates(byte[] needle, int fromRow, int toRow, Candidates found, BooleanSupplier cancelled) {
        if (fromRow >= toRow) {
            return;
        }
        if (isInOrder(fromRow, toRow)) {
            BitSet rows = new BitSet();
            if (records.find(needle, position(fromRow), endAfter(toRow - 1), hit -> mark(rows, hit, fromRow, toRow), cancelled)) {
                rows.stream().forEach(bit -> found.perhaps(fromRow + bit));
                return;
            }
        }
        RecordSieve sieve = records.sieve(needle, names, lanes);
        for (int each = fromRow; each < toRow && !cancelled.getAsBoolean(); each++) {
            switch (sieve == null ? RecordSieve.Answer.PERHAPS : sieve.look(columns.offset(each), columns.timeNs(each), columns.name(each), columns.lane(each))) {
                case HOLDS -> found.surely(each);
                case PERHAPS -> found.perhaps(each);
                case NO -> { }
            }
        }
    }

    private long position(int row) {
        return records.position(columns.offset(row));
    }

    /** Rows that were sorted by time need not lie in the file in their order; the row after the last counts, the last record ends there. */
    private boolean isInOrder(int fromRow, int toRow) {
        long before = position(fromRow);
        for (int row = fromRow + 1; row < Math.min(columns.size(), toRow + 1); row++) {
            long here = position(row);
            if (here < before) {
                return false;
            }
            before = here;
        }
        return true;
    }

    /** Where the record after this row's begins, or the end of the file. */
    private long endAfter(int row) {
        long begin = position(row);
        for (int next = row + 1; next < columns.size(); next++) {
            long here = position(next);
            if (here != begin) {
                return here > begin ? here : Long.MAX_VALUE;
            }
        }
        return Long.MAX_VALUE;
    }

    /** Marks the rows of the record that holds a place: the last one that begins at or before it. */
    private void mark(BitSet found, long place, int fromRow, int toRow) {
        int low = fromRow;
        int high = toRow;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (position(middle) <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long begin = low == fromRow ? -1 : position(low - 1);
        for (int row = low - 1; row >= fromRow && position(row) == begin; row--) {
            found.set(row - fromRow);
        }
    }
}
