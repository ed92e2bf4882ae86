package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The titles of the table's columns. The labels are there from the beginning: one that is made while the window is
 * laid out has no style yet, and so no size, until something else asks for a layout.
 */
final class TableHead extends Region {
    private final List<Label> labels = new ArrayList<>();
    private final List<Double> places = new ArrayList<>();

    TableHead() {
        getStyleClass().add("table-head");
        for (int i = 0; i < 3 + TableColumns.MOST; i++) {
            Label label = new Label();
            label.getStyleClass().add("table-title");
            labels.add(label);
        }
        getChildren().addAll(labels);
    }

    /** @param thread name of the thread of a column */
    void show(TableColumns columns, String count, IntFunction<String> thread) {
        places.clear();
        add("STEP", TableColumns.STEP);
        add("TIME", TableColumns.TIME);
        add(count, TableColumns.COUNT);
        for (int column = 0; column < columns.count(); column++) {
            add(columns.isShared(column) ? "others" : thread.apply(column), columns.x(column));
        }
        for (int i = places.size(); i < labels.size(); i++) {
            labels.get(i).setText("");
        }
        place();
    }

    private void add(String text, double x) {
        labels.get(places.size()).setText(TraceText.of(text));
        places.add(x);
    }

    private void place() {
        for (int i = 0; i < places.size(); i++) {
            labels.get(i).autosize();
            labels.get(i).relocate(places.get(i), 6);
        }
    }

    @Override
    protected void layoutChildren() {
        place();
    }
}
