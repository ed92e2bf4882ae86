package racelane.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import racelane.session.Branch;
import racelane.session.BranchRows;
import racelane.session.BranchRows.Place;

/** Every branch that was tried: the way to here and on, and the others in one row each where they leave it. A click goes there. */
final class BranchTree extends ListView<BranchRows.Row> {
    private static final double ROW = 21;

    private final Consumer<Branch> go;
    private ToIntFunction<String> ink = thread -> 0;

    BranchTree(Consumer<Branch> go) {
        this.go = go;
        getStyleClass().add("branches");
        setFixedCellSize(ROW);
        setCellFactory(view -> new Step());
        setAccessibleText("Branches that were tried");
        setMinWidth(160);
        setOnMouseClicked(event -> chosen());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen();
                event.consume();
            }
        });
    }

    private void chosen() {
        BranchRows.Row row = getSelectionModel().getSelectedItem();
        if (row != null && row.place() != Place.HERE) {
            go.accept(row.branch());
        }
    }

    /** @param ink number of the colour of a thread, by its name */
    void show(Branch here, ToIntFunction<String> ink) {
        this.ink = ink;
        List<BranchRows.Row> rows = BranchRows.of(here);
        setItems(FXCollections.observableList(rows));
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).place() == Place.HERE) {
                getSelectionModel().clearAndSelect(i);
                bring(i);
            }
        }
    }

    private void bring(int index) {
        Node flow = lookup(".virtual-flow");
        int seen = Math.max(1, (int) Math.floor(getHeight() / ROW));
        int first = flow instanceof VirtualFlow<?> shown && shown.getFirstVisibleCell() != null ? shown.getFirstVisibleCell().getIndex() : -1;
        if (first < 0 || index < first + 1 || index > first + seen - 2) {
            // Near the end the list is sent to its end: it knows that place even before it has measured its new rows.
            int target = Math.max(0, index - seen * 2 / 3);
            scrollTo(target + seen >= getItems().size() ? getItems().size() - 1 : target);
        }
    }

    /** One row: the step's number, its thread, what it did, what it found. */
    private final class Step extends ListCell<BranchRows.Row> {
        private final Label number = new Label();
        private final Label thread = new Label();
        private final Label text = new Label();
        private final Label found = new Label();
        private final HBox row = new HBox(7, number, thread, text, found);

        Step() {
            number.setMinWidth(26);
            number.setAlignment(Pos.CENTER_RIGHT);
            thread.setMinWidth(USE_PREF_SIZE);
            found.setMinWidth(USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMouseTransparent(true);
        }

        @Override
        protected void updateItem(BranchRows.Row item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll("ahead", "aside");
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Branch branch = item.branch();
            boolean aside = item.place() == Place.ASIDE;
            if (item.place() == Place.AHEAD || aside) {
                getStyleClass().add(aside ? "aside" : "ahead");
            }
            String name = branch.isRoot() ? "start" : branch.step().pick().toString();
            number.setText(aside ? "or" : branch.isRoot() ? "" : Integer.toString(branch.depth()));
            number.getStyleClass().setAll("label", "branch-number");
            thread.setText(name);
            thread.getStyleClass().setAll("label", "branch-thread", branch.isRoot() ? "start-step" : "lane-" + ink.applyAsInt(branch.step().pick().thread()));
            text.setText(branch.isRoot() ? "after init" : branch.step().text() + (aside ? more(item.more()) : ""));
            text.getStyleClass().setAll("label", "branch-text");
            String finds = branch.findings().stream().map(finding -> finding.kind().word().replace('-', ' ')).distinct().collect(Collectors.joining(", "));
            found.setText(aside && item.fails() && !branch.isFailing() ? "! fails" : finds.isEmpty() ? "" : "! " + finds);
            found.getStyleClass().setAll("label", "branch-found", item.fails() ? "fails" : "told");
            setGraphic(row);
            row.setMaxWidth(getListView().getWidth() - 26);
            setAccessibleText((aside ? "other branch: " : "step " + branch.depth() + ": ") + name + " " + text.getText() + " " + found.getText());
        }

        private static String more(int steps) {
            return steps == 0 ? "" : "  · " + steps + (steps == 1 ? " step more" : " steps more");
        }
    }
}
