package racelane.ui;

import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import racelane.picture.Palette;
import racelane.session.Command;
import racelane.session.Session;

/** One of two variants: what was explored, its verdict, and below it the run that is looked at. */
final class VariantSide extends VBox {
    private final Label title = new Label();
    private final Label verdict = new Label();
    private final Label shown = new Label();
    private final TimelineArea timeline;
    private final TablePane table;
    private final SplitPane down;
    private final Button drive = new Button("Drive this one");
    private Session session;

    VariantSide(Consumer<Command> run, Fonts fonts, Background background, Runnable repaint) {
        getStyleClass().add("side");
        setMinWidth(0);
        title.getStyleClass().add("side-title");
        verdict.getStyleClass().addAll("side-verdict", "calm");
        shown.getStyleClass().add("side-shown");
        for (Label label : new Label[] {title, verdict, shown}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        timeline = new TimelineArea(() -> session, fonts, repaint);
        table = new TablePane(() -> session, background);
        LaneMenu menu = new LaneMenu(() -> session, run);
        new LanesMouse(timeline.lanes(), () -> session, menu);
        new HeadersMouse(timeline.headers(), () -> session, menu);
        down = new SplitPane(timeline, table);
        down.setOrientation(Orientation.VERTICAL);
        down.setDividerPositions(0.6);
        VBox.setVgrow(down, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        drive.setMinWidth(USE_PREF_SIZE);
        HBox first = new HBox(8, title, gap, drive);
        first.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(3, first, verdict, shown);
        head.getStyleClass().add("side-head");
        getChildren().addAll(head, down);
    }

    /** Begins anew: no run yet. {@code drives} opens the variant by itself. */
    void begin(String words, Runnable drives) {
        session = null;
        drive.setOnAction(pressed -> drives.run());
        drive.setAccessibleText("Drive " + words);
        down.setVisible(false);
        title.setText(words);
        shown.setText("");
        tell("exploring", false);
    }

    void tell(String words, boolean alarm) {
        verdict.setText(words);
        verdict.getStyleClass().setAll("label", "side-verdict", alarm ? "alarm" : "calm");
    }

    /** @param words which run it is */
    void show(Session run, String words) {
        session = run;
        shown.setText(words);
        down.setVisible(true);
    }

    /** The run that is looked at, or null before there is one. */
    Session session() {
        return session;
    }

    /** Whether the keys go here. */
    void active(boolean now) {
        getStyleClass().remove("active");
        if (now) {
            getStyleClass().add("active");
        }
    }

    void focusLanes() {
        timeline.lanes().requestFocus();
    }

    void showRun() {
        if (session != null) {
            timeline.show();
            table.show();
        }
    }

    void paint(Palette palette) {
        if (session != null) {
            timeline.paint(palette);
        }
    }
}
