package racelane.ui;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import racelane.session.Command;
import racelane.session.Commands;
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
    private final TableHead head = new TableHead();
    private final ListView<TableRow> list = new ListView<>();
    private TableColumns columns = TableColumns.none();
    private InterleavingTable table;
    private TableRows rows;
    private boolean watched;
    /** What the list shows has moved: looked at in the next frame, the list does not like to be changed while it is laid out. */
    private final PauseTransition scrolled = new PauseTransition(Duration.millis(1));
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
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new TableCells(() -> columns, session));
        list.setAccessibleText("Interleaving");
        list.getSelectionModel().selectedItemProperty().addListener((item, before, now) -> chosen(now));
        scrolled.setOnFinished(passed -> turnThePage());
        setMinHeight(HEAD + ROW);
        getChildren().addAll(head, list);
    }

    /** Offers to say of a row's event what it means. The press that asks for the menu has put the cursor on it. */
    void offerMeaning(Consumer<Command> run) {
        MenuItem meaning = new MenuItem("This event is a …");
        meaning.setOnAction(chosen -> run.accept(Commands.get("say-meaning")));
        list.setContextMenu(new ContextMenu(meaning));
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
        around(next.size() == 0 ? 0 : next.indexOf(session.get().view().cursorRow()));
        head();
        cursor();
    }

    private void around(int index) {
        showing = true;
        rows = TableRows.around(table, index);
        list.setItems(rows);
        showing = false;
    }

    /** Where the table goes on beyond the end of the list that is shown, the list is made anew around what is shown. */
    private void turnThePage() {
        if (table == null || !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> shown) || shown.getFirstVisibleCell() == null) {
            return;
        }
        int first = rows.from() + shown.getFirstVisibleCell().getIndex();
        if (!rows.hold(first, first + Math.max(1, (int) (list.getHeight() / ROW)))) {
            around(first);
            list.scrollTo(first - rows.from());
            select(table.indexOf(session.get().view().cursorRow()) - rows.from());
        }
    }

    /** Watches how the list is scrolled, once it has what scrolls. */
    private void watchScrolling() {
        if (!watched && list.lookup(".virtual-flow") instanceof VirtualFlow<?> shown) {
            watched = true;
            shown.positionProperty().addListener((position, before, now) -> scrolled.playFromStart());
        }
    }

    private void select(int index) {
        showing = true;
        if (index >= 0 && index < rows.size()) {
            list.getSelectionModel().clearAndSelect(index);
        } else {
            list.getSelectionModel().clearSelection();
        }
        showing = false;
    }

    /** The cursor's row is selected, and in view with a few rows after it. */
    private void cursor() {
        if (table == null || table.size() == 0) {
            return;
        }
        int inTable = table.indexOf(session.get().view().cursorRow());
        if (!rows.hold(inTable, inTable)) {
            around(inTable);
        }
        int index = inTable - rows.from();
        select(index);
        watchScrolling();
        Node flow = list.lookup(".virtual-flow");
        int visible = Math.max(1, (int) Math.floor(list.getHeight() / ROW));
        int first = flow instanceof VirtualFlow<?> shown && shown.getFirstVisibleCell() != null ? shown.getFirstVisibleCell().getIndex() : -1;
        if (first < 0 || index < first + 1 || index > first + visible - 3) {
            list.scrollTo(Math.max(0, index - Math.max(1, visible * 2 / 3)));
        }
    }

    private void cursorAgain() {
        if (session.get() != null) {
            cursor();
        }
    }

    private void head() {
        head.show(columns, table.countName(), column -> name(table.columns().get(column)));
    }

    private String name(int lane) {
        return LaneTitle.of(session.get().timeline(), session.get().view(), LaneKey.thread(lane)).name();
    }

    @Override
    protected void layoutChildren() {
        head.resizeRelocate(0, 0, getWidth(), HEAD);
        boolean other = list.getHeight() != Math.max(0, getHeight() - HEAD);
        list.resizeRelocate(0, HEAD, getWidth(), Math.max(0, getHeight() - HEAD));
        if (other && session.get() != null) {
            // A table that became lower or higher has to be scrolled for its cursor to stay in view, once its rows lie in it.
            FxThread.later(this::cursorAgain);
        }
        if (table != null && columns.width() != getWidth()) {
            columns = TableColumns.of(table, getWidth());
            head();
            list.refresh();
        }
    }
}
