package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import racelane.picture.FontRole;

class GlyphOutlinesTest {
    @ParameterizedTest
    @EnumSource(FontRole.class)
    void everyGlyphHasTheOutlineThatFontBoxReads(FontRole role) throws IOException {
        GlyphOutlines ours = new GlyphOutlines(role);
        int compared = 0;
        try (InputStream stream = role.open();
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
            int size = font.getUnitsPerEm();
            for (int glyph = 0; glyph < font.getNumberOfGlyphs(); glyph++) {
                GlyphData theirs = font.getGlyph().getGlyph(glyph);
                Path path = ours.outline(glyph, size, 0, 0);
                if (theirs == null || theirs.getPath().getCurrentPoint() == null) {
                    assertTrue(path.contours().isEmpty(), role + " glyph " + glyph);
                    continue;
                }
                compared++;
                // Both areas are of flattened curves; FontBox rounds the points of composites to whole units.
                double wanted = area(theirs.getPath());
                assertEquals(wanted, area(path), Math.max(400, Math.abs(wanted) * 0.005), role + " glyph " + glyph);
                assertEquals(theirs.getPath().getBounds2D().getMaxX(), path.right(), size * 0.05, role + " glyph " + glyph);
            }
        }
        assertTrue(compared > 900, role + ": only " + compared + " glyphs");
    }

    /** The area around which the contours run, overlaps counted twice. */
    private static double area(Path path) {
        double twice = 0;
        for (Path.Contour contour : path.contours()) {
            for (int i = 0; i < contour.size(); i++) {
                int next = (i + 1) % contour.size();
                twice += contour.x(i) * -contour.y(next) - contour.x(next) * -contour.y(i);
            }
        }
        return twice / 2;
    }

    private static double area(GeneralPath path) {
        double twice = 0;
        double[] at = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        for (PathIterator i = path.getPathIterator(null, 0.2); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            if (kind == PathIterator.SEG_MOVETO) {
                startX = at[0];
                startY = at[1];
            } else {
                double nextX = kind == PathIterator.SEG_CLOSE ? startX : at[0];
                double nextY = kind == PathIterator.SEG_CLOSE ? startY : at[1];
                twice += x * nextY - nextX * y;
                at[0] = nextX;
                at[1] = nextY;
            }
            x = at[0];
            y = at[1];
        }
        return twice / 2;
    }
}
