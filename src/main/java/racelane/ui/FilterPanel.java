package racelane.ui;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import racelane.session.Session;
import racelane.timeline.LaneFilter;
import racelane.timeline.LaneKey;
import racelane.timeline.Timeline;
import racelane.timeline.Times;
import racelane.timeline.ViewState;

/** A field over the window: lanes that do not fit what is typed are hidden at once. Enter keeps that, Escape takes it back. */
final class FilterPanel {
    private static final Insets AWAY = new Insets(42, 12, 0, 12);
    private static final double WIDTH = 420;
    private static final String INVITATION = "Lanes that do not fit are hidden while you type.";

    private final Overlay overlay;
    private final Supplier<Session> session;
    private final Background background;

    FilterPanel(Overlay overlay, Supplier<Session> session, Background background) {
        this.overlay = overlay;
        this.session = session;
        this.background = background;
    }

    void show() {
        new Typing(session.get()).start();
    }

    /** One filter being typed, on the view that there was before. */
    private final class Typing {
        private final Session open;
        private final Timeline timeline;
        private final ViewState before;
        private final TextField field = new TextField();
        private final Label note = new Label();
        private final VBox panel = new VBox(field, note);
        private LaneFilter filter;
        /** Read elsewhere: what was typed before need not be worked out any more. */
        private volatile String latest = "";

        Typing(Session open) {
            this.open = open;
            this.timeline = open.timeline();
            this.before = open.view();
            note.setText(invitation());
            note.setWrapText(true);
            panel.getStyleClass().add("panel");
            panel.setPrefWidth(WIDTH);
            field.setPromptText("Filter the lanes: task, PID, function, object …");
            field.setAccessibleText("Filter the lanes");
            field.getStyleClass().add("panel-field");
            note.getStyleClass().add("panel-note");
            note.setPadding(new Insets(6, 12, 8, 12));
            field.textProperty().addListener((text, was, now) -> apply());
            field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ENTER) {
                    event.consume();
                    overlay.close();
                }
            });
        }

        /** Names are gathered from all calls, which may take a moment; what is typed meanwhile is applied then. */
        void start() {
            overlay.show(panel, field, Pos.TOP_LEFT, AWAY, this::takeBack);
            background.run("filter", job -> LaneFilter.of(timeline), made -> {
                filter = made;
                apply();
            }, failure -> note.setText("The lanes cannot be filtered: " + failure));
        }

        private void apply() {
            if (filter == null || !overlay.isShowing(panel) || session.get() != open || open.timeline() != timeline) {
                return;
            }
            String typed = field.getText();
            LaneFilter by = filter;
            latest = typed;
            open.change((of, stepper, view) -> of == timeline && latest.equals(typed) ? by.applied(of, before, typed) : view, false);
            Set<LaneKey> fitting = filter.fitting(typed);
            List<LaneKey> shown = timeline.lanes(before);
            int fit = (int) shown.stream().filter(fitting::contains).count();
            note.setText(typed.isBlank() ? invitation() : below(fit, shown.size(), fitting.size() - fit));
        }

        private String invitation() {
            int hidden = before.hidden().size();
            return INVITATION + (hidden == 0 ? "" : " " + Times.number(hidden) + (hidden == 1 ? " lane is" : " lanes are") + " hidden already: Shift+H shows all again.");
        }

        private static String below(int fit, int shown, int elsewhere) {
            String others = elsewhere == 0 ? "" : " · " + Times.number(elsewhere) + " of those not shown";
            return fit == 0 ? "No lane fits, so none is hidden" + others
                    : Times.number(fit) + " of " + Times.number(shown) + (fit == 1 ? " fits" : " fit") + others + " · Enter keeps it";
        }

        /** The view as it was; of a trace that has grown meanwhile only the lanes that were hidden. */
        private void takeBack() {
            if (session.get() == open) {
                open.change((of, stepper, view) -> of == timeline ? before : view.withLanes(view.lanes(), before.hidden(), view.pinned()), false);
            }
        }
    }
}
