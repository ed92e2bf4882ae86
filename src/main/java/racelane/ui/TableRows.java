package racelane.ui;

import java.util.RandomAccess;
import javafx.collections.ObservableListBase;
import racelane.timeline.InterleavingTable;
import racelane.timeline.TableRow;

/** The rows of a table as a list that makes each row when it is looked at. Two of them are never equal: to compare them would make every row. */
final class TableRows extends ObservableListBase<TableRow> implements RandomAccess {
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

    /** The toolkit compares a property's old value with the new one: of a trace that grows they agree in every row there was. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
