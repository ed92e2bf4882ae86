package racelane.timeline;

import java.util.List;
import racelane.analysis.RefcountCurve;
import racelane.picture.Box;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;

/** A count's lane. */
final class ObjectLanePainter {
    private final Frame frame;
    private final LanePlace place;
    private final double top;
    private final List<Mark> marks;
    private final CountAxis axis;

    ObjectLanePainter(Frame frame, LanePlace place, double top, List<Mark> marks) {
        this.frame = frame;
        this.place = place;
        this.top = top;
        this.marks = marks;
        this.axis = CountAxis.of(frame.timeline, frame.view, place);
    }

    void paint() {
        RefcountCurve curve = frame.analysis.objects().get(place.key().id()).curves().get(place.key().count());
        for (int value : axis.labels()) {
            marks.add(Line.horizontal(0, frame.width, top + axis.y(value), Pen.hairline(InkRole.GRID.ink())));
        }
        marks.add(Box.at(0, top + axis.bottom(), frame.width, 18).filled(InkRole.WARNING_ZONE.ink()));
        for (int point = Math.max(0, curve.pointAt(frame.firstRow())); point < curve.size() && curve.row(point) < frame.endRow(); point++) {
            double until = point + 1 < curve.size() ? frame.x(curve.row(point + 1)) : frame.width;
            marks.add(Line.horizontal(frame.x(curve.row(point)), until, top + axis.y(curve.value(point)), Pen.of(InkRole.COUNT.ink(), 2.4)));
        }
    }
}
