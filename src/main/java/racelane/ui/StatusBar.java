package racelane.ui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import racelane.session.Session;
import racelane.timeline.Times;
import racelane.trace.TraceFacts;

/** What is open, what is hidden of it, and how far the reading is. */
final class StatusBar extends HBox {
    private final Label left = new Label();
    private final Label right = new Label();
    private final Label rate = new Label();
    private final Label waits = new Label("working out what is shown …");
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button("Cancel");
    private Runnable onCancel = () -> {};

    StatusBar() {
        getStyleClass().add("status");
        setAlignment(Pos.CENTER_LEFT);
        progress.setPrefWidth(180);
        progress.setAccessibleText("Reading");
        cancel.setAccessibleText("Cancel the reading");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(pressed -> onCancel.run());
        rate.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        waits.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(left, progress, rate, cancel, gap, waits, right);
        idle();
        waiting(false);
    }

    void onCancel(Runnable action) {
        onCancel = action;
    }

    /** Shows how far the work is; {@code share} below 0 where that is not known. */
    void busy(double share, String text) {
        progress.setProgress(share < 0 ? ProgressBar.INDETERMINATE_PROGRESS : share);
        rate.setText(text);
        busyParts(true);
    }

    /** A stream is read as it comes: there is no share of it, and nothing that moves for its own sake. */
    void live(String text) {
        rate.setText(text);
        busyParts(true);
        progress.setVisible(false);
        progress.setManaged(false);
        cancel.setText("Stop");
        cancel.setAccessibleText("Stop reading the stream");
    }

    void idle() {
        cancel.setText("Cancel");
        cancel.setAccessibleText("Cancel the reading");
        busyParts(false);
    }

    private void busyParts(boolean shown) {
        for (Region part : new Region[] {progress, rate, cancel}) {
            part.setVisible(shown);
            part.setManaged(shown);
        }
    }

    /** Whether what is shown is being worked out anew; the old picture stays until then. */
    void waiting(boolean now) {
        waits.setVisible(now);
        waits.setManaged(now);
    }

    /** Something that happened, until the next change. */
    void say(String text) {
        left.setText(text);
    }

    private static String live(Session session) {
        return session.isFollowing() ? "live, at the end" : "live, scrolled back: End goes to the end and stays there";
    }

    void show(Session session) {
        if (session == null) {
            left.setText("");
            right.setText("");
            return;
        }
        TraceFacts facts = session.timeline().trace().facts();
        left.setText(TraceText.of(facts.file()) + " · " + facts.format() + (facts.kernel() == null ? "" : " · Linux " + facts.kernel())
                + " · " + (session.isLive() ? live(session) : session.timeline().trace().isComplete() ? "complete" : cancel.isVisible() ? "being read" : "only the part that was read"));
        int folded = session.timeline().trace().size() - session.timeline().rows(session.view()).count();
        List<String> inUse = session.analysis().meanings().inUse();
        String lenses = inUse.isEmpty() ? "no lens knows these events" : (inUse.size() == 1 ? "lens: " : "lenses: ") + String.join(", ", inUse);
        String hidden = session.view().hidden().isEmpty() ? "" : " · " + Times.number(session.view().hidden().size())
                + (session.view().hidden().size() == 1 ? " lane hidden" : " lanes hidden");
        right.setText(lenses + hidden + (folded == 0 ? "" : (session.view().onlyWhatMatters() ? " · only what matters (" : " · (")
                + Times.number(folded) + (folded == 1 ? " event folded)" : " events folded)")));
    }
}
