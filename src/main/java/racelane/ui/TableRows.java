package racelane.ui;

import java.util.AbstractList;
import java.util.RandomAccess;
import racelane.timeline.InterleavingTable;
import racelane.timeline.TableRow;

/** The rows of a table as a list that makes each row when it is looked at. */
final class TableRows extends AbstractList<TableRow> implements RandomAccess {
    private final InterleavingTable table;

    TableRows(InterleavingTable table) {
        this.table = table;
    }

    @Override
    public TableRow get(int index) {
        return table.get(index);
    }

    @Override
    public int size() {
        return table.size();
    }

    /** The list view looks for its old selection in new rows: that must not make all of them. */
    @Override
    public int indexOf(Object wanted) {
        if (!(wanted instanceof TableRow row) || table.size() == 0) {
            return -1;
        }
        int index = table.indexOf(row.row());
        return get(index).equals(row) ? index : -1;
    }

    @Override
    public boolean contains(Object wanted) {
        return indexOf(wanted) >= 0;
    }
}
