package racelane.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import racelane.session.Session;
import racelane.timeline.InterleavingTable;
import racelane.timeline.LaneKey;
import racelane.timeline.LaneTitle;
import racelane.timeline.TableRow;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** The interleaving, row by row: a virtual list, so that ten million rows cost as much as those that are seen. */
final class TablePane extends Region {
    static final double ROW = 25;
    private static final double HEAD = 26;
    /** Above this a table is made in the background; the old one stays until then. */
    private static final int LARGE = 100_000;

    private final Supplier<Session> session;
    private final Background background;
    private final Pane head = new Pane();
    private final ListView<TableRow> list = new ListView<>();
    private TableColumns columns = TableColumns.none();
    private InterleavingTable table;
    private Choice made;
    private Background.Job job;
    private boolean showing;

    /** All of a view that a table depends on. */
    private record Choice(Timeline timeline, List<LaneKey> lanes, Set<LaneKey> hidden, Set<LaneKey> pinned, boolean only, int about, LaneKey count,
            int finding) {
        static Choice of(Timeline timeline, ViewState view) {
            return new Choice(timeline, view.lanes(), view.hidden(), view.pinned(), view.onlyWhatMatters(), view.about(), timeline.countLane(view),
                    view.selection().finding());
        }
    }

    TablePane(Supplier<Session> session, Background background) {
        this.session = session;
        this.background = background;
        getStyleClass().add("table");
        head.getStyleClass().add("table-head");
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new TableCells(() -> columns, session));
        list.setAccessibleText("Interleaving");
        list.getSelectionModel().selectedItemProperty().addListener((item, before, now) -> chosen(now));
        setMinHeight(HEAD + ROW);
        getChildren().addAll(head, list);
    }

    private void chosen(TableRow row) {
        if (!showing && row != null && table != null) {
            Session open = session.get();
            if (row.isFold()) {
                open.jumpTo(row.row());
            } else {
                open.jump(open.stepper().to(open.view(), row.row()));
            }
        }
    }

    void show() {
        Session open = session.get();
        Choice choice = Choice.of(open.timeline(), open.view());
        if (!choice.equals(made)) {
            make(choice, open.view());
        } else {
            cursor();
        }
    }

    private void make(Choice choice, ViewState view) {
        made = choice;
        if (job != null) {
            job.cancel();
        }
        if (choice.timeline().trace().size() < LARGE) {
            take(InterleavingTable.of(choice.timeline(), view));
        } else {
            job = background.run("table", work -> InterleavingTable.of(choice.timeline(), view), this::take, failure -> {
                throw new IllegalStateException("the table cannot be made", failure);
            });
        }
    }

    private void take(InterleavingTable next) {
        table = next;
        columns = TableColumns.of(next, getWidth());
        showing = true;
        list.setItems(new TableRows(next));
        showing = false;
        head();
        cursor();
    }

    /** The cursor's row is selected, and in view with a few rows after it. */
    private void cursor() {
        if (table == null || table.size() == 0) {
            return;
        }
        int index = table.indexOf(session.get().view().cursorRow());
        showing = true;
        list.getSelectionModel().clearAndSelect(index);
        showing = false;
        Node flow = list.lookup(".virtual-flow");
        int rows = Math.max(1, (int) Math.floor(list.getHeight() / ROW));
        int first = flow instanceof VirtualFlow<?> shown && shown.getFirstVisibleCell() != null ? shown.getFirstVisibleCell().getIndex() : -1;
        if (first < 0 || index < first + 1 || index > first + rows - 3) {
            list.scrollTo(Math.max(0, index - Math.max(1, rows * 2 / 3)));
        }
    }

    private void head() {
        List<Node> labels = new ArrayList<>();
        labels.add(label("STEP", TableColumns.STEP));
        labels.add(label("TIME", TableColumns.TIME));
        labels.add(label(table.countName(), TableColumns.COUNT));
        for (int column = 0; column < columns.count(); column++) {
            labels.add(label(columns.isShared(column) ? "others" : name(table.columns().get(column)), columns.x(column)));
        }
        head.getChildren().setAll(labels);
    }

    private String name(int lane) {
        return LaneTitle.of(session.get().timeline(), session.get().view(), LaneKey.thread(lane)).name();
    }

    private static Label label(String text, double x) {
        Label label = new Label(text);
        label.getStyleClass().add("table-title");
        label.relocate(x, 6);
        return label;
    }

    @Override
    protected void layoutChildren() {
        head.resizeRelocate(0, 0, getWidth(), HEAD);
        list.resizeRelocate(0, HEAD, getWidth(), Math.max(0, getHeight() - HEAD));
        if (table != null && columns.width() != getWidth()) {
            columns = TableColumns.of(table, getWidth());
            head();
            list.refresh();
        }
    }
}
