package racelane.ui;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import racelane.session.Command;

/** The one filter through which every key of the window goes. Keys act unless the focused control wants them. */
final class KeyFilter {
    private final Scene scene;
    private final KeyMap keys;
    private final Overlay overlay;
    private final Consumer<Command> run;

    /** @param overlay while it shows something, keys are its own: nothing behind it moves */
    KeyFilter(Scene scene, KeyMap keys, Overlay overlay, Consumer<Command> run) {
        this.scene = scene;
        this.keys = keys;
        this.overlay = overlay;
        this.run = run;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (overlay.isVisible()) {
            if (event.getCode() == KeyCode.ESCAPE) {
                overlay.giveUp();
                event.consume();
            }
            return;
        }
        Command command = keys.command(event);
        if (command != null && !wants(scene.getFocusOwner(), event)) {
            event.consume();
            run.accept(command);
        }
    }

    private static boolean wants(Node focused, KeyEvent event) {
        if (focused instanceof TextInputControl) {
            boolean ofWindow = event.isControlDown() && (event.isShiftDown() || event.getCode() == KeyCode.O || event.getCode() == KeyCode.Q
                    || event.getCode() == KeyCode.W || event.getCode() == KeyCode.F) || event.getCode().isFunctionKey();
            boolean editing = event.getCode().isArrowKey() || event.getCode().isNavigationKey();
            return !ofWindow || editing;
        }
        if (event.isControlDown() || event.isAltDown() || event.isShiftDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case SPACE, ENTER -> focused instanceof ButtonBase;
            case UP, DOWN, PAGE_UP, PAGE_DOWN -> focused instanceof ListView || focused instanceof ScrollPane;
            default -> false;
        };
    }
}
