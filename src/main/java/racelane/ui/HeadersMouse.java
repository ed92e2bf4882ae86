package racelane.ui;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import racelane.session.Session;
import racelane.timeline.LaneKey;
import racelane.timeline.LaneLayout;
import racelane.timeline.LanePlace;
import racelane.timeline.Selection;

/** The mouse on the lane headers: a click selects, a drag reorders, the wheel scrolls the lanes. */
final class HeadersMouse {
    private final PictureCanvas headers;
    private final Supplier<Session> session;
    private final LaneMenu menu;
    private LaneKey dragged;

    HeadersMouse(PictureCanvas headers, Supplier<Session> session, LaneMenu menu) {
        this.headers = headers;
        this.session = session;
        this.menu = menu;
        headers.setOnScroll(event -> session.get().show(session.get().view().withScroll(session.get().view().scrollPx() - event.getDeltaY())));
        headers.setOnMousePressed(this::press);
        headers.setOnMouseDragged(this::drag);
        headers.setOnMouseReleased(event -> {
            dragged = null;
            headers.setCursor(Cursor.DEFAULT);
        });
    }

    private void press(MouseEvent event) {
        LaneKey lane = at(event.getY());
        if (lane == null) {
            return;
        }
        Session open = session.get();
        open.show(open.view().withSelection(new Selection(lane, open.view().selection().finding())));
        if (event.getButton() == MouseButton.SECONDARY) {
            menu.show(headers, event, lane);
        } else {
            dragged = lane;
        }
    }

    /** The lane follows the pointer: it changes places as soon as the pointer is in the other half of a neighbour. */
    private void drag(MouseEvent event) {
        Session open = session.get();
        LaneLayout layout = open.timeline().layout(open.view());
        int over = layout.at(event.getY(), open.view().scrollPx());
        int own = dragged == null ? -1 : layout.indexOf(dragged);
        if (own < 0 || over < 0 || over == own || open.isChanging()) {
            return;
        }
        headers.setCursor(Cursor.V_RESIZE);
        List<LanePlace> places = layout.places();
        double middle = layout.screenTop(over, open.view().scrollPx()) + places.get(over).height() / 2;
        boolean down = over > own;
        if (down ? event.getY() > middle : event.getY() < middle) {
            int before = down ? over + 1 : over;
            LaneKey moved = dragged;
            LaneKey next = before < places.size() ? places.get(before).key() : null;
            open.change((timeline, stepper, view) -> view.withMoved(moved, next), false);
        }
    }

    private LaneKey at(double y) {
        LaneLayout layout = session.get().timeline().layout(session.get().view());
        int index = layout.at(y, session.get().view().scrollPx());
        return index < 0 ? null : layout.places().get(index).key();
    }
}
