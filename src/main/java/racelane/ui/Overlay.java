package racelane.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** One panel at a time over the window: a list, a page of keys. Escape or a click beside it closes it. */
final class Overlay extends StackPane {
    private final Runnable onClosed;
    private Region panel;

    /** @param onClosed puts the focus back where the keys act */
    Overlay(Runnable onClosed) {
        this.onClosed = onClosed;
        getStyleClass().add("overlay");
        setVisible(false);
        setPickOnBounds(true);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
            event.consume();
        });
    }

    /** Shows a panel; {@code focus} gets the keys. */
    void show(Region shown, Node focus, Pos place, Insets away) {
        panel = shown;
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

    void close() {
        if (isVisible()) {
            setVisible(false);
            getChildren().clear();
            panel = null;
            onClosed.run();
        }
    }
}
