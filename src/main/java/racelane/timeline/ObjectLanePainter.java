package racelane.timeline;

import java.util.ArrayList;
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

    /** Whether a finding has its mark on a count's lane. What the kernel said stands as a flag on the lane of the task that met it. */
    static boolean isMarked(Timeline timeline, Finding finding, LaneKey lane) {
        return !finding.kind().equals("kernel-report") && lane.equals(timeline.laneOf(finding));
    }

    private void findings() {
        List<Finding> findings = frame.analysis.findings();
        int selected = frame.view.selection().finding();
        List<Finding> here = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            boolean mine = isMarked(frame.timeline, findings.get(i), place.key());
            double x = mine ? frame.scale.x(findings.get(i).row()) : Double.NaN;
            if (x >= -6 && x <= frame.width + 6) {
                // The selected one first: it has the first choice of room.
                here.add(i == selected ? 0 : here.size(), findings.get(i));
            }
        }
        List<double[]> taken = new ArrayList<>();
        for (Finding finding : here) {
            double x = frame.scale.x(finding.row());
            marks.add(Polygon.triangleDown(x, top + 18, 14, 10, InkRole.FINDING.ink()));
            taken.add(new double[] {x - 7, x + 7});
        }
        here.forEach(finding -> label(finding, taken));
    }

    /** Writes the kind right of its mark, else left of it, where no other mark or label stands; else nowhere: a hover tells. */
    private void label(Finding finding, List<double[]> taken) {
        double x = frame.scale.x(finding.row());
        String text = finding.kind().replace('-', ' ') + (finding.certain() ? "" : " ~");
        double width = TextMeasure.bundled().width(text, FontRole.SANS_SEMIBOLD, 11);
        // Beyond the cursor's line, if the cursor stands here.
        double after = finding.row() == frame.view.cursorRow() ? Math.max(x + 12, frame.scale.cursorX(finding.row()) + 6) : x + 12;
        Words words = Words.at(after, top + 17, text, FontRole.SANS_SEMIBOLD, 11).inked(InkRole.FINDING.ink());
        if (isFree(after, after + width, taken) && frame.mayLabel()) {
            marks.add(words);
            taken.add(new double[] {after, after + width + 8});
        } else if (isFree(x - 12 - width, x - 12, taken) && frame.mayLabel()) {
            marks.add(Words.at(x - 12, top + 17, text, FontRole.SANS_SEMIBOLD, 11).ending().inked(InkRole.FINDING.ink()));
            taken.add(new double[] {x - 20 - width, x - 12});
        }
    }

    private boolean isFree(double from, double to, List<double[]> taken) {
        return from >= 0 && to <= frame.width && taken.stream().noneMatch(range -> range[0] < to && range[1] > from);
    }
}
