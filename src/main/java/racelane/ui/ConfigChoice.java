package racelane.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.session.ConfigLine;

/** One config: the choices that its file names, or a field for a number. */
final class ConfigChoice {
    /** Width of the column of names. */
    static final double NAME = 170;

    private final ConfigLine line;
    private final ToggleGroup group = new ToggleGroup();
    private final TextField field = new TextField();
    private final VBox right = new VBox(3);
    private final HBox row;
    private final Label name;

    ConfigChoice(ConfigLine line, long value) {
        this.line = line;
        name = new Label(line.name());
        name.getStyleClass().add("config-name");
        name.setMinWidth(NAME);
        name.setPrefWidth(NAME);
        HBox.setHgrow(right, Priority.ALWAYS);
        if (!line.choices().isEmpty()) {
            line.choices().forEach(choice -> radio(right, choice.value(), line.shown(choice.value()) + "  " + choice.words()));
            if (line.flag()) {
                for (long other : new long[] {0, 1}) {
                    if (line.choices().stream().noneMatch(choice -> choice.value() == other)) {
                        radio(right, other, line.shown(other));
                    }
                }
            }
        } else if (line.flag()) {
            HBox both = new HBox(16);
            radio(both, 0, "false");
            radio(both, 1, "true");
            right.getChildren().add(both);
        } else {
            field.setAccessibleText(line.name());
            field.setMaxWidth(90);
            field.getStyleClass().add("config-field");
            field.textProperty().addListener((text, before, now) -> mark());
            right.getChildren().add(field);
        }
        Label note = new Label((line.note().isEmpty() ? "" : line.note() + " · ") + "the file has " + line.shown(line.initial()));
        note.getStyleClass().add("config-note");
        note.setWrapText(true);
        if (line.choices().isEmpty()) {
            Region control = (Region) right.getChildren().remove(0);
            control.setMinWidth(Region.USE_PREF_SIZE);
            note.setMinHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(note, Priority.ALWAYS);
            HBox beside = new HBox(16, control, note);
            beside.setAlignment(Pos.CENTER_LEFT);
            right.getChildren().add(beside);
        } else {
            right.getChildren().add(note);
        }
        row = new HBox(12, name, right);
        row.setAlignment(Pos.TOP_LEFT);
        group.selectedToggleProperty().addListener((toggle, before, now) -> mark());
        set(value);
        mark();
    }

    private void radio(Pane into, long value, String words) {
        RadioButton button = new RadioButton(words);
        button.setUserData(value);
        button.setToggleGroup(group);
        button.setAccessibleText(line.name() + " = " + words);
        button.setMinWidth(Region.USE_PREF_SIZE);
        into.getChildren().add(button);
    }

    private boolean isField() {
        return group.getToggles().isEmpty();
    }

    private void set(long value) {
        field.setText(Long.toString(value));
        group.getToggles().stream().filter(toggle -> toggle.getUserData().equals(value)).findFirst().ifPresent(group::selectToggle);
        if (!isField() && group.getSelectedToggle() == null) {
            radio(right, value, Long.toString(value));
            group.selectToggle(group.getToggles().get(group.getToggles().size() - 1));
        }
    }

    void reset() {
        set(line.initial());
    }

    private void mark() {
        name.getStyleClass().remove("changed");
        if (problem() == null && value() != line.initial()) {
            name.getStyleClass().add("changed");
        }
    }

    String name() {
        return line.name();
    }

    /** Why there is no value, or null. */
    String problem() {
        return !isField() || field.getText().strip().matches("-?\\d{1,18}") ? null
                : line.name() + ": '" + field.getText() + "' is no number: write digits, as in " + line.initial();
    }

    long value() {
        return isField() ? Long.parseLong(field.getText().strip()) : (Long) group.getSelectedToggle().getUserData();
    }

    HBox row() {
        return row;
    }

    /** What gets the keys. */
    Region control() {
        return isField() ? field : (RadioButton) group.getSelectedToggle();
    }
}
