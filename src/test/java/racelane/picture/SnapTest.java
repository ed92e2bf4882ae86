package racelane.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapTest {
    private static final Ink INK = InkRole.GRID.ink();

    @Test
    void hairlinesLieInTheMiddleOfAPixel() {
        Line line = new Snap(1).line(Line.vertical(259.53, 124, 690, Pen.hairline(INK)));
        assertEquals(Points.of(259.5, 124, 259.5, 690), line.points());
        assertEquals(1, line.pen().width());
    }

    @Test
    void linesOfTwoDevicePixelsLieBetweenPixels() {
        Line line = new Snap(2).line(Line.horizontal(10.1, 20.2, 30.3, Pen.hairline(INK)));
        assertEquals(Points.of(10, 30.5, 20, 30.5), line.points());
    }

    @Test
    void stepLinesKeepTheirCornersTogether() {
        Line step = new Line(Points.of(0, 10.2, 20.4, 10.2, 20.4, 36.7, 50, 36.7), Pen.of(INK, 2.4));
        Line snapped = new Snap(1).line(step);
        assertEquals(Points.of(0, 10, 20, 10, 20, 37, 50, 37), snapped.points());
    }

    @Test
    void slantedLinesAndDiscsStay() {
        Line slanted = new Line(Points.of(0.3, 0.3, 9.7, 4.2), Pen.hairline(INK));
        assertEquals(slanted, new Snap(1).line(slanted));
        Box disc = Box.disc(10.3, 10.3, 4.2).filled(INK);
        assertEquals(disc, new Snap(1).box(disc));
    }

    @Test
    void aThinBoxIsStillSeen() {
        Box box = new Snap(1).box(Box.at(10.1, 5, 0.2, 17).filled(INK));
        assertEquals(1, box.width());
        assertEquals(0, new Snap(1).box(Box.at(10.1, 5, 0, 17).filled(INK)).width());
    }

    @Test
    void boxesSideBySideStaySideBySideAndMoveHalfAPixelAtMost() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Snap snap = new Snap(1 + random.nextInt(4));
            double middle = 10 + random.nextDouble() * 50;
            Box left = snap.box(Box.at(3.3, 0, middle - 3.3, 10));
            Box right = snap.box(Box.at(middle, 0, 7.7, 10));
            assertEquals(left.x() + left.width(), right.x(), 1e-9, "seed " + seed);
            assertTrue(Math.abs(right.x() - middle) <= 0.5 / snap.scale() + 1e-9, "seed " + seed);
        }
    }
}
