package racelane.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * One line that a person has to see: what did not work, and what to do. It stays until it is closed or replaced; the
 * answer to a command that could not be done goes with the next command.
 */
final class NoticeBar extends HBox {
    private final Label text = new Label();
    private boolean answering;
    private boolean passing;

    NoticeBar() {
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(10);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button("", Icons.of(Icons.CLOSE, 9));
        close.getStyleClass().add("flat");
        close.setAccessibleText("Close this notice");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(pressed -> clear());
        getChildren().addAll(text, gap, close);
        clear();
    }

    /** Runs a command; what is said meanwhile answers it. */
    void answering(Runnable command) {
        if (passing) {
            clear();
        }
        answering = true;
        try {
            command.run();
        } finally {
            answering = false;
        }
    }

    void say(String words) {
        passing = answering;
        text.setText(TraceText.of(words));
        setVisible(true);
        setManaged(true);
    }

    void clear() {
        passing = false;
        setVisible(false);
        setManaged(false);
    }
}
