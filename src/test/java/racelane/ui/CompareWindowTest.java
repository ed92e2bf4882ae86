package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.catalog.BundledScenarios;
import racelane.compare.TraceComparison;
import racelane.compare.TraceDifference;
import racelane.notes.Note;
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

    @Test
    void aCaptureAndTheScenarioThatFollowsItAreWalkedThroughWithOneKey() throws Exception {
        Path file = Samples.file("a6-arm64-injected", home);
        Path scenario = home.resolve("mtd-proc-reader.race");
        Files.writeString(scenario, BundledScenarios.source("mtd-proc-reader"));
        Path capture = Samples.file(Samples.STALE_PUT, home);
        OpenedWindow opened = OpenedWindow.on(file, home);
        OpenedWindow.onFx(() -> {
            opened.window.compareDesk().compare(capture, scenario);
            return null;
        });
        OpenedWindow.until(() -> opened.stage.getTitle().contains("mtd-proc-reader.race"));
        TwoTracesPane pane = pane(opened);
        TraceComparison comparison = OpenedWindow.onFx(pane::comparison);
        assertEquals(TraceDifference.Kind.FORBIDDEN, comparison.first().kind());
        assertEquals(290, opened.cursor());
        ListView<?> list = OpenedWindow.onFx(() -> (ListView<?>) pane.lookup(".list-view"));
        assertEquals(comparison.differences().indexOf(comparison.first()), OpenedWindow.onFx(() -> list.getSelectionModel().getSelectedIndex()));
        Label words = OpenedWindow.onFx(() -> (Label) pane.lookup(".difference-words"));
        assertEquals(comparison.first().text(), OpenedWindow.onFx(words::getText));
        // A flag a difference, of the number that it has in the list.
        assertEquals(comparison.differences().stream().map(TraceDifference::rowA).toList(), OpenedWindow.onFx(() -> pane.session().kept().notes().stops().stream().map(Note::fromRow).toList()));
        opened.press(KeyCode.HOME);
        opened.press(KeyCode.N, "Alt");
        assertEquals(290, opened.cursor());
        opened.close();
    }

    @Test
    void theListIsWalkedInTheOrderOfTheTraceAndChosenFromInItsOwn() throws Exception {
        Path a = Samples.file("c3a-stock-opener", home);
        Path b = Samples.file(Samples.STALE_PUT, home);
        OpenedWindow opened = OpenedWindow.on(b, home);
        OpenedWindow.onFx(() -> {
            opened.window.compareDesk().compare(a, b);
            return null;
        });
        OpenedWindow.until(() -> opened.stage.getTitle().contains("  |  "));
        TwoTracesPane pane = pane(opened);
        TraceComparison comparison = OpenedWindow.onFx(pane::comparison);
        opened.press(KeyCode.HOME);
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < comparison.differences().size(); i++) {
            opened.press(KeyCode.N, "Alt");
            rows.add(opened.cursor());
        }
        List<Integer> expected = comparison.differences().stream().map(one -> Math.max(0, one.rowA())).sorted().toList();
        assertEquals(expected.subList(expected.size() - 20, expected.size()), rows.subList(rows.size() - 20, rows.size()));
        for (int i = expected.size() - 2; i >= expected.size() - 20; i--) {
            opened.press(KeyCode.P, "Alt");
            assertEquals(expected.get(i), opened.cursor());
        }
        ListView<?> list = OpenedWindow.onFx(() -> (ListView<?>) pane.lookup(".list-view"));
        OpenedWindow.onFx(() -> {
            list.getSelectionModel().select(0);
            return null;
        });
        assertEquals(comparison.differences().get(0).rowA(), opened.cursor());
        assertEquals(comparison.differences().get(0).rowB(), OpenedWindow.onFx(pane::lowerRow));
        opened.close();
    }
}
