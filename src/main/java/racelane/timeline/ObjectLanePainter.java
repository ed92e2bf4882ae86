package racelane.timeline;

import java.util.List;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Polygon;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** A count's lane: its value over the axis, the zone that no sound count reaches, the lives of the address, and findings. */
final class ObjectLanePainter {
    private final Frame frame;
    private final LanePlace place;
    private final double top;
    private final List<Mark> marks;
    private final CountAxis axis;
    private final CountedObject object;

    ObjectLanePainter(Frame frame, LanePlace place, double top, List<Mark> marks) {
        this.frame = frame;
        this.place = place;
        this.top = top;
        this.marks = marks;
        this.axis = CountAxis.of(frame.timeline, frame.view, place);
        this.object = frame.analysis.objects().get(place.key().id());
    }

    void paint() {
        for (int value : axis.labels()) {
            marks.add(Line.horizontal(0, frame.width, Math.rint(top + axis.y(value)) + 0.5, Pen.hairline(InkRole.GRID.ink())));
        }
        marks.add(Box.at(0, top + axis.bottom(), frame.width, CountAxis.BELOW_ZERO).filled(InkRole.WARNING_ZONE.ink()));
        new LifePainter(frame, place, top, marks, axis, object).paint();
        new CurvePainter(frame, top, marks, axis, object, place.key()).paint();
        findings();
    }

    private void findings() {
        List<Finding> findings = frame.analysis.findings();
        int selected = frame.view.selection().finding();
        double free = Double.NEGATIVE_INFINITY;
        if (selected >= 0 && selected < findings.size() && findings.get(selected).object() == object) {
            free = marker(findings.get(selected), true, free);
        }
        double selectedX = free > 0 ? frame.x(findings.get(selected).row()) : Double.NaN;
        double next = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < findings.size(); i++) {
            if (i != selected && findings.get(i).object() == object) {
                double x = frame.x(findings.get(i).row());
                boolean room = x > next && (Double.isNaN(selectedX) || x > free || x + 110 < selectedX);
                next = marker(findings.get(i), room, next);
            }
        }
    }

    private double marker(Finding finding, boolean labelled, double next) {
        double x = frame.scale.x(finding.row());
        if (x < -6 || x > frame.width + 6) {
            return next;
        }
        marks.add(Polygon.triangleDown(x, top + 18, 14, 10, InkRole.FINDING.ink()));
        String text = finding.kind().replace('-', ' ') + (finding.certain() ? "" : " ~");
        double width = TextMeasure.bundled().width(text, FontRole.SANS_SEMIBOLD, 11);
        if (!labelled || !frame.mayLabel()) {
            return Math.max(next, x + 8);
        }
        // Beyond the cursor's line, if the cursor stands here.
        double after = finding.row() == frame.view.cursorRow() ? Math.max(x + 12, frame.scale.cursorX(finding.row()) + 6) : x + 12;
        boolean right = after + width < frame.width;
        Words words = Words.at(right ? after : x - 12, top + 17, text, FontRole.SANS_SEMIBOLD, 11).inked(InkRole.FINDING.ink());
        marks.add(right ? words : words.ending());
        return right ? after + 6 + width : x + 8;
    }
}
