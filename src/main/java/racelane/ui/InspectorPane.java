package racelane.ui;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.session.Session;
import racelane.timeline.Inspector;
import racelane.timeline.LaneLayout;
import racelane.trace.Trace;

/** Everything that matters at the cursor: what the step did and changed, who holds what, what each thread is inside of. */
final class InspectorPane extends ScrollPane {
    private static final int MAX_THREADS = 40;
    private static final int MAX_NOTE = 1_500;
    private static final double NAMES_PERCENT = 44;

    private final VBox content = new VBox();
    private final IntConsumer jump;
    private final SourceAsker source;
    private IntUnaryOperator ink = lane -> lane;
    private Trace trace;
    private int cursor;
    private int shownCard = -1;

    /**
     * @param jump   goes to a row that was clicked
     * @param source knows files and lines of the kernel's code
     */
    InspectorPane(IntConsumer jump, SourceAsker source) {
        this.jump = jump;
        this.source = source;
        getStyleClass().add("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(content);
        content.getStyleClass().add("inspector-content");
        setAccessibleText("Inspector");
        setMinWidth(250);
    }

    void show(Session session) {
        Inspector inspector = Inspector.of(session.timeline(), session.view());
        LaneLayout layout = session.timeline().layout(session.view());
        ink = layout::ink;
        trace = session.timeline().trace();
        cursor = session.view().cursorRow();
        SourceAsker.Told told = source.of(session.analysis(), cursor, inspector.stack());
        content.getChildren().clear();
        title(inspector);
        told.step().forEach(line -> content.getChildren().add(sourceLine(line)));
        if (inspector.card() != null) {
            content.getChildren().add(FindingCard.of(inspector.card(), cursor, jump));
        }
        notes(session.kept().notes());
        section("CHANGED", inspector.changed(), false);
        section(inspector.held().isEmpty() ? "" : "WHO HOLDS " + inspector.held(), inspector.holders(), false);
        locks(inspector.locks());
        section("THREADS", inspector.threads().subList(0, Math.min(MAX_THREADS, inspector.threads().size())), true);
        if (!inspector.raw().isEmpty()) {
            heading("RECORD" + (trace.line(cursor) > 0 ? " · LINE " + trace.line(cursor) : ""));
            content.getChildren().add(wrapped(inspector.raw().strip(), "raw"));
        }
        if (!inspector.stack().isEmpty()) {
            heading("STACK");
            stack(inspector.stack(), told);
        }
        setAccessibleHelp(inspector.title() + ". " + inspector.task() + " " + inspector.event());
        int card = inspector.card() == null ? -1 : inspector.card().finding();
        if (card != shownCard) {
            shownCard = card;
            setVvalue(0);
        }
    }

    /** The notes that cover the step, with their numbers in the tour. */
    private void notes(Notes notes) {
        for (int stop : notes.at(cursor)) {
            Note note = notes.stops().get(stop);
            heading("NOTE " + (stop + 1) + " OF " + notes.size() + (note.fromRow() == note.toRow() ? "" : " · " + note.place(trace)));
            // A label of a megabyte would keep the window waiting: the panel has more of it.
            String text = note.beginning(MAX_NOTE);
            content.getChildren().add(wrapped(text.length() > MAX_NOTE ? text + " (M shows more of it)" : text, "note-text"));
        }
    }

    /** Each entry with its file and line below it where somebody asked for them. */
    private void stack(List<String> entries, SourceAsker.Told told) {
        if (told.stack().isEmpty()) {
            content.getChildren().add(wrapped(String.join("\n", entries), "raw"));
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            content.getChildren().add(wrapped(entries.get(i), "raw"));
            Label line = sourceLine(told.stack().get(i));
            line.getStyleClass().add("of-stack");
            content.getChildren().add(line);
        }
    }

    private static Label sourceLine(SourceAsker.Line line) {
        return wrapped(line.text(), line.known() ? "source" : "no-source");
    }

    private void title(Inspector inspector) {
        Label title = label(inspector.title(), "inspector-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label when = label(inspector.when(), "inspector-when");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox first = new HBox(8, title, gap, when);
        first.setAlignment(Pos.BASELINE_LEFT);
        Label task = label(inspector.task(), "inspector-task", lane(inspector.lane()));
        task.setMinWidth(USE_PREF_SIZE);
        HBox second = new HBox(10, task, label(inspector.event(), "inspector-event"));
        second.setAlignment(Pos.BASELINE_LEFT);
        content.getChildren().addAll(first, second);
    }

    private void heading(String text) {
        content.getChildren().add(label(text, "heading"));
    }

    private void section(String heading, List<Inspector.Line> lines, boolean threads) {
        if (lines.isEmpty() || heading.isEmpty()) {
            return;
        }
        heading(heading);
        GridPane grid = threads ? stacks() : grid();
        for (int i = 0; i < lines.size(); i++) {
            Inspector.Line line = lines.get(i);
            Label name = label(line.name(), "line-name");
            if (threads) {
                Region square = new Region();
                square.getStyleClass().addAll("square", lane(line.lane()));
                name.setGraphic(square);
            } else if (line.lane() >= 0) {
                name.getStyleClass().add(lane(line.lane()));
            }
            put(grid, name, 0, i);
            put(grid, value(line, threads), 1, i);
        }
        content.getChildren().add(grid);
    }

    private static Node value(Inspector.Line line, boolean threads) {
        Label value = label(line.value(), threads ? "line-stack" : line.alarm() ? "line-alarm" : line.before() != null ? "line-after" : "line-value");
        if (!threads) {
            value.setWrapText(true);
        }
        if (line.before() == null) {
            return value;
        }
        Label before = label(line.before() + "  →", "line-value");
        before.setMinWidth(USE_PREF_SIZE);
        HBox both = new HBox(8, before, value);
        both.setAlignment(Pos.BASELINE_LEFT);
        return both;
    }

    private void locks(List<Inspector.LockLine> locks) {
        if (locks.isEmpty()) {
            return;
        }
        heading("LOCKS");
        GridPane grid = grid();
        int row = 0;
        for (Inspector.LockLine lock : locks) {
            put(grid, label(lock.name(), "line-name"), 0, row);
            HBox owners = new HBox(8);
            owners.setAlignment(Pos.BASELINE_LEFT);
            for (int owner : lock.owners()) {
                Label named = label(name(owner), "owner", lane(owner));
                named.setMinWidth(USE_PREF_SIZE);
                owners.getChildren().add(named);
            }
            owners.getChildren().add(label(lock.owners().isEmpty() ? "nobody" : lock.since(), "line-value"));
            put(grid, owners, 1, row++);
            for (int waiter : lock.waiters()) {
                HBox waits = new HBox(5, label("waits:", "line-value"), label(name(waiter), lane(waiter)));
                waits.setAlignment(Pos.BASELINE_LEFT);
                put(grid, waits, 1, row++);
            }
        }
        content.getChildren().add(grid);
    }

    /** Names at the left, values from the middle on. */
    private static GridPane grid() {
        ColumnConstraints first = new ColumnConstraints();
        first.setPercentWidth(NAMES_PERCENT);
        ColumnConstraints second = new ColumnConstraints();
        second.setPercentWidth(100 - NAMES_PERCENT);
        return grid(first, second);
    }

    /** Names as wide as they are, and what is left for the stacks. */
    private static GridPane stacks() {
        ColumnConstraints first = new ColumnConstraints();
        first.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints second = new ColumnConstraints();
        second.setHgrow(Priority.ALWAYS);
        second.setMinWidth(0);
        return grid(first, second);
    }

    private static GridPane grid(ColumnConstraints... columns) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("lines");
        grid.getColumnConstraints().addAll(columns);
        return grid;
    }

    private static void put(GridPane grid, Node node, int column, int row) {
        GridPane.setValignment(node, VPos.BASELINE);
        grid.add(node, column, row);
    }

    private String name(int lane) {
        return trace.lanes().get(lane).nameAt(trace.timeNs(Math.max(0, cursor)));
    }

    private String lane(int lane) {
        return lane < 0 ? "no-lane" : "lane-" + Math.floorMod(ink.applyAsInt(lane), 8);
    }

    private static Label wrapped(String text, String style) {
        Label label = label(text, style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(TraceText.of(text));
        label.getStyleClass().addAll(styles);
        return label;
    }
}
