package racelane.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** What stands in a new window until the first lanes of its trace are there: a start page would come and go, and keep them waiting. */
final class WaitingPage extends StackPane {
    WaitingPage() {
        getStyleClass().add("start-page");
        setFocusTraversable(true);
    }

    void waitFor(String name) {
        Label label = new Label("Opening " + name + " …");
        label.getStyleClass().add("start-about");
        getChildren().setAll(label);
    }
}
