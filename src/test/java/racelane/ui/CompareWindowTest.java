package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.compare.TraceComparison;
import racelane.testkit.Samples;

/** Two traces one above the other. */
class CompareWindowTest {
    @TempDir
    Path home;

    private static TwoTracesPane pane(OpenedWindow opened) throws Exception {
        return OpenedWindow.onFx(() -> (TwoTracesPane) opened.stage.getScene().getRoot().lookup(".compare"));
    }

    @Test
    void bothStepTogetherAndTheFirstDifferenceIsWhereTheyStand() throws Exception {
        Path file = Samples.file(Samples.STALE_PUT, home);
        // The same boot but for one value: the stale put finds another reference.
        Path other = home.resolve("other.trace.txt");
        Files.writeString(other, Files.readString(file).replaceFirst("(15\\.391293: put_ref: .* refs=)1 ", "$12 "));
        assertNotEquals(Files.readString(file), Files.readString(other));
        OpenedWindow opened = OpenedWindow.on(file, home);
        OpenedWindow.onFx(() -> {
            opened.window.compareDesk().compare(file, other);
            return null;
        });
        OpenedWindow.until(() -> opened.stage.getTitle().contains("  |  "));
        TwoTracesPane pane = pane(opened);
        TraceComparison comparison = OpenedWindow.onFx(pane::comparison);
        assertFalse(comparison.differences().isEmpty());
        assertEquals(1709, comparison.first().rowA());
        assertTrue(comparison.first().text().contains("finds 1 → 0 in A, 2"), comparison.first().text());
        assertEquals(1709, opened.cursor());
        assertEquals(1709, OpenedWindow.onFx(pane::lowerRow));
        opened.press(KeyCode.HOME);
        for (int i = 0; i < 20; i++) {
            opened.press(KeyCode.RIGHT);
        }
        int upper = opened.cursor();
        OpenedWindow.until(() -> pane.lowerRow() == Math.max(0, comparison.besideA(upper)));
        opened.press(KeyCode.N, "Alt");
        assertTrue(opened.cursor() > 1_000);
        opened.close();
    }
}
