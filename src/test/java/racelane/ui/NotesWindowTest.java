package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.notes.Note;
import racelane.testkit.Samples;

/** Notes and breakpoints in a window, and the file that keeps them. */
class NotesWindowTest {
    @TempDir
    Path home;

    private static List<String> notes(OpenedWindow opened) throws Exception {
        return OpenedWindow.onFx(() -> opened.window.session().kept().notes().stops().stream().map(Note::text).toList());
    }

    private static void write(OpenedWindow opened, String text) throws Exception {
        opened.press(KeyCode.M);
        OpenedWindow.onFx(() -> {
            ((TextArea) opened.stage.getScene().getFocusOwner()).setText(text);
            return null;
        });
        opened.press(KeyCode.ENTER, "Ctrl");
    }

    private static boolean shows(OpenedWindow opened, String text) throws Exception {
        return OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookupAll(".label").stream().anyMatch(node -> node instanceof Label label && label.getText().contains(text)));
    }

    @Test
    void whatIsPinnedIsThereWhenTheTraceIsOpenedAgain() throws Exception {
        Path file = Samples.file(Samples.STALE_PUT, home);
        byte[] trace = Files.readAllBytes(file);
        Path kept = home.resolve(file.getFileName() + ".racelane.json");
        OpenedWindow opened = OpenedWindow.on(file, home);
        opened.press(KeyCode.RIGHT);
        int cursor = opened.cursor();
        assertFalse(Files.exists(kept), "a trace that is only looked at leaves no file");
        write(opened, "here it goes wrong");
        assertEquals(List.of("here it goes wrong"), notes(opened));
        OpenedWindow.until(() -> Files.exists(kept));
        opened.press(KeyCode.HOME);
        write(opened, "the begin \u05e9\u05dc\u05d5\u05dd");
        opened.press(KeyCode.PAGE_DOWN, "Ctrl");
        assertEquals(cursor, opened.cursor());
        opened.close();

        OpenedWindow again = OpenedWindow.on(file, home);
        assertEquals(List.of("the begin \u05e9\u05dc\u05d5\u05dd", "here it goes wrong"), notes(again));
        assertEquals(cursor, again.cursor());
        OpenedWindow.until(() -> shows(again, "here it goes wrong"));
        write(again, "");
        assertEquals(List.of("the begin \u05e9\u05dc\u05d5\u05dd"), notes(again));
        again.close();
        assertEquals(-1, java.util.Arrays.mismatch(trace, Files.readAllBytes(file)), "the trace itself is never touched");
    }

    @Test
    void aSessionOfAnotherTraceIsToldAndLeftAlone() throws Exception {
        Path file = Samples.file(Samples.STALE_PUT, home);
        Path other = home.resolve(file.getFileName() + ".racelane.json");
        Files.writeString(other, "{\"racelane-session\": 1, \"trace\": {\"file\": \"other.txt\", \"fingerprint\": \"7-0\"}}");
        OpenedWindow opened = OpenedWindow.on(file, home);
        OpenedWindow.until(() -> shows(opened, "belongs to another trace (other.txt"));
        write(opened, "mine");
        opened.close();
        assertEquals("{\"racelane-session\": 1, \"trace\": {\"file\": \"other.txt\", \"fingerprint\": \"7-0\"}}", Files.readString(other));
    }

    @Test
    void twoWindowsOnOneTraceDoNotWriteOverEachOther() throws Exception {
        Path file = Samples.file(Samples.STALE_PUT, home);
        Path kept = home.resolve(file.getFileName() + ".racelane.json");
        OpenedWindow first = OpenedWindow.on(file, home);
        OpenedWindow second = OpenedWindow.on(file, home);
        write(first, "from the first");
        OpenedWindow.until(() -> Files.exists(kept));
        write(second, "from the second");
        OpenedWindow.until(() -> shows(second, "another window has changed it"));
        second.close();
        first.close();
        assertTrue(Files.readString(kept).contains("from the first"));
        assertFalse(Files.readString(kept).contains("from the second"));
    }

    @Test
    void aBreakpointIsSetByTypingAndRunTo() throws Exception {
        OpenedWindow opened = OpenedWindow.on(Samples.file(Samples.STALE_PUT, home), home);
        opened.press(KeyCode.HOME);
        opened.press(KeyCode.B);
        OpenedWindow.onFx(() -> {
            ((javafx.scene.control.TextField) opened.stage.getScene().getFocusOwner()).setText("0xff1100000568a028.refcnt == 0");
            return null;
        });
        opened.press(KeyCode.ENTER);
        assertEquals(1, OpenedWindow.onFx(() -> opened.window.session().kept().breakpoints().size()));
        OpenedWindow.onFx(() -> {
            opened.window.run(racelane.session.Commands.get("run-next"));
            return null;
        });
        assertEquals(1710, opened.cursor());
        opened.close();
    }

    @Test
    void presentingGoesThroughTheStopsWithTheKeysOfAClicker() throws Exception {
        OpenedWindow opened = OpenedWindow.on(Samples.file(Samples.STALE_PUT, home), home);
        int last = opened.cursor();
        write(opened, "the last stop");
        opened.press(KeyCode.HOME);
        opened.press(KeyCode.RIGHT);
        int first = opened.cursor();
        write(opened, "the first stop");
        opened.press(KeyCode.F11);
        OpenedWindow.until(() -> javafx.stage.Window.getWindows().size() == 2);
        for (KeyCode key : List.of(KeyCode.PAGE_DOWN, KeyCode.PAGE_DOWN, KeyCode.PAGE_UP, KeyCode.END, KeyCode.HOME)) {
            OpenedWindow.onFx(() -> {
                javafx.stage.Window presenting = javafx.stage.Window.getWindows().stream().filter(one -> one != opened.stage).findFirst().orElseThrow();
                javafx.event.Event.fireEvent(presenting.getScene().getRoot(), OpenedWindow.key(key, false, false, false));
                return null;
            });
            assertEquals(key == KeyCode.PAGE_UP || key == KeyCode.HOME ? first : last, opened.cursor());
        }
        OpenedWindow.onFx(() -> {
            javafx.stage.Window presenting = javafx.stage.Window.getWindows().stream().filter(one -> one != opened.stage).findFirst().orElseThrow();
            javafx.event.Event.fireEvent(presenting.getScene().getRoot(), OpenedWindow.key(KeyCode.ESCAPE, false, false, false));
            return null;
        });
        assertEquals(1, OpenedWindow.onFx(() -> javafx.stage.Window.getWindows().size()));
        opened.close();
    }
}
