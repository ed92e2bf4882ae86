package racelane.ui;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import racelane.picture.Palette;
import racelane.session.Command;
import racelane.session.Session;
import racelane.source.SourceLines;
import racelane.timeline.FoundRows;
import racelane.timeline.LaneKey;

/** All panes of an open trace: overview, problems, lanes beside the inspector, the table below. */
final class TracePane extends VBox implements SessionPane {
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
    private double acrossShare;
    private double correctedPx;
    private boolean placed;
    private boolean landing;
    private double firstDown;

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
        table.offerMeaning(run);
        LaneMenu menu = new LaneMenu(session, run);
        new LanesMouse(timeline.lanes(), session, menu);
        new HeadersMouse(timeline.headers(), session, menu);
        new OverviewMouse(overview, session);
        across = new SplitPane(timeline, inspector);
        // Else it would ask for as much as its longest record.
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

    /** The cursor went to a place that somebody looked for: the lane of its task comes into view. */
    void land() {
        landing = true;
        repaint.run();
    }

    @Override
    public void focusLanes() {
        timeline.lanes().requestFocus();
    }

    @Override
    public void show() {
        overview.setAccessibleText("Overview of the whole trace, " + session.get().analysis().findings().size() + " findings");
        problems.show(session.get().problems());
        timeline.show();
        Session open = session.get();
        int row = open.view().cursorRow();
        if (landing && row >= 0 && !open.isChanging() && timeline.reveal(LaneKey.thread(open.timeline().trace().lane(row)))) {
            landing = false;
        }
        inspector.show(open);
        table.show();
    }

    /** Files and lines of the step at the cursor have come. */
    private void inspectAgain() {
        if (session.get() != null) {
            inspector.show(session.get());
        }
    }

    @Override
    public void paint(Palette palette) {
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
        acrossShare = settings.number("divider.across", 1 - INSPECTOR_SHARE, 0.3, 0.95);
        across.setDividerPositions(acrossShare);
        firstDown = down.getDividerPositions()[0];
        placed = true;
    }

    private void rememberDividers() {
        down.getDividers().get(0).positionProperty().addListener((position, before, now) -> remember("divider.down", firstDown, now.doubleValue()));
        across.getDividers().get(0).positionProperty().addListener((position, before, now) -> across(now.doubleValue()));
        sceneProperty().addListener((scene, before, now) -> placed = false);
        // A busy machine may lay them out only after the first frame was painted.
        down.heightProperty().addListener((height, before, now) -> placeSoon());
        across.widthProperty().addListener((width, before, now) -> placeSoon());
    }

    /**
     * Only a hand moves the border between lanes and inspector: a window that is resized while they are first laid
     * out would leave it wherever the toolkit's sums end.
     */
    private void across(double now) {
        Node divider = across.lookup(".split-pane-divider");
        if (placed && divider != null && divider.isPressed()) {
            acrossShare = now;
            settings.number("divider.across", now);
        } else if (placed && Math.abs(now - acrossShare) > 0.002 && across.getWidth() != correctedPx) {
            // Once a width: where the panes' least widths do not allow the share, they have the last word.
            correctedPx = across.getWidth();
            across.setDividerPositions(acrossShare);
        }
    }

    private void placeSoon() {
        if (!placed) {
            repaint.run();
        }
    }

    private void remember(String name, double before, double now) {
        if (placed && Math.abs(before - now) > 0.002) {
            settings.number(name, now);
        }
    }
}
