package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.picture.FontRole;
import racelane.picture.InkRole;
import racelane.picture.Mark;

/** The painter of each kind of lane. A lane that cannot be painted shows that in its own place; the others go on. */
final class LanePainter {
    private LanePainter() {}

    static List<Mark> paint(Frame frame, LanePlace place, double top) {
        List<Mark> marks = new ArrayList<>();
        try {
            if (place.key().isObject()) {
                new ObjectLanePainter(frame, place, top, marks).paint();
            } else {
                new ThreadLanePainter(frame, place, top, marks).paint();
            }
        } catch (RuntimeException e) {
            marks.add(racelane.picture.Words.at(8, top + 20, "this lane cannot be drawn: " + e, FontRole.SANS, 11)
                    .inked(InkRole.FINDING.ink()));
        }
        return marks;
    }
}
