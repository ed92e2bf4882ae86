package racelane.timeline;

import java.util.List;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Polygon;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** A kernel report on the lane of the task that met it: a pole and a flag with what the kernel said. */
final class FlagPainter {
    private static final double MAX_TEXT = 230;

    private final Frame frame;
    private final List<Mark> marks;

    FlagPainter(Frame frame, List<Mark> marks) {
        this.frame = frame;
        this.marks = marks;
    }

    /** Draws the flag and returns the pixel right of which the next one has room. */
    double flag(int row, double top, LanePlace place) {
        double x = frame.x(row);
        double flagTop = top + place.rows().flagTop();
        String text = TextMeasure.bundled().ellipsize(frame.timeline.words().of(row, frame.mainObject()), FontRole.SANS_SEMIBOLD, 11, MAX_TEXT);
        double width = TextMeasure.bundled().width(text, FontRole.SANS_SEMIBOLD, 11) + 26;
        double left = x + width > frame.width ? x - width : x;
        marks.add(Line.vertical(x, top + 4, flagTop + 17, Pen.of(InkRole.FINDING.ink(), 2)));
        if (!frame.mayLabel()) {
            return x + 6;
        }
        marks.add(Box.at(left, flagTop, width, 17).rounded(3).filled(InkRole.FINDING_PANEL.ink()).edged(Pen.hairline(InkRole.FINDING.ink())));
        marks.add(Polygon.flag(left + 7, flagTop + 14, 11, InkRole.FINDING.ink()));
        marks.add(Words.at(left + 20, TextMeasure.bundled().baselineAround(flagTop + 8.5, FontRole.SANS_SEMIBOLD, 11), text, FontRole.SANS_SEMIBOLD, 11)
                .inked(InkRole.FINDING.ink()));
        return x + width + 4;
    }
}
