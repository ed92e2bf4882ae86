package racelane.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {
    @Test
    void picturesThatLookTheSameAreEqual() {
        assertEquals(picture(200), picture(200));
        assertNotEquals(picture(200), picture(201));
    }

    @Test
    void thePictureAsTextNamesEveryMarkInPaintingOrder() {
        assertEquals("""
                picture 300 x 100 "a lane"
                box 0 0 300 100 round 3 fill panel hatch rising text@50% pen finding 1
                clip 10 10 50 20
                  line 0,1.5 9,1.5 pen grid 1 dotted
                  words 5 20 middle mono 12 text "a␛b"
                polygon 10,0 20,0 15,10 fill finding
                arrow 0 0 to 30 40 pen cursor 1.5
                strip 4 columns 4 lane_2
                  0..1: 10 to 20 density 255
                  3..3: 12 to 14 density 200
                """, PictureText.of(picture(200)));
    }

    @Test
    void whatNoSurfaceCouldDrawIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Box.at(Double.NaN, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Points.of(1, 2, Double.POSITIVE_INFINITY, 0));
        assertThrows(IllegalArgumentException.class, () -> Points.of(1));
        assertThrows(IllegalArgumentException.class, () -> InkRole.TEXT.ink(1.1));
        assertThrows(IllegalArgumentException.class, () -> new Picture(0, 5, "", List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Picture(5, 1_000_000, "", List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> new Strip(0, new float[2], new float[1], new byte[2], InkRole.TEXT.ink()));
    }

    @Test
    void theArrowsHeadEndsAtItsTip() {
        Arrow arrow = new Arrow(0, 0, 0, 0, 40, 10, 40, 40, Pen.hairline(InkRole.TEXT.ink()), 8);
        assertEquals(Points.of(40, 40, 36.4, 32, 43.6, 32), arrow.head().corners());
    }

    private static Picture picture(int lastDensity) {
        Strip strip = new Strip(4, new float[] {10, 10, 0, 12}, new float[] {20, 20, 0, 14},
                new byte[] {-1, -1, 0, (byte) lastDensity}, InkRole.LANE_2.ink());
        return new Picture(300, 100, "a lane", List.of(
                Box.at(0, 0, 300, 100).rounded(3).filled(InkRole.PANEL.ink())
                        .hatched(Hatch.rising(InkRole.TEXT.ink(0.5))).edged(Pen.hairline(InkRole.FINDING.ink())),
                new Clip(10, 10, 50, 20, List.of(
                        Line.horizontal(0, 9, 1.5, Pen.hairline(InkRole.GRID.ink()).dashed(Dash.DOTTED)),
                        Words.at(5, 20, "a\u001bb", FontRole.MONO, 12).centred())),
                Polygon.triangleDown(15, 10, 10, 10, InkRole.FINDING.ink()),
                Arrow.between(0, 0, 30, 40, Pen.of(InkRole.CURSOR.ink(), 1.5)),
                strip));
    }
}
