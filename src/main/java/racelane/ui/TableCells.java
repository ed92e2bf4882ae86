package racelane.ui;

import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import racelane.session.Session;
import racelane.timeline.TableRow;

/** One row of the table. */
final class TableCells extends ListCell<TableRow> {
    private static final PseudoClass UNORDERED = PseudoClass.getPseudoClass("unordered");
    private static final double INDENT = 14;
    private static final int MAX_INDENT = 3;
    /** Width of the bar at the left of the cursor's row, within which a cell has nothing. */
    private static final double EDGE = 3;

    private final Supplier<TableColumns> columns;
    private final Supplier<Session> session;
    private final Label step = label("cell-step");
    private final Label time = label("cell-step");
    private final Label count = label("cell-count");
    private final Label text = label("cell-text");
    private final Label finding = label("cell-finding");
    private final Label unordered = label("cell-unordered");
    private final Places places = new Places();

    TableCells(Supplier<TableColumns> columns, Supplier<Session> session) {
        this.columns = columns;
        this.session = session;
        unordered.setText("≈ order unknown");
        getStyleClass().add("table-cell-row");
        setText(null);
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMouseTransparent(true);
        return label;
    }

    @Override
    protected void updateItem(TableRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(UNORDERED, false);
            return;
        }
        step.setText(row.step());
        time.setText(row.time());
        count.setText(row.count().replace("saturated", "sat."));
        count.getStyleClass().setAll("label", "cell-count", row.alarm() ? "alarm" : "calm", row.moved() ? "moved" : "still");
        boolean named = !row.isFold() && columns.get().needsName(row.column());
        text.setText(TraceText.of(row.isFold() ? "· " + row.text() + " ·" : (named ? name(row) + ": " : "") + row.text()));
        int ink = row.lane() < 0 ? -1 : Math.floorMod(session.get().timeline().layout(session.get().view()).ink(row.lane()), 8);
        text.getStyleClass().setAll("label", "cell-text", ink < 0 ? "fold" : "lane-" + ink);
        finding.setText(row.found());
        unordered.setVisible(row.unordered());
        pseudoClassStateChanged(UNORDERED, row.unordered());
        setGraphic(places);
        places.requestLayout();
        setAccessibleText("step " + row.step() + ", " + (row.lane() < 0 ? "" : name(row) + ": ") + row.text()
                + (row.count().isEmpty() ? "" : ", count " + row.count()) + (row.unordered() ? ", order to the row above unknown" : ""));
    }

    private String name(TableRow row) {
        return session.get().timeline().trace().lanes().get(row.lane()).name();
    }

    /** Puts the parts of a row where their columns stand. */
    private final class Places extends Region {
        Places() {
            getChildren().addAll(step, time, count, text, finding, unordered);
        }

        @Override
        protected double computePrefWidth(double height) {
            return 0;
        }

        @Override
        protected double computePrefHeight(double width) {
            return TablePane.ROW;
        }

        @Override
        protected void layoutChildren() {
            TableRow row = getItem();
            if (row == null) {
                return;
            }
            TableColumns at = columns.get();
            double end = at.width() - 20;
            place(step, TableColumns.STEP, TableColumns.TIME - 6);
            place(time, TableColumns.TIME, TableColumns.COUNT - 6);
            place(count, TableColumns.COUNT, TableColumns.TEXT - 6);
            double x = row.isFold() ? at.x(0) : at.x(at.place(row.column())) + INDENT * Math.min(MAX_INDENT, row.depth());
            double forFinding = finding.getText().isEmpty() ? 0 : 16 + Math.ceil(finding.prefWidth(-1));
            double textEnd = place(text, x, Math.max(x + 40, end - forFinding));
            place(finding, textEnd + 16, end);
            if (unordered.isVisible()) {
                double wide = Math.ceil(unordered.prefWidth(-1));
                unordered.resizeRelocate(TableColumns.COUNT - 8 - EDGE - wide, -6, wide, 12);
            }
        }

        private double place(Label label, double from, double to) {
            double width = Math.max(0, Math.min(Math.ceil(label.prefWidth(-1)), to - from));
            label.resizeRelocate(from - EDGE, 0, width, TablePane.ROW - 1);
            return from + width;
        }
    }
}
