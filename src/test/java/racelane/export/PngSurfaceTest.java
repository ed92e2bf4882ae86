package racelane.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import racelane.picture.Box;
import racelane.picture.Clip;
import racelane.picture.Dash;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Palette;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.Points;
import racelane.picture.Polygon;
import racelane.picture.Strip;
import racelane.picture.TextMeasure;
import racelane.picture.Theme;
import racelane.picture.Words;

class PngSurfaceTest {
    private static final Palette LIGHT = Theme.LIGHT.palette();
    private static final int PAGE = LIGHT.argb(InkRole.BACKGROUND);
    private static final Ink INK = InkRole.LANE_0.ink();
    private static final int COLOUR = LIGHT.argb(INK);

    @Test
    void aBoxCoversItsPixelsAndNoOther() throws IOException {
        BufferedImage image = painted(1, Box.at(10, 10, 5, 3).filled(INK));
        assertEquals(15, count(image, COLOUR));
        assertEquals(COLOUR, image.getRGB(10, 10));
        assertEquals(COLOUR, image.getRGB(14, 12));
        assertEquals(40 * 40 - 15, count(image, PAGE));
    }

    @Test
    void aBoxBetweenPixelsIsCrispAllTheSame() throws IOException {
        BufferedImage image = painted(1, Box.at(10.4, 10.4, 5.3, 3.2).filled(INK));
        assertEquals(Map.of(COLOUR, 6 * 4, PAGE, 1600 - 24), colours(image));
    }

    @Test
    void thePenLiesWithinTheBox() throws IOException {
        BufferedImage image = painted(1, Box.at(10, 10, 10, 10).filled(InkRole.CARD.ink()).edged(Pen.hairline(INK)));
        assertEquals(COLOUR, image.getRGB(10, 10));
        assertEquals(COLOUR, image.getRGB(19, 19));
        assertEquals(0xffffffff, image.getRGB(11, 11));
        assertEquals(PAGE, image.getRGB(9, 10));
        assertEquals(36, count(image, COLOUR));
    }

    @Test
    void alphaMixesWithWhatIsUnderneath() throws IOException {
        BufferedImage image = painted(1, Box.at(0, 0, 40, 40).filled(InkRole.CARD.ink()),
                Box.at(10, 10, 5, 5).filled(InkRole.CURSOR.ink(0.5)));
        // Half of white and half of 0b62c4.
        assertEquals(0xff85b0e1, image.getRGB(12, 12));
    }

    @Test
    void roundCornersLeaveTheCornerFree() throws IOException {
        BufferedImage image = painted(1, Box.at(10, 10, 20, 20).rounded(6).filled(INK));
        assertEquals(PAGE, image.getRGB(10, 10));
        assertEquals(COLOUR, image.getRGB(16, 10));
        assertEquals(COLOUR, image.getRGB(20, 20));
    }

    @Test
    void aDiscHasTheAreaOfACircle() throws IOException {
        BufferedImage image = painted(1, Box.disc(20, 20, 8).filled(new Ink(InkRole.LANE_0, 1)));
        assertEquals(Math.PI * 64, ink(image, 0, 0, 40, 40), 1);
    }

    @Test
    void aDiscWithAPenShowsNoFringeOfItsFill() throws IOException {
        Pen page = Pen.of(InkRole.BACKGROUND.ink(), 2);
        BufferedImage image = painted(1, Box.disc(20.3, 20.3, 8).filled(INK).edged(page));
        for (double angle = 0; angle < 2 * Math.PI; angle += 0.05) {
            int x = (int) (20.3 + 7.9 * Math.cos(angle));
            int y = (int) (20.3 + 7.9 * Math.sin(angle));
            if (Math.hypot(x + 0.5 - 20.3, y + 0.5 - 20.3) > 7.8) {
                assertEquals(PAGE, image.getRGB(x, y), "at " + x + ", " + y);
            }
        }
        assertEquals(Math.PI * 36, ink(image, 0, 0, 40, 40), 3);
    }

    @Test
    void hairlinesAreOnePixelOfFullColour() throws IOException {
        assertEquals(Map.of(COLOUR, 20, PAGE, 1600 - 20),
                colours(painted(1, Line.vertical(10.7, 5, 25, Pen.hairline(INK)))));
        assertEquals(Map.of(COLOUR, 20, PAGE, 1600 - 20),
                colours(painted(1, Line.horizontal(5, 25, 10, Pen.hairline(INK)))));
    }

    @Test
    void atScaleTwoAHairlineIsTwoDevicePixels() throws IOException {
        assertEquals(80, count(painted(2, Line.vertical(10.7, 5, 25, Pen.hairline(INK))), COLOUR));
    }

    @Test
    void stepLinesHaveFullCorners() throws IOException {
        BufferedImage image = painted(1, new Line(Points.of(5, 10, 20, 10, 20, 30), Pen.of(INK, 2)));
        assertEquals(Map.of(COLOUR, 2 * 15 + 2 * 20, PAGE, 1600 - 70), colours(image));
    }

