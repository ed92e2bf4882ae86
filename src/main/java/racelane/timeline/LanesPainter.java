package racelane.timeline;

import java.util.List;
import racelane.picture.Box;
import racelane.picture.Clip;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;

/** Composes the lanes of a view: grid, lanes, arrows, gaps, cursor. */
final class LanesPainter {
    private final Frame frame;
    private final LaneLayout layout;

    LanesPainter(Timeline timeline, ViewState view, int width, int height) {
        this.frame = new Frame(timeline, view, width, height);
        this.layout = frame.shown.layout();
    }

    Picture paint() {
        grid();
        new GapPainter(frame).paint();
        lanes(false);
        if (layout.pinnedHeight() > 0) {
            frame.add(Box.at(0, 0, frame.width, layout.pinnedHeight()).filled(InkRole.BACKGROUND.ink()));
            lanes(true);
        }
        new CursorPainter(frame).paint();
        new ArrowPainter(frame).paint();
        return new Picture(frame.width, frame.height, "lanes", frame.marks);
    }

    private void grid() {
        for (double x : Ticks.of(frame.scale, frame.timeline, 32).positions()) {
            frame.add(Line.vertical(x, 0, frame.height, Pen.hairline(InkRole.GRID.ink())));
        }
    }

    private void lanes(boolean pinned) {
        double from = pinned ? 0 : layout.pinnedHeight();
        List<LanePlace> places = layout.places();
        for (int i = 0; i < places.size(); i++) {
            double top = layout.screenTop(i, frame.view.scrollPx());
            double bottom = top + places.get(i).height();
            if (layout.isPinned(i) == pinned && bottom > from && top < frame.height) {
                List<Mark> marks = LanePainter.paint(frame, places.get(i), top);
                double clipTop = Math.max(from, top);
                frame.add(new Clip(0, clipTop, frame.width, Math.min(frame.height, bottom) - clipTop, marks));
                frame.add(Line.horizontal(0, frame.width, bottom - 0.5, Pen.hairline(InkRole.RULE.ink())));
            }
        }
    }
}
