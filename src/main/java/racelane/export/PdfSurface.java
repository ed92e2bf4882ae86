package racelane.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import racelane.picture.Arrow;
import racelane.picture.Box;
import racelane.picture.Clip;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Palette;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.Polygon;
import racelane.picture.Snap;
import racelane.picture.Strip;
import racelane.picture.Surface;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/**
 * A picture as a PDF of one page, everything a vector, the used glyphs of the fonts embedded. Text can be
 * searched and copied, characters that no bundled font has included. The same picture gives the same bytes.
 *
 * <p>The page's operators (ISO 32000-1, 8 and 9) are written here and not by PDFBox's content stream, which
 * would put ligatures into names. One px is 0.75 pt.
 */
public final class PdfSurface implements Surface {
    private static final double POINTS_A_PX = 0.75;
    /** Larger pages need a larger unit (ISO 32000-1, annex C). */
    private static final double MAX_POINTS = 14_400;

    private final TextMeasure measure = TextMeasure.bundled();
    private final Snap snap = new Snap(1);
    private final Picture picture;
    private final PdfContent page;

    private PdfSurface(Picture picture, PdfContent page) {
        this.picture = picture;
        this.page = page;
    }

    /**
     * Writes a picture; the stream stays open.
     *
     * @param scale size of the page, relative to the picture's at 96 px to the inch; more than 0
     */
    public static void write(Picture picture, Palette palette, double scale, OutputStream out) throws IOException {
        double unit = POINTS_A_PX * new Snap(scale).scale();
        double width = picture.width() * unit;
        double height = picture.height() * unit;
        double userUnit = Math.max(1, Math.ceil(Math.max(width, height) / MAX_POINTS));
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) (width / userUnit), (float) (height / userUnit)));
            if (userUnit > 1) {
                page.setUserUnit((float) userUnit);
            }
            document.addPage(page);
            PdfResources resources = new PdfResources(document, page);
            PdfContent content = new PdfContent(palette, resources);
            new PdfSurface(picture, content).paint(unit / userUnit, height / userUnit);
            resources.embed();
            page.setContents(new PDStream(document, new ByteArrayInputStream(content.bytes()),
                    COSName.FLATE_DECODE));
            if (!picture.title().isEmpty()) {
                document.getDocumentInformation().setTitle(picture.title());
            }
            // PDFBox would make the file's id from the clock.
            document.setDocumentId(1L);
            document.save(out, CompressParameters.DEFAULT_COMPRESSION);
        }
    }

    /** The file as bytes. */
    public static byte[] bytes(Picture picture, Palette palette, double scale) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(picture, palette, scale, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void paint(double unit, double height) {
        // From here on px with y down, as the picture has it. A rounded unit would shift the far end.
        page.write(String.format(Locale.ROOT, "%.8f 0 0 %.8f 0 %.8f cm", unit, -unit, height));
        fill(Box.at(0, 0, picture.width(), picture.height()), InkRole.BACKGROUND.ink());
        picture.paintOn(this);
    }

    @Override
    public void box(Box unsnapped) {
        Box box = snap.box(unsnapped);
        if (box.fill().isVisible()) {
            fill(box, box.fill());
        }
        if (box.hatch().isVisible()) {
            hatch(box);
        }
        Pen pen = box.pen();
        if (pen.isVisible()) {
            double inset = Math.min(pen.width(), Math.min(box.width(), box.height())) / 2;
            page.pen(pen);
            page.outline(box, inset);
            page.write("S");
        }
    }

    private void fill(Box box, Ink ink) {
        page.ink(ink);
        page.outline(box, box.fillInset());
        page.write("f");
    }

    private void hatch(Box box) {
        page.write("q");
        page.outline(box, box.fillInset());
        page.write("W n");
        page.pen(Pen.of(box.hatch().ink(), Hatch.STROKE));
        // Only what lies on the page: a box may reach far beyond it.
        double top = Math.max(0, box.y());
        double bottom = Math.min(picture.height(), box.y() + box.height());
        double left = Math.max(0, box.x());
        double right = Math.min(picture.width(), box.x() + box.width());
        boolean rising = box.hatch().slant() == Hatch.Slant.RISING;
        double first = rising ? left + top : left - bottom;
        double last = rising ? right + bottom : right - top;
        for (double at = Math.floor(first / Hatch.TILE) * Hatch.TILE; at < last + Hatch.TILE; at += Hatch.TILE) {
            page.write(rising ? at - top : at + top, top, "m", rising ? at - bottom : at + bottom, bottom, "l S");
        }
        page.write("Q");
    }

    @Override
    public void line(Line unsnapped) {
        Line line = snap.line(unsnapped);
        if (line.pen().isVisible() && line.points().size() > 1) {
            page.pen(line.pen());
            page.points(line.points());
            page.write("S");
        }
    }

    @Override
    public void polygon(Polygon polygon) {
        if (polygon.corners().size() < 2) {
            return;
        }
        if (polygon.fill().isVisible()) {
            page.ink(polygon.fill());
            page.points(polygon.corners());
            page.write("f");
        }
        if (polygon.pen().isVisible()) {
            page.pen(polygon.pen());
            page.points(polygon.corners());
            page.write("s");
        }
    }

    @Override
    public void words(Words words) {
        if (words.text().isEmpty() || !words.ink().isVisible()) {
            return;
        }
        page.ink(words.ink());
        String text = words.text();
        double x = words.x() - words.anchor().share() * measure.width(text, words.font(), words.size());
        double baseline = Math.rint(words.baseline());
        for (int at = 0; at < text.length();) {
            FontRole font = measure.fontOf(text.codePointAt(at), words.font());
            int end = at;
            double advance = 0;
            while (end < text.length() && measure.fontOf(text.codePointAt(end), words.font()) == font) {
                int character = text.codePointAt(end);
                advance += measure.em(character, words.font()) * words.size();
                end += Character.charCount(character);
                if (font == null || measure.em(character, words.font()) == 0) {
                    break;
                }
            }
            String run = text.substring(at, end);
            if (font == null) {
                missing(run, words, x, baseline, advance > 0);
            } else if (advance > 0) {
                page.show(run, font, words.size(), x, baseline);
            }
            x += advance;
            at = end;
        }
    }

    // A box for the eye; the character itself for whoever searches or copies. Readers look for that at a
    // glyph only, so a space is written that is not painted.
    private void missing(String character, Words words, double x, double baseline, boolean isVisible) {
        if (isVisible) {
            for (Path.Contour contour : MissingGlyph.outline(x, baseline, words.size()).contours()) {
                for (int i = 0; i < contour.size(); i++) {
                    page.write(contour.x(i), contour.y(i), i == 0 ? "m" : "l");
                }
                page.write("h");
            }
            page.write("f");
        }
        page.beginReplaced(character);
        page.write("q 3 Tr");
        page.show(" ", words.font(), words.size(), x, baseline);
        page.write("Q");
        page.endReplaced();
    }

    @Override
    public void arrow(Arrow arrow) {
        if (arrow.pen().isVisible()) {
            page.pen(arrow.pen());
            page.write(arrow.x1(), arrow.y1(), "m", arrow.control1X(), arrow.control1Y(), arrow.control2X(),
                    arrow.control2Y(), arrow.neckX(), arrow.neckY(), "c S");
            polygon(arrow.head());
        }
    }

    @Override
    public void strip(Strip strip) {
        // One path a density: columns side by side show no seam.
        Map<Integer, List<Box>> columns = new TreeMap<>();
        for (int column = 0; column < strip.columns();) {
            int end = strip.runEnd(column);
            if (strip.density(column) > 0) {
                double top = snap.edge(strip.top(column));
                double bottom = Math.max(top + Strip.LEAST_HEIGHT, snap.edge(strip.bottom(column)));
                double left = snap.edge(strip.x() + column);
                columns.computeIfAbsent(strip.density(column), density -> new ArrayList<>())
                        .add(Box.at(left, top, snap.edge(strip.x() + end) - left, bottom - top));
            }
            column = end;
        }
        columns.forEach((density, boxes) -> {
            page.ink(strip.ink().faded(density / 255.0));
            boxes.forEach(box -> page.outline(box, 0));
            page.write("f");
        });
    }

    @Override
    public void beginClip(Clip clip) {
        double left = snap.edge(clip.x());
        double top = snap.edge(clip.y());
        page.write("q", left, top, snap.edge(clip.x() + clip.width()) - left,
                snap.edge(clip.y() + clip.height()) - top, "re W n");
    }

    @Override
    public void endClip() {
        page.write("Q");
    }
}
