package racelane.ui;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import racelane.picture.Palette;
import racelane.session.Command;
import racelane.session.Session;
import racelane.timeline.LaneKey;

/** The run that is driven as a trace: its lanes, and the inspector beside them where there is room for both. */
final class DriveLanes extends StackPane {
    private static final double FOR_BOTH = 880;
    private static final double LANES_SHARE = 0.7;

    private final Supplier<Session> session;
    private final TimelineArea timeline;
    private final InspectorPane inspector;
    private final SplitPane across = new SplitPane();
    /** The run of which the acting thread's lane was brought into view: from then on the person scrolls. */
    private Session revealed;

    DriveLanes(Supplier<Session> session, Consumer<Command> run, Fonts fonts, Runnable repaint) {
        this.session = session;
        this.timeline = new TimelineArea(session, fonts, repaint);
        this.inspector = new InspectorPane(row -> session.get().jumpTo(row), SourceAsker.none());
        LaneMenu menu = new LaneMenu(session, run);
        new LanesMouse(timeline.lanes(), session, menu);
        new HeadersMouse(timeline.headers(), session, menu);
        across.getItems().add(timeline);
        getChildren().add(across);
        setMinSize(0, 120);
        widthProperty().addListener((width, before, now) -> place(now.doubleValue()));
    }

    private void place(double width) {
        boolean both = width >= FOR_BOTH;
        if (both && across.getItems().size() == 1) {
            across.getItems().add(inspector);
            across.setDividerPositions(LANES_SHARE);
            if (session.get() != null) {
                inspector.show(session.get());
            }
        } else if (!both) {
            across.getItems().remove(inspector);
        }
    }

    /** The lane of the thread that did the last step; null before there is one. */
    private static LaneKey acting(Session shown) {
        int row = shown.view().cursorRow();
        return row < 0 ? null : LaneKey.thread(shown.timeline().trace().lane(row));
    }

    void focusLanes() {
        timeline.lanes().requestFocus();
    }

    void show() {
        timeline.show();
        Session now = session.get();
        if (now != revealed && acting(now) != null && timeline.reveal(acting(now))) {
            revealed = now;
        }
        if (across.getItems().contains(inspector)) {
            inspector.show(session.get());
        }
    }

    void paint(Palette palette) {
        timeline.paint(palette);
    }
}
