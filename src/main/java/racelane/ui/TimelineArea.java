package racelane.ui;

import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import racelane.picture.Palette;
import racelane.session.Session;
import racelane.timeline.LaneKey;
import racelane.timeline.LaneLayout;
import racelane.timeline.ViewState;

/** Ruler, lane headers and lanes, with a scroll bar where the lanes need more room than there is. */
final class TimelineArea extends Region {
    static final double HEADERS = 214;
    static final double RULER = 24;
    private static final double BAR = 9;

    private final Supplier<Session> session;
    private final PictureCanvas ruler;
    private final PictureCanvas headers;
    private final PictureCanvas lanes;
    private final Region corner = new Region();
    private final ScrollBar bar = new ScrollBar();
    private boolean showing;
    private double magnified = 1;

    TimelineArea(Supplier<Session> session, Fonts fonts, Runnable repaint) {
        this.session = session;
        this.ruler = new PictureCanvas("Ruler", fonts, (width, height) -> session.get().timeline().ruler(session.get().view(), session.get().kept().notes(), width, height), repaint);
        this.headers = new PictureCanvas("Lane headers", fonts, (width, height) -> session.get().timeline().headers(session.get().view(), width, height), repaint);
        this.lanes = new PictureCanvas("Lanes", fonts, (width, height) -> session.get().timeline().lanes(session.get().view(), width, height), repaint);
        corner.getStyleClass().add("corner");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.setAccessibleText("Scroll the lanes");
        bar.valueProperty().addListener((value, before, now) -> {
            if (!showing) {
                session.get().show(session.get().view().withScroll(now.doubleValue()));
            }
        });
        lanes.setFocusTraversable(true);
        lanes.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("timeline");
        setMinSize(HEADERS + 160, RULER + 60);
        getChildren().addAll(corner, ruler, headers, lanes, bar);
    }

    /** Draws all of it so many times as large. */
    void magnify(double by) {
        magnified = by;
        ruler.magnify(by);
        headers.magnify(by);
        lanes.magnify(by);
        requestLayout();
    }

    PictureCanvas lanes() {
        return lanes;
    }

    PictureCanvas headers() {
        return headers;
    }

    PictureCanvas ruler() {
        return ruler;
    }

    /** Height that all lanes need, ruler included. */
    double wantedHeight() {
        return session.get() == null ? 0 : RULER + session.get().timeline().layout(session.get().view()).height();
    }

    /** The lanes may need more or less room, or stand elsewhere. */
    void show() {
        lanes.setAccessibleText("Lanes: " + session.get().timeline().lanes(session.get().view()).size() + " shown, cursor after step "
                + session.get().timeline().trace().step(session.get().view().cursorRow()));
        double max = hiddenBelow();
        if (lanes.getHeight() > 0 && session.get().view().scrollPx() > max) {
            session.get().show(session.get().view().withScroll(max));
        }
        requestLayout();
    }

    /** Scrolls as far as it takes for a lane to be seen; false while the lanes have no height yet. */
    boolean reveal(LaneKey lane) {
        if (lanes.getHeight() <= 0) {
            return false;
        }
        ViewState view = session.get().view();
        double scroll = session.get().timeline().layout(view).scrollTo(lane, view.scrollPx(), lanes.getHeight() / magnified);
        if (scroll != view.scrollPx()) {
            session.get().show(view.withScroll(scroll));
        }
        return true;
    }

    /** How far the lanes can be scrolled. */
    private double hiddenBelow() {
        return Math.max(0, session.get().timeline().layout(session.get().view()).height() - Math.max(0, getHeight() / magnified - RULER));
    }

    private void placeBar() {
        double max = hiddenBelow();
        double all = session.get().timeline().layout(session.get().view()).height();
        showing = true;
        bar.setVisible(max > 0);
        bar.setMax(Math.max(1, max));
        bar.setVisibleAmount(all <= 0 ? 1 : Math.max(1, max) * Math.min(1, (all - max) / all));
        bar.setBlockIncrement(Math.max(40, all - max - 60));
        bar.setUnitIncrement(40);
        bar.setValue(Math.min(max, session.get().view().scrollPx()));
        showing = false;
    }

    void paint(Palette palette) {
        ruler.paint(palette);
        headers.paint(palette);
        lanes.paint(palette);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (session.get() != null) {
            placeBar();
        }
        double right = bar.isVisible() ? BAR : 0;
        double left = HEADERS * magnified;
        double top = RULER * magnified;
        double lanesWidth = Math.max(0, width - left - right);
        double lanesHeight = Math.max(0, height - top);
        corner.resizeRelocate(0, 0, left, top);
        ruler.resizeRelocate(left, 0, lanesWidth, top);
        headers.resizeRelocate(0, top, left, lanesHeight);
        lanes.resizeRelocate(left, top, lanesWidth, lanesHeight);
        bar.resizeRelocate(width - right, top, BAR, lanesHeight);
    }
}
