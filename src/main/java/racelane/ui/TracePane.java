package racelane.ui;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import racelane.picture.Palette;
import racelane.session.Command;
import racelane.session.Session;
import racelane.source.SourceLines;
import racelane.timeline.FoundRows;

/** All panes of an open trace: overview, problems, lanes beside the inspector, the table below. */
final class TracePane extends VBox {
    private static final double OVERVIEW = 53;
    private static final double INSPECTOR_SHARE = 0.256;
    private static final double INSPECTOR = 340;

    private final Supplier<Session> session;
    private final Settings settings;
    private final Runnable repaint;
    private final PictureCanvas overview;
    private final ProblemsBar problems = new ProblemsBar();
    private final TimelineArea timeline;
    private final InspectorPane inspector;
    private final TablePane table;
    private final SplitPane across;
    private final SplitPane down;
    private FoundRows found = FoundRows.NONE;
    private Session foundIn;
    private boolean placed;
    private double firstDown;
    private double firstAcross;

    TracePane(Supplier<Session> session, Consumer<Command> run, Fonts fonts, Background background, Settings settings, SourceLines source, Runnable repaint) {
        this.session = session;
        this.settings = settings;
        this.repaint = repaint;
        this.overview = new PictureCanvas("Overview of the whole trace", fonts,
                (width, height) -> session.get().timeline().overview(session.get().view(), session.get() == foundIn ? found : FoundRows.NONE, width, height), repaint);
        overview.setMinHeight(OVERVIEW);
        overview.setPrefHeight(OVERVIEW);
        overview.setMaxHeight(OVERVIEW);
        this.timeline = new TimelineArea(session, fonts, repaint);
        this.inspector = new InspectorPane(row -> session.get().jumpTo(row), new SourceAsker(source, background, this::inspectAgain));
        this.table = new TablePane(session, background);
        LaneMenu menu = new LaneMenu(session, run);
        new LanesMouse(timeline.lanes(), session, menu);
        new HeadersMouse(timeline.headers(), session, menu);
        new OverviewMouse(overview, session);
        across = new SplitPane(timeline, inspector);
        SplitPane.setResizableWithParent(inspector, false);
        // Else it would ask for as much as its longest record, and get it if the window is resized while it is first laid out.
        inspector.setPrefWidth(INSPECTOR);
        down = new SplitPane(across, table);
        down.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(down, Priority.ALWAYS);
        getStyleClass().add("trace");
        getChildren().addAll(overview, problems, down);
        rememberDividers();
    }

    /** Marks what a search has found so far in the overview. */
    void mark(FoundRows rows) {
        found = rows;
        foundIn = session.get();
        repaint.run();
    }

    /** Puts the focus where the stepping keys act and the arrow keys select lanes. */
    void focusLanes() {
        timeline.lanes().requestFocus();
    }

    void show() {
        overview.setAccessibleText("Overview of the whole trace, " + session.get().analysis().findings().size() + " findings");
        problems.show(session.get().analysis().problems());
        timeline.show();
        inspector.show(session.get());
        table.show();
    }

    /** Files and lines of the step at the cursor have come. */
    private void inspectAgain() {
        if (session.get() != null) {
            inspector.show(session.get());
        }
    }

    void paint(Palette palette) {
        place();
        overview.paint(palette);
        timeline.paint(palette);
    }

    /**
     * The first time there is room, and each time the panes are shown again: the lanes get what they need, the inspector
     * a quarter, unless other shares are remembered. Split panes that were out of the scene do not keep theirs.
     */
    private void place() {
        if (placed || getScene() == null || down.getHeight() <= 0 || across.getWidth() <= 0) {
            return;
        }
        // Only now do the lanes belong to the scene: a split pane takes its parts in when it is first laid out.
        focusLanes();
        double wanted = Math.max(0.42, Math.min(0.68, (timeline.wantedHeight() + 2) / down.getHeight()));
        down.setDividerPositions(settings.number("divider.down", wanted, 0.1, 0.95));
        across.setDividerPositions(settings.number("divider.across", 1 - INSPECTOR_SHARE, 0.3, 0.95));
        firstDown = down.getDividerPositions()[0];
        firstAcross = across.getDividerPositions()[0];
        placed = true;
    }

    private void rememberDividers() {
        down.getDividers().get(0).positionProperty().addListener((position, before, now) -> remember("divider.down", firstDown, now.doubleValue()));
        across.getDividers().get(0).positionProperty().addListener((position, before, now) -> remember("divider.across", firstAcross, now.doubleValue()));
        sceneProperty().addListener((scene, before, now) -> placed = false);
    }

    private void remember(String name, double before, double now) {
        if (placed && Math.abs(before - now) > 0.002) {
            settings.number(name, now);
        }
    }
}