    @Test
    void slantedLinesHaveTheAreaOfLengthTimesWidth() throws IOException {
        BufferedImage image = painted(1, new Line(Points.of(5, 5, 35, 25), Pen.of(INK, 2)));
        assertEquals(2 * Math.hypot(30, 20), ink(image, 0, 0, 40, 40), 1);
    }

    @Test
    void dashesCoverTheirShare() throws IOException {
        BufferedImage image = painted(1, Line.horizontal(0, 40, 10, Pen.hairline(INK).dashed(Dash.DASHED)));
        assertEquals(20, count(image, COLOUR));
        assertEquals(COLOUR, image.getRGB(3, 10));
        assertEquals(PAGE, image.getRGB(4, 10));
    }

    @Test
    void aDashedLineFromFarAwayArrives() throws IOException {
        Pen dashed = Pen.hairline(INK).dashed(Dash.DOTTED);
        assertTrue(count(painted(1, Line.horizontal(-1e15, 1e15, 10, dashed)), COLOUR) > 5);
    }

    @Test
    void polygonsAreFilledExactly() throws IOException {
        BufferedImage image = painted(1, Polygon.triangleDown(20, 30, 20, 16, INK));
        assertEquals(160, ink(image, 0, 0, 40, 40), 1);
        assertEquals(COLOUR, image.getRGB(20, 20));
        assertEquals(PAGE, image.getRGB(12, 28));
    }

    @Test
    void aHatchIsNeitherEmptyNorSolidAndItsSlantShows() throws IOException {
        Box box = Box.at(0, 0, 36, 36);
        double rising = ink(painted(1, box.hatched(Hatch.rising(INK))), 0, 0, 36, 36);
        assertEquals(36 * 36 * Hatch.STROKE / (Hatch.TILE * Math.sqrt(0.5)), rising, 36);
        BufferedImage up = painted(1, box.hatched(Hatch.rising(INK)));
        BufferedImage down = painted(1, box.hatched(Hatch.falling(INK)));
        assertEquals(up.getRGB(12, 12), up.getRGB(13, 11));
        assertNotEquals(up.getRGB(12, 12), up.getRGB(15, 12));
        assertEquals(down.getRGB(12, 12), down.getRGB(13, 13));
        assertNotEquals(colours(up), colours(painted(1, box.filled(INK))));
    }

    @Test
    void hatchesOfNeighboursContinueEachOther() throws IOException {
        Hatch hatch = Hatch.rising(INK);
        assertEquals(colours(painted(1, Box.at(3, 3, 30, 30).hatched(hatch))),
                colours(painted(1, Box.at(3, 3, 13, 30).hatched(hatch), Box.at(16, 3, 17, 30).hatched(hatch))));
    }

    @Test
    void textLeavesInkInItsBoxAndNowhereElse() throws IOException {
        double width = TextMeasure.bundled().width("HHH", FontRole.MONO, 12);
        BufferedImage image = painted(1, Words.at(5, 30, "HHH", FontRole.MONO, 12));
        double all = ink(image, 0, 0, 40, 40);
        assertTrue(all > 30, "ink of HHH: " + all);
        assertEquals(all, ink(image, 5, 20, 5 + (int) Math.ceil(width), 31), 1e-9);
        assertEquals(0, ink(image, 0, 30, 40, 40));
    }

    @Test
    void endingAndCentredTextLieWhereTheyShould() throws IOException {
        Words words = Words.at(20, 30, "HH", FontRole.MONO, 10);
        assertEquals(0, ink(painted(1, words), 0, 0, 20, 40));
        assertEquals(0, ink(painted(1, words.ending()), 20, 0, 40, 40));
        BufferedImage centred = painted(1, words.centred());
        assertEquals(ink(centred, 0, 0, 20, 40), ink(centred, 20, 0, 40, 40), 1);
    }

    @Test
    void italicsAndWeightsDiffer() throws IOException {
        double regular = ink(painted(1, Words.at(2, 30, "step", FontRole.SANS, 14)), 0, 0, 40, 40);
        double bold = ink(painted(1, Words.at(2, 30, "step", FontRole.SANS_SEMIBOLD, 14)), 0, 0, 40, 40);
        assertTrue(bold > regular * 1.15, regular + " and " + bold);
        assertNotEquals(colours(painted(1, Words.at(2, 30, "step", FontRole.SANS, 14))),
                colours(painted(1, Words.at(2, 30, "step", FontRole.SANS_ITALIC, 14))));
    }

    @Test
    void aMissingCharacterIsAHollowBox() throws IOException {
        BufferedImage image = painted(1, Words.at(10, 30, "漢", FontRole.SANS, 16).inked(INK));
        assertEquals(COLOUR, image.getRGB(11, 29));
        assertEquals(COLOUR, image.getRGB(12, 18));
        assertEquals(PAGE, image.getRGB(15, 24));
    }

