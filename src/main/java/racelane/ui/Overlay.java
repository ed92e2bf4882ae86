package racelane.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * One panel at a time over the window: a list, a page of keys. Escape or a click beside it gives it up; a
 * choice made in it ends it. What a panel does while it is open it may take back when it is given up.
 */
final class Overlay extends StackPane {
    private final Runnable onClosed;
    private Region panel;
    private Runnable onGivenUp = () -> {};

    /** @param onClosed puts the focus back where the keys act */
    Overlay(Runnable onClosed) {
        this.onClosed = onClosed;
        getStyleClass().add("overlay");
        setVisible(false);
        setPickOnBounds(true);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                giveUp();
            }
            event.consume();
        });
    }

    /** Shows a panel; {@code focus} gets the keys. */
    void show(Region shown, Node focus, Pos place, Insets away) {
        show(shown, focus, place, away, () -> {});
    }

    /** @param givenUp run when the panel is closed without a choice */
    void show(Region shown, Node focus, Pos place, Insets away, Runnable givenUp) {
        panel = shown;
        onGivenUp = givenUp;
        getChildren().setAll(shown);
        StackPane.setAlignment(shown, place);
        StackPane.setMargin(shown, away);
        shown.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setVisible(true);
        focus.requestFocus();
    }

    boolean isShowing(Region what) {
        return isVisible() && panel == what;
    }

    /** Closes the panel without a choice. */
    void giveUp() {
        if (isVisible()) {
            onGivenUp.run();
        }
        close();
    }

    /** Closes the panel after a choice. */
    void close() {
        if (isVisible()) {
            setVisible(false);
            getChildren().clear();
            panel = null;
            onGivenUp = () -> {};
            onClosed.run();
        }
    }
}
