package racelane.ui;

import java.util.function.Supplier;
import javafx.scene.input.MouseEvent;
import racelane.session.Session;
import racelane.timeline.Hit;

/** The mouse on the overview: a click on a finding opens it, elsewhere it brings that part into view; a drag follows. */
final class OverviewMouse {
    private final PictureCanvas overview;
    private final Supplier<Session> session;

    OverviewMouse(PictureCanvas overview, Supplier<Session> session) {
        this.overview = overview;
        this.session = session;
        overview.setOnMousePressed(this::press);
        overview.setOnMouseDragged(this::centre);
        overview.setOnScroll(event -> {
            double factor = Math.pow(1.25, Math.max(-4, Math.min(4, event.getDeltaY() / 40)));
            session.get().show(session.get().stepper().zoom(session.get().view(), factor));
        });
    }

    private void press(MouseEvent event) {
        Session open = session.get();
        Hit hit = open.timeline().overviewAt(open.view(), overview.paintedWidth(), event.getX(), event.getY());
        if (hit.finding() >= 0 && event.getY() < 16) {
            open.change((timeline, stepper, view) -> stepper.focus(view, hit.finding()), true);
        } else {
            centre(event);
        }
    }

    private void centre(MouseEvent event) {
        Session open = session.get();
        open.show(open.timeline().overviewTo(open.view(), overview.paintedWidth(), event.getX()));
    }
}
