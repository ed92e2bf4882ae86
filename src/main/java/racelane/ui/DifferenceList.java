package racelane.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;
import racelane.compare.TraceComparison;
import racelane.compare.TraceDifference;

/** The differences of two traces, the most telling first, one a line; beside them the words of the chosen one in full. */
final class DifferenceList extends SplitPane {
    private static final double LIST_SHARE = 0.56;
    private static final int PLACES = 12;
    private static final double ROW = 23;

    private final ListView<TraceDifference> list = new ListView<>();
    private final Label head = new Label();
    private final Label words = new Label();
    private final Label places = new Label();
    private TraceComparison comparison;
    private boolean choosing;

    /** @param chosen told the index of one that a person chooses in the list */
    DifferenceList(IntConsumer chosen) {
        list.setAccessibleText("Differences");
        list.setCellFactory(view -> new Row());
        list.setFixedCellSize(ROW);
        list.setPlaceholder(new Label("No difference in what both show."));
        list.getSelectionModel().selectedIndexProperty().addListener((value, before, now) -> {
            describe();
            if (!choosing && now.intValue() >= 0) {
                chosen.accept(now.intValue());
            }
        });
        // One that is chosen already is gone to again.
        list.setOnMouseClicked(clicked -> chosen.accept(list.getSelectionModel().getSelectedIndex()));
        head.getStyleClass().add("difference-head");
        words.getStyleClass().add("difference-words");
        places.getStyleClass().add("difference-places");
        VBox all = new VBox(6, head, words, places);
        for (Label label : List.of(head, words, places)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        all.getStyleClass().add("difference");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText("The chosen difference in words");
        scroll.getStyleClass().add("difference-scroll");
        scroll.setFocusTraversable(false);
        getItems().addAll(list, scroll);
        setDividerPositions(LIST_SHARE);
    }

    void open(TraceComparison made) {
        comparison = made;
        choosing = true;
        list.getItems().setAll(made.differences());
        list.getSelectionModel().clearSelection();
        choosing = false;
        describe();
    }

    int size() {
        return list.getItems().size();
    }

    int chosen() {
        return list.getSelectionModel().getSelectedIndex();
    }

    /** Chooses one; nobody is told. */
    void choose(int index) {
        choosing = true;
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - 1));
        choosing = false;
        describe();
    }

    private void describe() {
        TraceDifference one = list.getSelectionModel().getSelectedItem();
        head.setText(one == null ? "" : number(list.getSelectionModel().getSelectedIndex()) + (one == comparison.first() ? "  ▶ the first step that differs" : "") + "  ·  A " + step(one.rowA()) + "  ·  B " + step(one.rowB()));
        words.setText(one == null ? "" : one.text());
        places.setText(one == null || one.places().size() < 2 ? "" : places(one));
    }

    private static String places(TraceDifference difference) {
        List<String> all = difference.places().stream().map(place -> step(place.rowA()) + "\u00a0|\u00a0" + step(place.rowB())).distinct().toList();
        return "at A\u00a0|\u00a0B:  " + String.join("   ", all.subList(0, Math.min(PLACES, all.size()))) + (all.size() > PLACES ? "   and " + (all.size() - PLACES) + " more" : "");
    }

    private static String number(int index) {
        return "difference " + (index + 1);
    }

    static String step(int row) {
        return row < 0 ? "–" : Integer.toString(row + 1);
    }

    private final class Row extends ListCell<TraceDifference> {
        @Override
        protected void updateItem(TraceDifference item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : String.format(Locale.ROOT, "%s %2d  A %6s  B %6s  %-9s %s", item == comparison.first() ? "▶" : " ", getIndex() + 1,
                    step(item.rowA()), step(item.rowB()), item.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), item.text()));
            setPrefWidth(0);
        }
    }
}
