package racelane.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
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
import racelane.picture.Points;
import racelane.picture.Polygon;
import racelane.picture.Snap;
import racelane.picture.Strip;
import racelane.picture.Surface;
import racelane.picture.TextMeasure;
import racelane.picture.VisibleText;
import racelane.picture.Words;

/**
 * A picture as SVG 1.1. Text stays text: fonts are named with fallbacks and each text says how long it
 * must be, so that another font does not move it out of its place. No script, no style sheet, no outside
 * reference; ids are made from what they name, so that several files fit into one page.
 */
public final class SvgSurface implements Surface {
    private static final String SANS_FALLBACK = ", 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";
    private static final String MONO_FALLBACK = ", 'DejaVu Sans Mono', Menlo, Consolas, monospace";

    private final Palette palette;
    private final TextMeasure measure = TextMeasure.bundled();
    // Crisp at scale 1 is crisp at every whole scale; a viewer may zoom as it likes.
    private final Snap snap = new Snap(1);
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();

    private SvgSurface(Palette palette) {
        this.palette = palette;
    }

    /**
     * The file as text.
     *
     * @param scale size of the image in a page, relative to the picture's; more than 0
     */
    public static String text(Picture picture, Palette palette, double scale) {
        SvgSurface surface = new SvgSurface(palette);
        double width = picture.width() * new Snap(scale).scale();
        double height = picture.height() * scale;
        picture.paintOn(surface);
        StringBuilder file = new StringBuilder();
        file.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(Decimal.of(width))
                .append("\" height=\"").append(Decimal.of(height)).append("\" viewBox=\"0 0 ")
                .append(picture.width()).append(' ').append(picture.height()).append("\" role=\"img\">\n");
        if (!picture.title().isEmpty()) {
            file.append("<title>").append(escaped(picture.title())).append("</title>\n");
        }
        if (!surface.definitions.isEmpty()) {
            file.append("<defs>\n");
            surface.definitions.values().forEach(file::append);
            file.append("</defs>\n");
        }
        file.append("<rect width=\"").append(picture.width()).append("\" height=\"").append(picture.height())
                .append('"').append(surface.paint("fill", InkRole.BACKGROUND.ink())).append("/>\n");
        // Measured without kerning and ligatures, so written without: "->" in a name is two characters.
        file.append("<g style=\"font-kerning:none;font-variant-ligatures:none\" direction=\"ltr\">\n");
        return file.append(surface.body).append("</g>\n</svg>\n").toString();
    }

    /** The file in UTF-8. */
    public static byte[] bytes(Picture picture, Palette palette, double scale) {
        String declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        return (declaration + text(picture, palette, scale)).getBytes(StandardCharsets.UTF_8);
    }

    /** Writes the file; the stream stays open. */
    public static void write(Picture picture, Palette palette, double scale, OutputStream out) throws IOException {
        out.write(bytes(picture, palette, scale));
    }

    @Override
    public void box(Box unsnapped) {
        Box box = snap.box(unsnapped);
        if (box.fill().isVisible()) {
            rectangle(box, box.fillInset(), paint("fill", box.fill()));
        }
        if (box.hatch().isVisible()) {
            rectangle(box, box.fillInset(), " fill=\"url(#" + define(box.hatch()) + ")\"");
        }
        if (box.pen().isVisible()) {
            rectangle(box, box.pen().width() / 2, " fill=\"none\"" + pen(box.pen()));
        }
    }

    private void rectangle(Box box, double inset, String paint) {
        double radius = Math.max(0, box.radius() - inset);
        body.append("<rect").append(attribute("x", box.x() + inset)).append(attribute("y", box.y() + inset))
                .append(attribute("width", Math.max(0, box.width() - 2 * inset)))
                .append(attribute("height", Math.max(0, box.height() - 2 * inset)))
                .append(radius > 0 ? attribute("rx", radius) : "").append(paint).append("/>\n");
    }

    @Override
    public void line(Line unsnapped) {
        Line line = snap.line(unsnapped);
        if (line.pen().isVisible() && line.points().size() > 1) {
            body.append("<polyline points=\"").append(points(line.points())).append("\" fill=\"none\"")
                    .append(pen(line.pen())).append("/>\n");
        }
    }

    @Override
    public void polygon(Polygon polygon) {
        body.append("<polygon points=\"").append(points(polygon.corners())).append('"')
                .append(polygon.fill().isVisible() ? paint("fill", polygon.fill()) : " fill=\"none\"")
                .append(pen(polygon.pen())).append("/>\n");
    }

    @Override
    public void words(Words words) {
        if (words.text().isEmpty() || !words.ink().isVisible()) {
            return;
        }
        String text = words.text();
        FontRole font = words.font();
        body.append("<text").append(attribute("x", words.x())).append(attribute("y", Math.rint(words.baseline())))
                .append(" font-family=\"'").append(font.family()).append('\'')
                .append(font.isMono() ? MONO_FALLBACK : SANS_FALLBACK).append('"')
                .append(attribute("font-size", words.size()))
                .append(font.weight() != 400 ? " font-weight=\"" + font.weight() + "\"" : "")
                .append(font.isItalic() ? " font-style=\"italic\"" : "")
                .append(switch (words.anchor()) {
                    case START -> "";
                    case MIDDLE -> " text-anchor=\"middle\"";
                    case END -> " text-anchor=\"end\"";
                })
                .append(attribute("textLength", measure.width(text, font, words.size())))
                .append(" lengthAdjust=\"spacingAndGlyphs\"")
                .append(VisibleText.runsLeft(text) ? " unicode-bidi=\"bidi-override\"" : "")
                .append(hasLooseSpaces(text) ? " xml:space=\"preserve\"" : "")
                .append(paint("fill", words.ink())).append('>').append(escaped(text)).append("</text>\n");
    }

