package racelane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import racelane.picture.Box;
import racelane.picture.Clip;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Palette;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.Strip;
import racelane.picture.Theme;
import racelane.picture.Words;

/** What is painted has the colour that its ink has. */
class CanvasSurfaceTest {
    private static final Palette PALETTE = Theme.LIGHT.palette();

    private static PixelReader painted(PictureCanvas.Source source) throws Exception {
        FxToolkit.registerPrimaryStage();
        return OpenedWindow.onFx(() -> {
            Stage stage = new Stage();
            PictureCanvas canvas = new PictureCanvas("test", Fonts.load(), source, () -> {});
            stage.setScene(new Scene(new StackPane(canvas), 200, 100));
            stage.show();
            canvas.getParent().layout();
            canvas.layout();
            canvas.paint(PALETTE);
            PixelReader pixels = stage.getScene().snapshot(null).getPixelReader();
            stage.hide();
            return pixels;
        });
    }

    private static PixelReader painted(Mark... marks) throws Exception {
        return painted((width, height) -> new Picture(width, height, "test", List.of(marks)));
    }

    @Test
    void boxesLinesAndThePageHaveTheirColours() throws Exception {
        PixelReader pixels = painted(Box.at(10, 10, 20, 20).filled(InkRole.ALIVE.ink()), Line.horizontal(50, 150, 40.5, Pen.hairline(InkRole.FINDING.ink())));
        assertEquals(PALETTE.argb(InkRole.BACKGROUND), pixels.getArgb(1, 1));
        assertEquals(PALETTE.argb(InkRole.ALIVE), pixels.getArgb(20, 20));
        assertEquals(PALETTE.argb(InkRole.BACKGROUND), pixels.getArgb(30, 20));
        assertEquals(PALETTE.argb(InkRole.FINDING), pixels.getArgb(100, 40));
        assertEquals(PALETTE.argb(InkRole.BACKGROUND), pixels.getArgb(100, 41));
    }

    @Test
    void aStripHasAColumnAPixel() throws Exception {
        PixelReader pixels = painted(new Strip(100, new float[] {20, 30, 20}, new float[] {40, 40, 40}, new byte[] {(byte) 255, (byte) 255, 0},
                InkRole.LANE_0.ink()));
        assertEquals(PALETTE.argb(InkRole.LANE_0), pixels.getArgb(100, 25));
        assertEquals(PALETTE.argb(InkRole.BACKGROUND), pixels.getArgb(101, 25));
        assertEquals(PALETTE.argb(InkRole.LANE_0), pixels.getArgb(101, 35));
        assertEquals(PALETTE.argb(InkRole.BACKGROUND), pixels.getArgb(102, 35));
        assertEquals(PALETTE.argb(InkRole.BACKGROUND), pixels.getArgb(100, 41));
    }

    @Test
    void aHatchIsNeitherEmptyNorFull() throws Exception {
        PixelReader pixels = painted(Box.at(20, 20, 60, 60).hatched(Hatch.rising(InkRole.TEXT.ink())));
        Set<Integer> seen = new HashSet<>();
        for (int x = 22; x < 78; x++) {
            seen.add(pixels.getArgb(x, 50));
        }
        assertTrue(seen.size() > 1, "one colour only: " + seen);
    }

    @Test
    void nothingIsSeenOutsideAClip() throws Exception {
        PixelReader pixels = painted(new Clip(10, 10, 20, 20, List.of(Box.at(0, 0, 200, 100).filled(InkRole.COUNT.ink()))));
        assertEquals(PALETTE.argb(InkRole.COUNT), pixels.getArgb(15, 15));
        assertEquals(PALETTE.argb(InkRole.BACKGROUND), pixels.getArgb(40, 15));
    }

    @Test
    void aPartThatCannotBeDrawnSaysSoInItsOwnPlace() throws Exception {
        PixelReader pixels = painted((width, height) -> {
            throw new IllegalStateException("lane 3 is odd");
        });
        PixelReader empty = painted();
        boolean differs = false;
        for (int x = 12; x < 190; x++) {
            differs |= pixels.getArgb(x, 20) != empty.getArgb(x, 20);
        }
        assertTrue(differs, "nothing is said");
        assertNotEquals(0, pixels.getArgb(1, 1));
    }

    @Test
    void wordsLeaveInk() throws Exception {
        PixelReader pixels = painted(Words.at(10, 50, "MMMM", FontRole.MONO_SEMIBOLD, 30));
        Set<Integer> seen = new HashSet<>();
        for (int y = 30; y < 50; y++) {
            for (int x = 10; x < 80; x++) {
                seen.add(pixels.getArgb(x, y));
            }
        }
        assertTrue(seen.contains(PALETTE.argb(InkRole.TEXT)), "no pixel has the ink of text");
    }
}
