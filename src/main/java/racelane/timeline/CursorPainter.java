package racelane.timeline;

import racelane.picture.Box;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Pen;

/** The step the cursor stands after, as a column over all lanes, and the line behind which it stands. */
final class CursorPainter {
    private final Frame frame;

    CursorPainter(Frame frame) {
        this.frame = frame;
    }

    void paint() {
        int row = frame.view.cursorRow();
        if (row < 0) {
            return;
        }
        double x = frame.scale.cursorX(row);
        double from = Math.max(0, frame.scale.stepX(row));
        if (x >= from && from < frame.width && frame.view.order() == Order.EVENT) {
            frame.add(Box.at(from, 0, Math.min(x, frame.width) - from, frame.height).filled(InkRole.CURSOR.ink(0.13)));
        }
        if (x >= 0 && x <= frame.width) {
            frame.add(Line.vertical(x, 0, frame.height, Pen.of(InkRole.CURSOR.ink(), 1.5)));
        }
    }
}