    @Override
    public void arrow(Arrow arrow) {
        if (arrow.pen().isVisible()) {
            body.append("<path d=\"M").append(pair(arrow.x1(), arrow.y1())).append(" C")
                    .append(pair(arrow.control1X(), arrow.control1Y())).append(' ')
                    .append(pair(arrow.control2X(), arrow.control2Y())).append(' ')
                    .append(pair(arrow.neckX(), arrow.neckY())).append("\" fill=\"none\"")
                    .append(pen(arrow.pen())).append("/>\n");
            polygon(arrow.head());
        }
    }

    @Override
    public void strip(Strip strip) {
        // One path a density: thousands of columns are a few lines.
        Map<Integer, StringBuilder> paths = new TreeMap<>();
        for (int column = 0; column < strip.columns();) {
            int end = strip.runEnd(column);
            if (strip.density(column) > 0) {
                double top = snap.edge(strip.top(column));
                double bottom = Math.max(top + Strip.LEAST_HEIGHT, snap.edge(strip.bottom(column)));
                double left = snap.edge(strip.x() + column);
                String width = Decimal.of(snap.edge(strip.x() + end) - left);
                paths.computeIfAbsent(strip.density(column), density -> new StringBuilder())
                        .append('M').append(pair(left, top)).append('h').append(width)
                        .append('v').append(Decimal.of(bottom - top)).append("h-").append(width).append('z');
            }
            column = end;
        }
        paths.forEach((density, path) -> body.append("<path d=\"").append(path).append('"')
                .append(paint("fill", strip.ink().faded(density / 255.0))).append("/>\n"));
    }

    @Override
    public void beginClip(Clip clip) {
        double left = snap.edge(clip.x());
        double top = snap.edge(clip.y());
        double width = snap.edge(clip.x() + clip.width()) - left;
        double height = snap.edge(clip.y() + clip.height()) - top;
        String id = "clip_" + Decimal.of(left) + "_" + Decimal.of(top) + "_" + Decimal.of(width)
                + "_" + Decimal.of(height);
        definitions.put(id, "<clipPath id=\"" + id + "\"><rect" + attribute("x", left) + attribute("y", top)
                + attribute("width", width) + attribute("height", height) + "/></clipPath>\n");
        body.append("<g clip-path=\"url(#").append(id).append(")\">\n");
    }

    @Override
    public void endClip() {
        body.append("</g>\n");
    }

    private String define(Hatch hatch) {
        boolean rising = hatch.slant() == Hatch.Slant.RISING;
        int argb = palette.argb(hatch.ink());
        String id = (rising ? "rising_" : "falling_") + String.format("%08x", argb);
        String tile = Decimal.of(Hatch.TILE);
        // The stroke runs from corner to corner; its neighbours' ends fill the other two corners.
        String strokes = rising ? "M-1,1L1,-1M0,6L6,0M5,7L7,5" : "M-1,5L1,7M0,0L6,6M5,-1L7,1";
        definitions.put(id, "<pattern id=\"" + id + "\" width=\"" + tile + "\" height=\"" + tile
                + "\" patternUnits=\"userSpaceOnUse\"><path d=\"" + strokes + "\" fill=\"none\""
                + pen(Pen.of(hatch.ink(), Hatch.STROKE)) + "/></pattern>\n");
        return id;
    }

    private String pen(Pen pen) {
        if (!pen.isVisible()) {
            return "";
        }
        String dash = pen.dash().on() == 0 ? "" : " stroke-dasharray=\"" + Decimal.of(pen.dash().on()) + " "
                + Decimal.of(pen.dash().off()) + "\"";
        return paint("stroke", pen.ink()) + attribute("stroke-width", pen.width()) + dash;
    }

    private String paint(String attribute, Ink ink) {
        int argb = palette.argb(ink);
        String paint = " " + attribute + "=\"" + Colours.hex(argb) + "\"";
        return argb >>> 24 == 255 ? paint : paint + attribute(attribute + "-opacity", Colours.alpha(argb));
    }

    private static String attribute(String name, double value) {
        return " " + name + "=\"" + Decimal.of(value) + "\"";
    }

    private static String pair(double x, double y) {
        return Decimal.of(x) + "," + Decimal.of(y);
    }

    private static String points(Points points) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            text.append(i == 0 ? "" : " ").append(pair(points.x(i), points.y(i)));
        }
        return text.toString();
    }

    private static boolean hasLooseSpaces(String text) {
        return text.startsWith(" ") || text.endsWith(" ") || text.contains("  ");
    }

    // What XML 1.0 does not allow at all is gone already: see VisibleText.
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
