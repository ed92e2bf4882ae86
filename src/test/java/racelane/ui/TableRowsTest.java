package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        TableRows before = new TableRows(table());
        TableRows after = new TableRows(table());
        assertNotEquals(before, after);
        SimpleObjectProperty<ObservableList<TableRow>> items = new SimpleObjectProperty<>(before);
        int[] told = {0};
        items.addListener((property, was, now) -> told[0]++);
        items.set(after);
        assertEquals(1, told[0], "equal lists would be no change: the toolkit has compared them");
    }

    @Test
    void aRowIsFoundWithoutMakingTheOthers() {
        TableRows rows = new TableRows(table());
        assertEquals(300, rows.size());
        assertEquals(250, rows.indexOf(rows.get(250)));
        assertTrue(rows.contains(rows.get(7)));
        assertEquals(-1, rows.indexOf("no row"));
    }
}