    @Test
    void aStripIsColumnsOfItsDensity() throws IOException {
        Strip strip = new Strip(5, new float[] {10, 12, 0, 20}, new float[] {20, 14, 0, 20},
                new byte[] {-1, (byte) 128, 0, -1}, INK);
        BufferedImage image = painted(1, strip);
        assertEquals(11, count(image, COLOUR));
        assertEquals(COLOUR, image.getRGB(5, 10));
        assertEquals(PAGE, image.getRGB(7, 10));
        assertEquals(COLOUR, image.getRGB(8, 20), "an event has at least one pixel");
        assertEquals(2, 1600 - count(image, COLOUR) - count(image, PAGE));
        assertEquals(44, count(painted(2, strip), COLOUR));
    }

    @Test
    void clipsNestAndEnd() throws IOException {
        BufferedImage image = painted(1,
                new Clip(10, 10, 10, 10, List.of(
                        new Clip(0, 0, 15, 40, List.of(Box.at(0, 0, 40, 40).filled(INK))),
                        Words.at(0, 38, "HHHHHH", FontRole.SANS, 30).inked(InkRole.FINDING.ink()))),
                Box.at(30, 30, 2, 2).filled(InkRole.ALIVE.ink()));
        assertEquals(4, count(image, LIGHT.argb(InkRole.ALIVE)));
        assertEquals(0, ink(image, 0, 0, 40, 10) + ink(image, 20, 0, 40, 30) + ink(image, 0, 20, 29, 40));
        assertEquals(COLOUR, image.getRGB(14, 10));
        assertNotEquals(COLOUR, image.getRGB(15, 10));
    }

    @Test
    void whatLiesOutsideThePageDoesNoHarm() throws IOException {
        assertEquals(Map.of(PAGE, 1600), colours(painted(2, Box.at(-1e12, -50, 10, 10).filled(INK).rounded(3),
                Words.at(-1e9, -1e9, "far", FontRole.SANS, 12), Box.disc(1e9, 1e9, 1e6).filled(INK),
                new Line(Points.of(-1e12, -1e9, -5, -5), Pen.of(INK, 3)), Polygon.filled(INK),
                new Line(Points.of(), Pen.hairline(INK)))).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() / 4)));
    }

    @Test
    void theSamePictureGivesTheSameBytes() {
        for (Theme theme : Theme.values()) {
            assertArrayEquals(PngSurface.bytes(Specimen.ofATimeline(), theme.palette(), 1),
                    PngSurface.bytes(Specimen.ofATimeline(), theme.palette(), 1));
        }
    }

    @Test
    void everyScaleIsDrawnAtItsSize() throws IOException {
        for (int scale = 1; scale <= 4; scale++) {
            BufferedImage image = read(PngSurface.bytes(Specimen.ofEveryMark(), LIGHT, scale));
            assertEquals(200 * scale, image.getWidth());
            assertEquals(160 * scale, image.getHeight());
            assertEquals(LIGHT.argb(InkRole.ALIVE), image.getRGB(10 * scale, 10 * scale));
            assertEquals(PAGE, image.getRGB(10 * scale - 1, 10 * scale));
        }
        assertThrows(IllegalArgumentException.class, () -> PngSurface.bytes(Specimen.ofEveryMark(), LIGHT, 5));
    }

    @Test
    void aPageOfSeveralBandsHasNoSeams() throws IOException {
        // 4000 x 4 by 2600 x 4 device pixels are more than four bands.
        Picture picture = new Picture(4000, 2600, "", List.of(
                Box.at(100, 0, 50, 2600).filled(INK), Box.at(200, 0, 50, 2600).hatched(Hatch.rising(INK))));
        BufferedImage image = read(PngSurface.bytes(picture, LIGHT, 2));
        for (int y = 0; y < 5200; y++) {
            assertEquals(COLOUR, image.getRGB(250, y));
            assertEquals(image.getRGB(450, y % 12), image.getRGB(450, y), "row " + y);
        }
    }

    private static BufferedImage painted(int scale, Mark... marks) throws IOException {
        return read(PngSurface.bytes(new Picture(40, 40, "", List.of(marks)), LIGHT, scale));
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int count(BufferedImage image, int argb) {
        return colours(image).getOrDefault(argb, 0);
    }

    private static Map<Integer, Integer> colours(BufferedImage image) {
        Map<Integer, Integer> colours = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.merge(image.getRGB(x, y), 1, Integer::sum);
            }
        }
        return colours;
    }

    /** How many pixels' worth of a dark colour there is, by the red channel, up to but without (right, bottom). */
    private static double ink(BufferedImage image, int left, int top, int right, int bottom) {
        double ink = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                ink += (PAGE >>> 16 & 0xff) - (image.getRGB(x, y) >>> 16 & 0xff);
            }
        }
        return ink / ((PAGE >>> 16 & 0xff) - (COLOUR >>> 16 & 0xff));
    }
}
