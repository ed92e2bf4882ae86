package racelane.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import racelane.source.SourceLines;
import racelane.trace.Ticker;
import racelane.trace.Workers;

/** A real window for a test, without a display. Background work is done at once, on the toolkit's thread. */
final class OpenedWindow {
    /** The toolkit warns of the class path each time it starts; the program silences it as {@link Door} does. */
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    final Stage stage;
    final MainWindow window;

    private OpenedWindow(Stage stage, MainWindow window) {
        this.stage = stage;
        this.window = window;
    }

    /** @param file what to open, or null for the start page */
    static OpenedWindow on(Path file, Path home) throws Exception {
        return on(file, home, null);
    }

    /** @param source files and lines, or null */
    static OpenedWindow on(Path file, Path home, SourceLines source) throws Exception {
        return on(file == null ? null : TraceSource.file(file), home, source, Workers.direct());
    }

    /** On anything, with background work on other threads: what comes back comes later, see {@link #until}. */
    static OpenedWindow on(TraceSource first, Path home, Workers workers) throws Exception {
        return on(first, home, null, workers);
    }

    private static OpenedWindow on(TraceSource first, Path home, SourceLines source, Workers workers) throws Exception {
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        FxToolkit.registerPrimaryStage();
        // The screen of the headless toolkit has 1280 x 800 px, and it cannot draw a window larger than that.
        Path state = Files.createDirectories(home.resolve("state/racelane")).resolve("window.properties");
        if (!Files.exists(state)) {
            Files.writeString(state, "width=1200\nheight=720\n");
        }
        App.Prepared prepared = App.Prepared.of(environment(home), java.util.List.of(), source);
        // With nobody beside the test time stands still; a stream is looked at again only after a while.
        Ticker ticker = workers.cores() == 1 ? () -> 0 : System::nanoTime;
        return onFx(() -> {
            Stage stage = new Stage();
            MainWindow window = App.show(stage, workers, ticker, prepared, first);
            return new OpenedWindow(stage, window);
        });
    }

    static Map<String, String> environment(Path home) {
        return Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", home.resolve("config").toString(), "XDG_STATE_HOME", home.resolve("state").toString());
    }

    static <T> T onFx(Callable<T> work) throws Exception {
        T result = WaitForAsyncUtils.asyncFx(work).get(240, TimeUnit.SECONDS);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    /** A key as the toolkit would hand it over, to whatever has the focus. */
    void press(KeyCode code, String... modifiers) throws Exception {
        var with = java.util.Set.of(modifiers);
        onFx(() -> {
            Node target = stage.getScene().getFocusOwner();
            KeyEvent event = key(code, with.contains("Shift"), with.contains("Ctrl"), with.contains("Alt"));
            javafx.event.Event.fireEvent(target == null ? stage.getScene().getRoot() : target, event);
            return null;
        });
    }

    static KeyEvent key(KeyCode code, boolean shift, boolean control, boolean alt) {
        String text = code.isLetterKey() || code.isDigitKey() ? code.getChar().toLowerCase(java.util.Locale.ROOT) : "";
        return new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, shift, control, alt, false);
    }

    /** Waits until the window shows what it should: it is painted at the next pulse, not at once. */
    static void until(Callable<Boolean> shown) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onFx(shown));
    }

    int cursor() throws Exception {
        return onFx(() -> window.session().view().cursorRow());
    }

    void close() throws Exception {
        onFx(() -> {
            stage.hide();
            return null;
        });
    }
}
