package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.session.Commands;
import racelane.testkit.Samples;
import racelane.timeline.Order;

class KeysTest {
    @TempDir
    Path home;
    private OpenedWindow opened;

    @BeforeEach
    void open() throws Exception {
        opened = OpenedWindow.on(Samples.file(Samples.STALE_PUT, home), home);
    }

    @AfterEach
    void close() throws Exception {
        opened.close();
    }

    @Test
    void theSteppingKeysStep() throws Exception {
        int start = opened.cursor();
        opened.press(KeyCode.HOME);
        int first = opened.cursor();
        opened.press(KeyCode.RIGHT, "Shift");
        int thread = opened.cursor();
        var trace = opened.window.session().timeline().trace();
        assertTrue(first < start && thread > first);
        assertEquals(trace.lane(first), trace.lane(thread));
        opened.press(KeyCode.RIGHT, "Ctrl");
        assertNotEquals(trace.lane(thread), trace.lane(opened.cursor()));
        opened.press(KeyCode.N);
        assertTrue(opened.window.session().view().selection().isFinding());
    }

    @Test
    void theOrderChangesAndTheCursorStays() throws Exception {
        int before = opened.cursor();
        opened.press(KeyCode.T);
        assertEquals(Order.TIME, opened.window.session().view().order());
        assertEquals(before, opened.cursor());
    }

    @Test
    void whileAFieldIsTypedInLettersAreLetters() throws Exception {
        int before = opened.cursor();
        opened.press(KeyCode.F, "Ctrl");
        assertTrue(opened.stage.getScene().getFocusOwner() instanceof TextInputControl);
        opened.press(KeyCode.N);
        opened.press(KeyCode.HOME);
        opened.press(KeyCode.RIGHT);
        assertEquals(before, opened.cursor());
        opened.press(KeyCode.ESCAPE);
        opened.press(KeyCode.RIGHT);
        assertTrue(opened.cursor() > before);
    }

    @Test
    void theAnswerToAKeyThatCanDoNothingGoesWithTheNextKey() throws Exception {
        Node notice = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup(".notice"));
        opened.press(KeyCode.DIGIT5);
        assertTrue(notice.isVisible(), "nobody says that no scenario is open");
        opened.press(KeyCode.RIGHT);
        assertFalse(notice.isVisible());
        OpenedWindow.onFx(() -> {
            opened.window.notice("the picture could not be written");
            return null;
        });
        opened.press(KeyCode.RIGHT);
        assertTrue(notice.isVisible(), "what was not a key's answer is gone before it could be read");
    }

    @Test
    void whoFiltersIsToldOfLanesThatAreHiddenAlready() throws Exception {
        opened.press(KeyCode.DOWN);
        opened.press(KeyCode.H);
        opened.press(KeyCode.L, "Ctrl");
        OpenedWindow.until(() -> opened.stage.getScene().getRoot().lookupAll(".panel-note").stream()
                .anyMatch(note -> ((javafx.scene.control.Label) note).getText().contains("1 lane is hidden already: Shift+H shows all again.")));
        opened.press(KeyCode.ESCAPE);
    }

    @Test
    void theListOfFindingsIsChosenFromWithKeys() throws Exception {
        opened.press(KeyCode.L);
        opened.press(KeyCode.PAGE_UP);
        opened.press(KeyCode.PAGE_UP);
        opened.press(KeyCode.PAGE_UP);
        opened.press(KeyCode.ENTER);
        assertEquals(0, opened.window.session().view().selection().finding());
        assertEquals(opened.window.session().analysis().findings().get(0).row(), opened.cursor());
    }

    @Test
    void questionMarkShowsTheKeysAndEscapeHidesThem() throws Exception {
        opened.press(KeyCode.SLASH, "Shift");
        Node help = OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup(".help"));
        assertNotNull(help);
        int before = opened.cursor();
        opened.press(KeyCode.RIGHT);
        assertEquals(before, opened.cursor());
        opened.press(KeyCode.ESCAPE);
        assertFalse(OpenedWindow.onFx(() -> opened.stage.getScene().getRoot().lookup(".overlay").isVisible()));
    }

    @Test
    void theInterleavingIsCopiedAsText() throws Exception {
        opened.press(KeyCode.C, "Ctrl", "Shift");
        String text = OpenedWindow.onFx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(text != null && text.contains("refcnt"), () -> "copied: " + text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 72));
    }

    @Test
    void aSignIsTheSameOnEveryKeyboard() {
        KeyMap keys = new KeyMap(Commands.all());
        assertSame(Commands.get("keys"), keys.command(new KeyEvent(KeyEvent.KEY_PRESSED, "?", "?", KeyCode.SLASH, true, false, false, false)));
        assertSame(Commands.get("keys"), keys.command(new KeyEvent(KeyEvent.KEY_PRESSED, "?", "?", KeyCode.UNDEFINED, true, false, false, false)));
        assertSame(Commands.get("zoom-in"), keys.command(new KeyEvent(KeyEvent.KEY_PRESSED, "+", "+", KeyCode.PLUS, false, false, false, false)));
        assertSame(Commands.get("zoom-in"), keys.command(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ADD, false, false, false, false)));
        assertSame(Commands.get("step-next"), keys.command(OpenedWindow.key(KeyCode.RIGHT, false, false, false)));
    }

    @Test
    void lanesAreFilteredWhileTypingAndEscapeTakesItBack() throws Exception {
        opened.press(KeyCode.W);
        var session = opened.window.session();
        var before = session.view();
        assertTrue(session.timeline().lanes(before).size() > 2);
        opened.press(KeyCode.L, "Ctrl");
        type("opener-224");
        assertEquals(1, session.timeline().lanes(session.view()).size());
        opened.press(KeyCode.ESCAPE);
        assertEquals(before, session.view());
        opened.press(KeyCode.L, "Ctrl");
        type("opener-224");
        opened.press(KeyCode.ENTER);
        assertEquals(1, session.timeline().lanes(session.view()).size());
        opened.press(KeyCode.H, "Shift");
        assertEquals(java.util.Set.of(), session.view().hidden());
    }

    @Test
    void aSearchIsMarkedUntilItIsGivenUp() throws Exception {
        OpenedWindow.until(() -> marked() == 0);
        opened.press(KeyCode.F, "Ctrl");
        type("put_ref");
        OpenedWindow.until(() -> marked() > 10);
        opened.press(KeyCode.ESCAPE);
        OpenedWindow.until(() -> marked() == 0);
        opened.press(KeyCode.F, "Ctrl");
        type("put_ref");
        opened.press(KeyCode.ENTER);
        OpenedWindow.until(() -> marked() > 10 && !opened.stage.getScene().getRoot().lookup(".overlay").isVisible());
    }

    /** Pixels of the overview in the ink of hits, which is the only one that has much red and blue and little green. */
    private int marked() {
        Node overview = opened.stage.getScene().getRoot().lookupAll("*").stream()
                .filter(node -> node.getAccessibleText() != null && node.getAccessibleText().startsWith("Overview")).findFirst().orElseThrow();
        var image = overview.snapshot(null, null);
        int marked = 0;
        for (int y = (int) image.getHeight() - 10; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                var colour = image.getPixelReader().getColor(x, y);
                marked += colour.getRed() > colour.getGreen() + 0.25 && colour.getBlue() > colour.getGreen() + 0.25 ? 1 : 0;
            }
        }
        return marked;
    }

    private void type(String text) throws Exception {
        OpenedWindow.onFx(() -> {
            ((TextInputControl) opened.stage.getScene().getFocusOwner()).setText(text);
            return null;
        });
    }
}
