package racelane.ui;

import java.util.RandomAccess;
import javafx.collections.ObservableListBase;
import racelane.timeline.InterleavingTable;
import racelane.timeline.TableRow;

/**
 * The rows of a table as a list that makes each row when it is looked at; of a long table the rows around a
 * place: the toolkit's list counts through all rows before the one that it shows, several times a frame. Two
 * lists are never equal: to compare them would make every row.
 */
final class TableRows extends ObservableListBase<TableRow> implements RandomAccess {
    /** Rows of a long table that are in the list at once. */
    static final int STRETCH = 8_192;
    /** As many rows as stay between what is shown and an end of the list at which the table goes on. */
    private static final int MARGIN = 200;

    private final InterleavingTable table;
    private final int from;
    private final int size;

    private TableRows(InterleavingTable table, int from, int size) {
        this.table = table;
        this.from = from;
        this.size = size;
    }

    /** The rows around one of the table's; all of them if they are few. */
    static TableRows around(InterleavingTable table, int index) {
        if (table.size() <= 2 * STRETCH) {
            return new TableRows(table, 0, table.size());
        }
        return new TableRows(table, Math.max(0, Math.min(table.size() - STRETCH, index - STRETCH / 2)), STRETCH);
    }

    /** Index in the table of the first row of the list. */
    int from() {
        return from;
    }

    /** Whether rows of the table from one to another are here with room around them. */
    boolean hold(int first, int last) {
        return (from == 0 || first >= from + MARGIN) && first >= from && last < from + size && (from + size == table.size() || last < from + size - MARGIN);
    }

    @Override
    public TableRow get(int index) {
        return table.get(from + index);
    }

    @Override
    public int size() {
        return size;
    }

    /** The list view looks for its old selection in new rows: that must not make all of them. */
    @Override
    public int indexOf(Object wanted) {
        if (!(wanted instanceof TableRow row) || size == 0) {
            return -1;
        }
        int index = table.indexOf(row.row()) - from;
        return index >= 0 && index < size && get(index).equals(row) ? index : -1;
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
