package racelane.ui;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/** A patch as its file has it, line by line: what it says, then its hunks. Signs tell what is put in and taken out; colour only helps. */
final class DiffList extends ListView<String> {
    private static final List<String> STYLES = List.of("diff-in", "diff-out", "diff-place", "diff-words");

    private int firstHunk;

    DiffList() {
        getStyleClass().add("diff");
        setAccessibleText("The patch's diff");
        setPlaceholder(new Label("The file as it is."));
        setCellFactory(list -> new Line());
    }

    /** @param text of the patch; null for none */
    void show(String text) {
        List<String> lines = text == null ? List.of() : text.lines().toList();
        firstHunk = (int) lines.stream().takeWhile(line -> !line.startsWith("@@")).count();
        getItems().setAll(lines);
        scrollTo(0);
    }

    private String style(int row, String line) {
        if (row < firstHunk) {
            return "diff-words";
        }
        return line.startsWith("@@") ? "diff-place" : line.startsWith("+") ? "diff-in" : line.startsWith("-") ? "diff-out" : "";
    }

    private final class Line extends ListCell<String> {
        @Override
        protected void updateItem(String line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll(STYLES);
            setText(empty ? null : line.isEmpty() ? " " : line);
            if (!empty) {
                String style = style(getIndex(), line);
                if (!style.isEmpty()) {
                    getStyleClass().add(style);
                }
            }
        }
    }
}
