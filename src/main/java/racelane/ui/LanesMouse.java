package racelane.ui;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import racelane.session.Session;
import racelane.timeline.Hit;
import racelane.timeline.Selection;
import racelane.timeline.ViewState;

/**
 * The mouse on the lanes: the wheel zooms around the pointer, Shift and wheel pan, Ctrl and wheel scroll
 * the lanes; a drag pans; a click sets the cursor; a double click fits what was clicked; resting tells what
 * is there.
 */
final class LanesMouse {
    private static final double CLICK_PX = 4;
    private static final double WHEEL_STEP = 1.25;

    private final PictureCanvas lanes;
    private final Supplier<Session> session;
    private final LaneMenu menu;
    private final Tooltip tip = new Tooltip();
    private final PauseTransition rest = new PauseTransition(Duration.millis(350));
    private MouseEvent pressed;
    private MouseEvent moved;
    private ViewState before;
    private boolean dragging;

    LanesMouse(PictureCanvas lanes, Supplier<Session> session, LaneMenu menu) {
        this.lanes = lanes;
        this.session = session;
        this.menu = menu;
        tip.getStyleClass().add("hover");
        rest.setOnFinished(event -> hover());
        lanes.setOnScroll(this::scroll);
        lanes.setOnMousePressed(this::press);
        lanes.setOnMouseDragged(this::drag);
        lanes.setOnMouseReleased(this::release);
        lanes.setOnMouseMoved(this::move);
        lanes.setOnMouseExited(event -> hideTip());
    }

    private void scroll(ScrollEvent event) {
        hideTip();
        Session open = session.get();
        // With Shift the toolkit hands the wheel over as a horizontal one.
        double sideways = event.getDeltaX();
        double upright = event.getDeltaY();
        if (event.isControlDown()) {
            open.show(open.view().withScroll(open.view().scrollPx() - upright));
        } else if (sideways != 0 || event.isShiftDown()) {
            open.show(open.stepper().pan(open.view(), -(sideways != 0 ? sideways : upright) / Math.max(1, lanes.getWidth())));
        } else if (upright != 0) {
            double notches = Math.max(-4, Math.min(4, upright / 40));
            open.show(open.stepper().zoom(open.view(), Math.pow(WHEEL_STEP, notches), event.getX() / Math.max(1, lanes.getWidth())));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        hideTip();
        lanes.requestFocus();
        pressed = event;
        before = session.get().view();
        dragging = false;
        if (event.isPopupTrigger() || event.getButton() == MouseButton.SECONDARY) {
            menu.show(lanes, event, hit(event));
        }
    }

    private void drag(MouseEvent event) {
        if (pressed == null || pressed.getButton() == MouseButton.SECONDARY) {
            return;
        }
        double dx = event.getX() - pressed.getX();
        double dy = event.getY() - pressed.getY();
        dragging |= Math.hypot(dx, dy) > CLICK_PX;
        if (dragging) {
            lanes.setCursor(Cursor.CLOSED_HAND);
            ViewState panned = session.get().stepper().pan(before, -dx / Math.max(1, lanes.getWidth()));
            // Only place and scroll are the drag's: a change of the lanes may come while the button is down.
            session.get().show(session.get().view().withSpan(panned.span()).withScroll(before.scrollPx() - dy));
        }
    }

    private void release(MouseEvent event) {
        lanes.setCursor(Cursor.DEFAULT);
        if (pressed != null && !dragging && event.getButton() == MouseButton.PRIMARY) {
            click(event);
        }
        pressed = null;
    }

    private void click(MouseEvent event) {
        Session open = session.get();
        Hit hit = hit(event);
        if (hit.kind() == Hit.Kind.FINDING) {
            open.change((timeline, stepper, view) -> stepper.focus(view, hit.finding()), true);
            return;
        }
        if (hit.kind() == Hit.Kind.DEEPER) {
            open.change((timeline, stepper, view) -> view.withOpened(hit.lane(), true), false);
            return;
        }
        if (event.getClickCount() == 2 && hit.call() != null) {
            open.show(open.stepper().fitRows(open.view(), hit.call().fromRow(), hit.call().toRow()));
            return;
        }
        ViewState there = open.stepper().to(open.view(), hit.row());
        int finding = open.view().selection().finding();
        open.jump(hit.lane() == null ? there : there.withSelection(new Selection(hit.lane(), finding)));
    }

    private void move(MouseEvent event) {
        if (moved != null && Math.hypot(event.getX() - moved.getX(), event.getY() - moved.getY()) < CLICK_PX && tip.isShowing()) {
            return;
        }
        hideTip();
        moved = event;
        rest.playFromStart();
    }

    private void hover() {
        if (moved == null || session.get() == null || lanes.getScene() == null) {
            return;
        }
        String text = hit(moved).text();
        if (!text.isEmpty()) {
            tip.setText(TraceText.of(text));
            tip.show(lanes, moved.getScreenX() + 14, moved.getScreenY() + 16);
        }
    }

    private void hideTip() {
        rest.stop();
        tip.hide();
    }

    private Hit hit(MouseEvent event) {
        return session.get().timeline().at(session.get().view(), lanes.paintedWidth(), event.getX(), event.getY());
    }
}
