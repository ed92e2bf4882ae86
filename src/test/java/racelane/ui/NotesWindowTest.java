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
import racelane.timeline.Span;
import racelane.timeline.ViewState;

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

    /** Who only looks finds the view again, and nothing beside the trace. */
    @Test
    void aTraceThatIsOnlyLookedAtIsRememberedElsewhere() throws Exception {
        Path evidence = Files.createDirectory(home.resolve("evidence"));
        Path file = Samples.file(Samples.STALE_PUT, evidence);
        List<Path> before = files(evidence);
        OpenedWindow opened = OpenedWindow.on(file, home);
        opened.press(KeyCode.HOME);
        opened.press(KeyCode.T);
        ViewState view = OpenedWindow.onFx(() -> opened.window.session().view());
        opened.close();
        assertEquals(before, files(evidence));
        assertEquals(1, files(home.resolve("state/racelane/views")).size());
        OpenedWindow again = OpenedWindow.on(file, home);
        assertEquals(view, OpenedWindow.onFx(() -> again.window.session().view()));
        write(again, "of value");
        again.close();
        assertTrue(Files.exists(evidence.resolve(file.getFileName() + ".racelane.json")));
        assertEquals(List.of(), files(home.resolve("state/racelane/views")), "it is kept in one place");
    }

    private static List<Path> files(Path folder) throws Exception {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** A folder in which no file can be made, also for those who may write everywhere: the name would be too long. */
    @Test
    void whereNothingCanBeWrittenBesideTheTraceTheNotesAreKeptElsewhere() throws Exception {
        Path file = Files.copy(Samples.file(Samples.STALE_PUT, home), home.resolve("n".repeat(244) + ".txt"));
        OpenedWindow opened = OpenedWindow.on(file, home);
        write(opened, "not lost");
        OpenedWindow.until(() -> shows(opened, "nothing can be written beside the trace"));
        OpenedWindow.until(() -> files(home.resolve("state/racelane/views")).size() == 1);
        opened.close();
        OpenedWindow again = OpenedWindow.on(file, home);
        assertEquals(List.of("not lost"), notes(again));
        again.close();
    }

    /** A lens file that the session names is used again; one that is gone is told above the lanes and the trace is shown. */
    @Test
    void lensFilesOfTheSessionAreUsedAgain() throws Exception {
        Path file = Files.writeString(home.resolve("own.txt"), "            sh-10      [000] .....     1.000001: grab: (own_get+0x0/0x10) thing=0xff11000000001028 n=1\n"
                + "            sh-10      [000] .....     1.000002: drop: (own_put+0x0/0x10) thing=0xff11000000001028 n=0\n");
        Path lens = Files.writeString(home.resolve("own.json"), """
                {"lens": "own", "about": "a test", "objects": [{"type": "thing", "size": 64, "counts": [{"name": "n", "offsets": []}]}],
                 "calls": [{"entry": "grab", "does": "get", "type": "thing", "object": "thing", "counts": {"n": "n"}},
                           {"entry": "drop", "does": "put", "type": "thing", "object": "thing", "counts": {"n": "n"}}]}
                """);
        OpenedWindow opened = OpenedWindow.on(file, home);
        assertEquals(0, OpenedWindow.onFx(() -> opened.window.session().analysis().objects().size()));
        OpenedWindow.onFx(() -> {
            opened.window.session().keep(opened.window.session().kept().withLenses(List.of(new racelane.session.LensUse(lens, null))));
            return null;
        });
        write(opened, "with a lens");
        opened.close();
        OpenedWindow again = OpenedWindow.on(file, home);
        assertEquals(1, OpenedWindow.onFx(() -> again.window.session().analysis().objects().size()));
        assertEquals(List.of("with a lens"), notes(again));
        again.close();
        Files.delete(lens);
        OpenedWindow without = OpenedWindow.on(file, home);
        OpenedWindow.until(() -> shows(without, "own.json: cannot be read"));
        assertEquals(List.of("with a lens"), notes(without));
        without.close();
        assertTrue(Files.readString(home.resolve("own.txt.racelane.json")).contains("own.json"), "a lens that is gone for a while is not forgotten");
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

    private static javafx.stage.Window presenting(OpenedWindow opened) throws Exception {
        OpenedWindow.until(() -> javafx.stage.Window.getWindows().size() == 2);
        return OpenedWindow.onFx(() -> javafx.stage.Window.getWindows().stream().filter(one -> one != opened.stage).findFirst().orElseThrow());
    }

    private static void press(javafx.stage.Window window, KeyCode key) throws Exception {
        OpenedWindow.onFx(() -> {
            javafx.event.Event.fireEvent(window.getScene().getRoot(), OpenedWindow.key(key, false, false, false));
            return null;
        });
    }

    private static Label label(javafx.stage.Window window, String style) {
        return (Label) window.getScene().getRoot().lookup("." + style);
    }

    @Test
    void presentingShowsTheLanesThatMatterAndLeavesEverythingAsItWas() throws Exception {
        OpenedWindow opened = OpenedWindow.on(Samples.file(Samples.STALE_PUT, home), home);
        int all = OpenedWindow.onFx(() -> opened.window.session().timeline().allLanes().size());
        write(opened, "what matters");
        opened.press(KeyCode.W);
        opened.press(KeyCode.END);
        int stranger = opened.cursor();
        write(opened, "a thread that takes no part");
        ViewState before = OpenedWindow.onFx(() -> opened.window.session().view());
        opened.press(KeyCode.F11);
        javafx.stage.Window screen = presenting(opened);
        for (KeyCode key : List.of(KeyCode.PAGE_UP, KeyCode.PAGE_DOWN)) {
            List<Integer> shown = OpenedWindow.onFx(() -> List.of(opened.window.session().timeline().lanes(opened.window.session().view()).size(), opened.window.session().view().cursorRow()));
            assertTrue(shown.get(0) < all / 3, shown.get(0) + " of " + all + " lanes");
            assertTrue(OpenedWindow.onFx(() -> opened.window.session().timeline().rows(opened.window.session().view()).contains(shown.get(1))), "the step itself is shown");
            press(screen, key);
        }
        assertEquals(stranger, opened.cursor());
        OpenedWindow.until(() -> label(screen, "present-note").getText().equals("a thread that takes no part"));
        assertTrue(OpenedWindow.onFx(() -> label(screen, "present-note").getFont().getSize() >= 24), "large type");
        press(screen, KeyCode.PAGE_UP);
        press(screen, KeyCode.ESCAPE);
        ViewState after = OpenedWindow.onFx(() -> opened.window.session().view());
        assertEquals(before.withCursor(0).withSpan(new Span(0, 1)), after.withCursor(0).withSpan(new Span(0, 1)));
        assertEquals(before.span().length(), after.span().length(), 1e-6);
        assertTrue(opened.cursor() < stranger, "who ends it stays where the tour was");
        opened.close();
    }

    @Test
    void withoutNotesAClickerGoesThroughTheSteps() throws Exception {
        OpenedWindow opened = OpenedWindow.on(Samples.file(Samples.STALE_PUT, home), home);
        int first = opened.cursor();
        opened.press(KeyCode.F11);
        javafx.stage.Window screen = presenting(opened);
        press(screen, KeyCode.PAGE_DOWN);
        assertTrue(opened.cursor() > first);
        press(screen, KeyCode.PAGE_UP);
        assertEquals(first, opened.cursor());
        press(screen, KeyCode.ESCAPE);
        opened.close();
    }

    /** A megabyte, two ways of writing, and characters beyond the first plane: kept to the last character, shown without keeping anybody waiting. */
    @Test
    void aNoteOfAMegabyteComesBackWhole() throws Exception {
        Path file = Samples.file(Samples.STALE_PUT, home);
        String line = "\u05e9\u05dc\u05d5\u05dd here \u0645\u0631\u062d\u0628\u0627 \ud83d\ude00\ud83d\udc69\u200d\ud83d\udc67 \u202e\u2028<script>\u0000\t\"\\\n";
        // Words of two directions in thousands of lines bring the toolkit's text layout down (JavaFX 21, Pango): these lie at the begin, the middle and the end.
        String plain = "and so on, line after line, as logs go\n".repeat((1 << 19) / 39);
        String text = line + plain + line + plain + line;
        OpenedWindow opened = OpenedWindow.on(file, home);
        long started = cpu();
        OpenedWindow.onFx(() -> {
            opened.window.session().keep(opened.window.session().kept().withNotes(racelane.notes.Notes.NONE.with(Note.at(opened.window.session().view().cursorRow(), text))));
            return null;
        });
        OpenedWindow.until(() -> shows(opened, "\u05e9\u05dc\u05d5\u05dd\u200e here"));
        opened.press(KeyCode.F11);
        javafx.stage.Window screen = presenting(opened);
        OpenedWindow.until(() -> label(screen, "present-note").getText().contains("\u05e9\u05dc\u05d5\u05dd\u200e here"));
        press(screen, KeyCode.ESCAPE);
        opened.press(KeyCode.M, "Shift");
        opened.press(KeyCode.ESCAPE);
        long seconds = (cpu() - started) / 1_000_000_000;
        assertTrue(seconds < 20, "shown, presented and listed in " + seconds + " s of the toolkit's thread");
        opened.close();
        OpenedWindow again = OpenedWindow.on(file, home);
        assertEquals(List.of(text), notes(again));
        again.press(KeyCode.M);
        String begin = OpenedWindow.onFx(() -> ((TextArea) again.stage.getScene().getFocusOwner()).getText());
        assertTrue(begin.length() > 5_000 && begin.length() <= 10_000, begin.length() + " characters can be written on");
        OpenedWindow.onFx(() -> {
            ((TextArea) again.stage.getScene().getFocusOwner()).insertText(0, "new ");
            return null;
        });
        again.press(KeyCode.ENTER, "Ctrl");
        String changed = notes(again).get(0);
        assertTrue(changed.startsWith("new \u05e9"), "what was written");
        assertEquals(text.substring(20_000), changed.substring(changed.length() - text.length() + 20_000), "the rest is as it was");
        again.close();
    }

    /** Laid out whole it would keep the window waiting for minutes. */
    @Test
    void aMegabyteThatIsPastedIntoANoteIsKeptWhole() throws Exception {
        OpenedWindow opened = OpenedWindow.on(Samples.file(Samples.STALE_PUT, home), home);
        opened.press(KeyCode.M);
        String log = "one line of a log after the other \ud83d\ude00\n".repeat(1 << 15);
        long started = cpu();
        OpenedWindow.onFx(() -> {
            TextArea area = (TextArea) opened.stage.getScene().getFocusOwner();
            area.setText("before, and after");
            area.insertText(7, log);
            assertEquals(10_000, area.getLength(), 1);
            area.insertText(0, "first ");
            return null;
        });
        opened.press(KeyCode.ENTER, "Ctrl");
        assertEquals(List.of("first before," + log + " and after"), notes(opened));
        long seconds = (cpu() - started) / 1_000_000_000;
        assertTrue(seconds < 20, "pasted and kept in " + seconds + " s of the toolkit's thread");
        opened.close();
    }

    private static long cpu() throws Exception {
        return OpenedWindow.onFx(() -> java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
}
