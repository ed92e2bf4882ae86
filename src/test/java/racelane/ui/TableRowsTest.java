package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import racelane.testkit.Traces;
import racelane.timeline.InterleavingTable;
import racelane.timeline.TableRow;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** A table of any length costs what is looked at. */
class TableRowsTest {
    private static InterleavingTable table() {
        Timeline timeline = Timeline.of(Traces.noiseAnalysis(new Random(4), 300, 3));
        return InterleavingTable.of(timeline, ViewState.all(timeline.allLanes(), 300));
    }

    /** The same rows again, as of a trace that has grown: whoever is told of the change must not be made to compare them. */
    @Test
    void rowsThatReplaceOthersAreNotComparedOneByOne() {
        TableRows before = TableRows.around(table(), 0);
        TableRows after = TableRows.around(table(), 0);
        assertNotEquals(before, after);
        SimpleObjectProperty<ObservableList<TableRow>> items = new SimpleObjectProperty<>(before);
        int[] told = {0};
        items.addListener((property, was, now) -> told[0]++);
        items.set(after);
        assertEquals(1, told[0], "equal lists would be no change: the toolkit has compared them");
    }

    @Test
    void aRowIsFoundWithoutMakingTheOthers() {
        TableRows rows = TableRows.around(table(), 0);
        assertEquals(300, rows.size());
        assertEquals(250, rows.indexOf(rows.get(250)));
        assertTrue(rows.contains(rows.get(7)));
        assertEquals(-1, rows.indexOf("no row"));
    }

    /** The toolkit's list counts through all rows before the one that it shows. */
    @Test
    void ofALongTableOnlyTheRowsAroundAPlaceAreInTheList() {
        int size = 3 * TableRows.STRETCH;
        Timeline timeline = Timeline.of(Traces.noiseAnalysis(new Random(4), size, 3));
        InterleavingTable table = InterleavingTable.of(timeline, ViewState.all(timeline.allLanes(), size));
        TableRows middle = TableRows.around(table, size / 2);
        assertEquals(TableRows.STRETCH, middle.size());
        assertEquals(size / 2, middle.get(size / 2 - middle.from()).row());
        assertEquals(size / 2 - middle.from(), middle.indexOf(table.get(size / 2)));
        assertEquals(-1, middle.indexOf(table.get(3)), "a row that is not in the list");
        assertTrue(middle.hold(size / 2, size / 2 + 20));
        assertFalse(middle.hold(middle.from(), middle.from()), "at its border the list must be made anew");
        assertEquals(0, TableRows.around(table, 5).from());
        assertTrue(TableRows.around(table, 5).hold(0, 20), "there is nothing before the first row");
        TableRows end = TableRows.around(table, size - 1);
        assertEquals(size - 1, end.get(end.size() - 1).row());
        assertTrue(end.hold(size - 1, size - 1));
    }
}
