package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.session.Session;
import racelane.timeline.LaneKey;

/** A trace with hundreds of lanes: whoever looks for a step wants to see who does it. */
class LandingTest {
    @TempDir
    Path home;

    private static boolean isInView(Session session, int row) {
        var layout = session.timeline().layout(session.view());
        double top = layout.screenTop(layout.indexOf(LaneKey.thread(session.timeline().trace().lane(row))), session.view().scrollPx());
        return top >= -1 && top < 900;
    }

    @Test
    void theLaneOfAStepThatIsLookedForComesIntoView() throws Exception {
        OpenedWindow opened = OpenedWindow.on(Path.of("sample-traces", "c1-readers.trace.txt.gz"), home);
        Session session = opened.window.session();
        int row = OpenedWindow.onFx(() -> {
            int last = session.timeline().trace().size() - 1;
            while (isInView(session, last)) {
                last--;
            }
            return last;
        });
        opened.press(KeyCode.RIGHT);
        assertEquals(0, OpenedWindow.onFx(() -> session.view().scrollPx()), "stepping scrolls nothing");
        assertFalse(OpenedWindow.onFx(() -> isInView(session, row)));
        opened.press(KeyCode.G);
        OpenedWindow.onFx(() -> {
            ((TextField) opened.stage.getScene().getFocusOwner()).setText(Integer.toString(row + 1));
            return null;
        });
        opened.press(KeyCode.ENTER);
        OpenedWindow.until(() -> session.view().cursorRow() == row);
        OpenedWindow.until(() -> isInView(session, row));
        assertTrue(OpenedWindow.onFx(() -> session.view().scrollPx()) > 0);
        opened.close();
    }
}
