package racelane.ui;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import racelane.compare.TraceComparison;
import racelane.compare.TraceDifference;
import racelane.picture.Palette;
import racelane.session.Session;
import racelane.timeline.Span;
import racelane.timeline.Stepper;
import racelane.timeline.ViewState;

/**
 * Two traces one above the other, stepping together: keys act on the upper one, the lower one stands where the same step
 * is. Below them the differences in words; the first one is marked and is where both stand when they are shown.
 */
final class TwoTracesPane extends VBox implements SessionPane {
    private static final double LIST = 170;
    private static final double SHOWN_STEPS = 60;

    private final Side upper;
    private final Side lower;
    private final ListView<TraceDifference> list = new ListView<>();
    private final Label facts = new Label();
    private TraceComparison comparison;
    private int followed = -1;
    private int at = -1;

    /** One of the two. */
    private static final class Side {
        private Session session;
        private final Label title = new Label();
        private final TimelineArea timeline;
        private final VBox box;

        Side(Fonts fonts, Runnable repaint) {
            timeline = new TimelineArea(() -> session, fonts, repaint);
            title.getStyleClass().add("compare-title");
            box = new VBox(title, timeline);
            VBox.setVgrow(timeline, Priority.ALWAYS);
        }

        void show(String name) {
            title.setText(name + "  " + session.timeline().trace().facts().file() + (session.timeline().trace().facts().kernel() == null ? "" : " · Linux " + session.timeline().trace().facts().kernel())
                    + " · step " + (session.view().cursorRow() + 1) + " of " + session.timeline().trace().size());
            timeline.show();
        }
    }

    TwoTracesPane(Fonts fonts, Runnable repaint) {
        upper = new Side(fonts, repaint);
        lower = new Side(fonts, repaint);
        SplitPane down = new SplitPane(upper.box, lower.box);
        down.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(down, Priority.ALWAYS);
        list.setPrefHeight(LIST);
        list.setMinHeight(60);
        list.setAccessibleText("Differences");
        list.setCellFactory(view -> new Row());
        list.setOnMouseClicked(clicked -> go(list.getSelectionModel().getSelectedIndex()));
        facts.getStyleClass().add("compare-title");
        getStyleClass().add("compare");
        getChildren().addAll(down, facts, list);
    }

    /** Shows two traces anew; those before are left. */
    void open(TraceComparison made, Session a, Session b) {
        leave();
        comparison = made;
        upper.session = a;
        lower.session = b;
        for (Session one : List.of(a, b)) {
            Stepper stepper = one.stepper();
            ViewState all = stepper.onlyWhatMatters(one.view(), false);
            one.show(all.withSpan(new Span(0, Math.min(SHOWN_STEPS, Math.max(1, one.timeline().trace().size())))));
        }
        list.getItems().setAll(made.differences());
        facts.setText(made.pairs().size() + " steps stand beside each other, " + made.differences().size() + (made.differences().size() == 1 ? " difference" : " differences")
                + (made.onlyA().isEmpty() && made.onlyB().isEmpty() ? "" : " · not compared, since only one knows them: " + String.join(", ", made.onlyA()) + (made.onlyA().isEmpty() || made.onlyB().isEmpty() ? "" : " | ") + String.join(", ", made.onlyB())));
        at = -1;
        followed = -1;
        go(made.differences().isEmpty() ? -1 : 0);
    }

    Session session() {
        return upper.session;
    }

    TraceComparison comparison() {
        return comparison;
    }

    /** The step at which the lower trace stands, as a row. */
    int lowerRow() {
        return lower.session.view().cursorRow();
    }

    /** The lower trace is closed; the upper one is the window's to close. */
    void leave() {
        if (lower.session != null) {
            lower.session.timeline().trace().close();
        }
        upper.session = null;
        lower.session = null;
        comparison = null;
    }

    /** Goes to the next (by 1) or previous (-1) difference, seen from where the upper trace stands; false if there is none. */
    boolean walk(int by) {
        int row = upper.session.view().cursorRow();
        int next = at >= 0 && Math.max(0, list.getItems().get(at).rowA()) == row ? at + by : beside(row, by);
        boolean there = next >= 0 && next < list.getItems().size();
        go(there ? next : -1);
        return there;
    }

    private int beside(int row, int by) {
        for (int i = by > 0 ? 0 : list.getItems().size() - 1; i >= 0 && i < list.getItems().size(); i += by) {
            if (by > 0 ? list.getItems().get(i).rowA() > row : list.getItems().get(i).rowA() < row) {
                return i;
            }
        }
        return -1;
    }

    private void go(int index) {
        if (index < 0 || upper.session == null) {
            return;
        }
        at = index;
        TraceDifference difference = list.getItems().get(index);
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - 2));
        followed = Math.max(0, difference.rowA());
        upper.session.show(upper.session.stepper().to(upper.session.view(), followed));
        stand(lower.session, Math.max(0, difference.rowB()));
    }

    @Override
    public void show() {
        if (upper.session == null) {
            return;
        }
        int row = upper.session.view().cursorRow();
        if (row != followed) {
            followed = row;
            stand(lower.session, Math.max(0, comparison.besideA(row)));
        }
        upper.show("A");
        lower.show("B");
    }

    private void stand(Session session, int row) {
        session.show(session.stepper().to(session.view(), row));
    }

    @Override
    public void paint(Palette palette) {
        if (upper.session != null) {
            upper.timeline.paint(palette);
            lower.timeline.paint(palette);
        }
    }

    @Override
    public void focusLanes() {
        upper.timeline.lanes().requestFocus();
    }

    /** A difference: where it is in both, what it is. */
    private final class Row extends ListCell<TraceDifference> {
        @Override
        protected void updateItem(TraceDifference item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : (getIndex() == 0 ? "▶ " : "   ") + "A " + step(item.rowA()) + "  B " + step(item.rowB()) + "   " + item.text());
        }

        private static String step(int row) {
            return row < 0 ? "–" : Integer.toString(row + 1);
        }
    }
}
