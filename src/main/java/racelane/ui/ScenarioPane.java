package racelane.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import racelane.picture.Palette;
import racelane.session.Branch;
import racelane.session.Command;
import racelane.session.Drive;
import racelane.session.Session;
import racelane.session.Turn;

/** A scenario that is driven: the source at the left; threads, tried branches and below them the run as a trace at the right. */
final class ScenarioPane extends StackPane implements SessionPane {
    private final ScenarioDesk desk;
    private final SourcePane source = new SourcePane();
    private final ChoicePane choices;
    private final BranchTree branches;
    private final DriveLanes lanes;
    private final SplitPane across;
    private final SplitPane down;
    private final SplitPane beside;
    private Drive shownDrive;
    private Branch shownBranch;
    private boolean placed;

    ScenarioPane(Supplier<Session> session, Consumer<Command> run, ScenarioDesk desk, Fonts fonts, Runnable repaint) {
        this.desk = desk;
        this.choices = new ChoicePane(desk::take);
        this.branches = new BranchTree(desk::go);
        this.lanes = new DriveLanes(session, run, fonts, repaint);
        beside = new SplitPane(titled("THREADS", choices), titled("TRIED", branches));
        down = new SplitPane(beside, lanes);
        down.setOrientation(Orientation.VERTICAL);
        across = new SplitPane(titled("SOURCE", source), down);
        getStyleClass().add("scenario");
        getChildren().add(across);
    }

    private static VBox titled(String words, Region content) {
        Label title = new Label(words);
        title.getStyleClass().add("pane-title");
        VBox box = new VBox(title, content);
        VBox.setVgrow(content, Priority.ALWAYS);
        box.setMinWidth(content.getMinWidth());
        return box;
    }

    /**
     * @param ink number of the colour of a thread of the scenario
     */
    void show(Drive drive, String text, List<Turn> turns, ToIntFunction<String> ink) {
        ToIntFunction<Turn> ofTurn = turn -> ink.applyAsInt(turn.thread());
        choices.show(turns, ofTurn, text.lines().toList());
        boolean moved = drive != shownDrive || drive.current() != shownBranch;
        shownDrive = drive;
        shownBranch = drive.current();
        source.show(text, turns, ofTurn, moved ? about(drive, turns) : null);
        branches.show(drive.current(), ink);
    }

    @Override
    public void show() {
        desk.show(this);
        lanes.show();
    }

    /** The thread whose line is looked at: the one that did the last step, else the first that can go on. */
    private static Turn about(Drive drive, List<Turn> turns) {
        String last = drive.current().isRoot() ? "" : drive.current().step().pick().thread();
        return turns.stream().filter(turn -> turn.thread().equals(last) && turn.line() > 0).findFirst()
                .orElse(turns.stream().filter(turn -> turn.state() == Turn.State.READY).findFirst().orElse(null));
    }

    @Override
    public void focusLanes() {
        lanes.focusLanes();
    }

    @Override
    public void paint(Palette palette) {
        if (!placed && getHeight() > 0) {
            placed = true;
            across.setDividerPositions(0.4);
            down.setDividerPositions(0.42);
            beside.setDividerPositions(0.5);
            focusLanes();
        }
        lanes.paint(palette);
    }
}
