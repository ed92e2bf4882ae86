package racelane.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import racelane.picture.FontRole;
import racelane.picture.TextMeasure;
import racelane.session.Command;

/** A command's words, and its key at the right. */
final class CommandRow extends HBox {
    CommandRow(Command command) {
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(18);
        getStyleClass().add("command-row");
        Label words = new Label(command.words());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(words, gap, key(shown(command.key())));
        setAccessibleText(command.words() + (command.key().isEmpty() ? "" : ", key " + command.key()));
    }

    /** Room that a command's words and key need beside each other. */
    static double widthOf(Command command) {
        TextMeasure measure = TextMeasure.bundled();
        return Math.ceil(measure.width(command.words(), FontRole.SANS, 12.5) + measure.width(shown(command.key()), FontRole.MONO, 11)) + 54;
    }

    static Label key(String key) {
        Label label = new Label(key);
        label.getStyleClass().add("key");
        label.setVisible(!key.isEmpty());
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** Arrows as arrows: they are read faster than their names. */
    static String shown(String key) {
        return key.replace("Right", "→").replace("Left", "←").replace("Up", "↑").replace("Down", "↓").replace("Page↑", "Page Up").replace("Page↓", "Page Down");
    }
}
