package racelane.ui;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import racelane.picture.Palette;
import racelane.session.Elsewhere;
import racelane.session.Session;

/** What stands in the middle of the window: a page that is no trace's, or a session in one of the panes for it. */
final class Middle {
    private final Stage stage;
    private final BorderPane frame;
    private final Overlay overlay;
    private final Elsewhere work;
    private final Runnable leaving;
    private final StackPane centre = new StackPane();
    private SessionPane pane;
    private Session session;

    /**
     * @param work    where views that take time are worked out
     * @param leaving told before a session makes way for a page
     */
    Middle(Stage stage, BorderPane frame, Overlay overlay, Elsewhere work, Runnable leaving) {
        this.stage = stage;
        this.frame = frame;
        this.overlay = overlay;
        this.work = work;
        this.leaving = leaving;
        frame.setCenter(centre);
    }

    /** The session that the keys go to, or null. */
    Session session() {
        return session;
    }

    boolean has(Region shown) {
        return centre.getChildren().contains(shown);
    }

    /** What stands left of the middle; null for nothing. */
    void beside(Node shown) {
        frame.setLeft(shown);
    }

    /** Shows a page that is no trace's; a trace that was open is closed. */
    void put(Region shown, String title) {
        leave();
        pane = null;
        place(shown, title);
    }

    /** Shows a pane that will bring its own sessions, see {@link #use}; a trace that was open is closed. */
    <P extends Region & SessionPane> void putPane(P shown, String title) {
        leave();
        pane = shown;
        place(shown, title);
    }

    private void leave() {
        leaving.run();
        if (session != null) {
            session.timeline().trace().close();
            session = null;
        }
        beside(null);
    }

    private void place(Region shown, String title) {
        centre.getChildren().setAll(shown);
        stage.setTitle(title);
        focus();
    }

    /** Shows a session in one of the panes for it. Another that was open is closed. */
    <P extends Region & SessionPane> void show(Session next, P shown, String title) {
        Session before = session;
        session = next;
        next.workElsewhere(work);
        if (before != null && before != next) {
            before.timeline().trace().close();
        }
        pane = shown;
        if (!has(shown)) {
            centre.getChildren().setAll(shown);
            if (!overlay.isVisible()) {
                focus();
            }
        }
        stage.setTitle(title);
    }

    /** The pane that stands there has another session for the keys, or none yet (null). */
    void use(Session next) {
        session = next;
    }

    void showPane() {
        if (session != null) {
            pane.show();
        }
    }

    void paint(Palette palette) {
        if (session != null) {
            pane.paint(palette);
        }
    }

    void focus() {
        if (pane != null) {
            pane.focusLanes();
        } else {
            centre.getChildren().get(0).requestFocus();
        }
    }
}
