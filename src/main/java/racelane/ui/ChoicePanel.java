package racelane.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A field to type in and a list to choose from: commands, findings, places. The arrow keys move in the
 * list while the field has the focus; Enter or a click chooses.
 */
final class ChoicePanel<T> extends VBox {
    private static final double WIDTH = 620;
    private static final int MAX_LINES = 12;

    private final TextField field;
    private final ListView<T> list = new ListView<>();
    private final Label note = new Label();
    private final double rowHeight;
    private final Consumer<T> onChoose;
    /** What is listed does not answer what was typed last. */
    private boolean awaiting;
    /** Enter was pressed meanwhile. */
    private boolean eager;

    /**
     * @param row      shows one choice
     * @param onType   told what was typed; answers with {@link #offer}
     * @param onChoose told what was chosen
     */
    ChoicePanel(String name, String prompt, double rowHeight, Function<T, Region> row, Consumer<String> onType, Consumer<T> onChoose) {
        this.field = new TextField();
        this.rowHeight = rowHeight;
        this.onChoose = onChoose;
        getStyleClass().add("panel");
        setMinWidth(WIDTH);
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        field.getStyleClass().add("panel-field");
        list.setAccessibleText(name);
        list.setFixedCellSize(rowHeight);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Row<>(row));
        list.setPrefWidth(WIDTH);
        note.getStyleClass().add("panel-note");
        note.setPadding(new Insets(6, 12, 8, 12));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(field, list, note);
        field.textProperty().addListener((text, before, now) -> onType.accept(now));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(event -> choose());
    }

    TextField field() {
        return field;
    }

    ListView<T> list() {
        return list;
    }

    /** What can be chosen now, and a line below it. */
    void offer(List<T> choices, String below) {
        list.getItems().setAll(choices);
        double lines = Math.max(1, Math.min(MAX_LINES * 34 / rowHeight, choices.size()));
        list.setPrefHeight(Math.floor(lines) * rowHeight + 2);
        list.setMinHeight(USE_PREF_SIZE);
        list.setVisible(!choices.isEmpty());
        list.setManaged(!choices.isEmpty());
        note.setText(below);
        if (!choices.isEmpty()) {
            list.getSelectionModel().select(0);
            list.scrollTo(0);
        }
    }

    /** What is listed answers what was typed before: Enter waits for {@link #answered}. */
    void await() {
        awaiting = true;
        eager = false;
    }

    /** What is listed answers what was typed; whoever pressed Enter meanwhile gets the first of it. */
    void answered() {
        awaiting = false;
        if (eager) {
            eager = false;
            choose();
        }
    }

    /** Another line below the choices, which stay. */
    void note(String below) {
        note.setText(below);
    }

    void select(int index) {
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - 3));
    }

    private void pressed(KeyEvent event) {
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1
                : event.getCode() == KeyCode.PAGE_DOWN ? 8 : event.getCode() == KeyCode.PAGE_UP ? -8 : 0;
        if (by != 0) {
            int count = list.getItems().size();
            int index = Math.max(0, Math.min(count - 1, list.getSelectionModel().getSelectedIndex() + by));
            select(index);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            if (awaiting) {
                eager = true;
            } else {
                choose();
            }
            event.consume();
        }
    }

    private void choose() {
        T chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            onChoose.accept(chosen);
        }
    }

    /** A row of the list; what it shows is made by whoever owns the panel. */
    private static final class Row<T> extends ListCell<T> {
        private final Function<T, Region> row;

        Row(Function<T, Region> row) {
            this.row = row;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            Region shown = empty || item == null ? null : row.apply(item);
            setGraphic(shown);
            setText(null);
            setAccessibleText(shown == null ? null : shown.getAccessibleText());
        }
    }
}
