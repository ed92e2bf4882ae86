package racelane.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import racelane.picture.Arrow;
import racelane.picture.Box;
import racelane.picture.Clip;
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
import racelane.picture.Words;

/**
 * A picture as a PNG file, drawn at its scale (not enlarged), the same bytes every time. The page is
 * painted in bands, so that memory does not grow with the page.
 */
public final class PngSurface implements Surface {
    /** Scales people ask for; a larger one would only repeat what SVG and PDF do better. */
    public static final int MAX_SCALE = 4;

    private static final int BAND_PIXELS = 8 << 20;

    private final Palette palette;
    private final double scale;
    private final Snap snap;
    private final GlyphMasks glyphs;
    private final Raster raster;

    private PngSurface(Palette palette, double scale, GlyphMasks glyphs, Raster raster) {
        this.palette = palette;
        this.scale = scale;
        this.snap = new Snap(scale);
        this.glyphs = glyphs;
        this.raster = raster;
    }

    /**
     * Writes a picture; the stream stays open.
     *
     * @param scale device pixels per px, 1 to {@link #MAX_SCALE}
     * @throws IllegalArgumentException for another scale
     */
    public static void write(Picture picture, Palette palette, int scale, OutputStream out) throws IOException {
        if (scale < 1 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("png: scale " + scale + " is not within 1 to " + MAX_SCALE
                    + "; choose one of these, or write SVG or PDF");
        }
        int width = picture.width() * scale;
        int height = picture.height() * scale;
        int bandHeight = Math.max(1, Math.min(height, BAND_PIXELS / width));
        PngWriter file = new PngWriter(out, width, height, scale);
        GlyphMasks glyphs = new GlyphMasks();
        for (int top = 0; top < height; top += bandHeight) {
            Raster raster = new Raster(width, top, Math.min(bandHeight, height - top),
                    palette.argb(InkRole.BACKGROUND));
            picture.paintOn(new PngSurface(palette, scale, glyphs, raster));
            file.rows(raster.pixels());
        }
        file.finish();
    }

    /** The file as bytes. */
    public static byte[] bytes(Picture picture, Palette palette, int scale) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(picture, palette, scale, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void box(Box unsnapped) {
        Box box = snap.box(unsnapped);
        if (!raster.sees(box.y() * scale, (box.y() + box.height()) * scale)) {
            return;
        }
        if (box.radius() == 0 && !box.hatch().isVisible()) {
            fillRectangle(box.x(), box.y(), box.x() + box.width(), box.y() + box.height(), box.fill());
        } else {
            Path area = outline(box, box.fillInset());
            fill(area, box.fill());
            if (box.hatch().isVisible()) {
                raster.path(area, palette.argb(box.hatch().ink()), Texture.of(box.hatch(), scale));
            }
        }
        if (box.pen().isVisible()) {
            edge(box, box.pen());
        }
    }

    private void edge(Box box, Pen pen) {
        if (pen.dash().on() > 0) {
            fill(Stroke.of(outline(box, pen.width() / 2), pen, scale), pen.ink());
            return;
        }
        Path ring = outline(box, 0);
        if (2 * pen.width() < Math.min(box.width(), box.height())) {
            ring.append(outline(box, pen.width()).reversed());
        }
        fill(ring, pen.ink());
    }

    private Path outline(Box box, double inset) {
        Path path = new Path();
        path.roundedRectangle((box.x() + inset) * scale, (box.y() + inset) * scale,
                (box.x() + box.width() - inset) * scale, (box.y() + box.height() - inset) * scale,
                (box.radius() - inset) * scale);
        return path;
    }

    @Override
    public void line(Line unsnapped) {
        if (!unsnapped.pen().isVisible()) {
            return;
        }
        Line line = snap.line(unsnapped);
        fill(Stroke.of(path(line.points()), line.pen(), scale), line.pen().ink());
    }

    @Override
    public void polygon(Polygon polygon) {
        Path path = path(polygon.corners());
        if (path.contours().isEmpty()) {
            return;
        }
        path.close();
        fill(path, polygon.fill());
        if (polygon.pen().isVisible()) {
            fill(Stroke.of(path, polygon.pen(), scale), polygon.pen().ink());
        }
    }

    @Override
    public void words(Words words) {
        if (words.ink().isVisible()) {
            glyphs.paint(words, scale, palette.argb(words.ink()), raster);
        }
    }

    @Override
    public void arrow(Arrow arrow) {
        if (!arrow.pen().isVisible()) {
            return;
        }
        Path curve = new Path();
        curve.moveTo(arrow.x1() * scale, arrow.y1() * scale);
        curve.cubicTo(arrow.control1X() * scale, arrow.control1Y() * scale, arrow.control2X() * scale,
                arrow.control2Y() * scale, arrow.neckX() * scale, arrow.neckY() * scale);
        fill(Stroke.of(curve, arrow.pen(), scale), arrow.pen().ink());
        polygon(arrow.head());
    }

    @Override
    public void strip(Strip strip) {
        for (int column = 0; column < strip.columns();) {
            int end = strip.runEnd(column);
            if (strip.density(column) > 0) {
                double top = snap.edge(strip.top(column));
                double bottom = Math.max(top + Strip.LEAST_HEIGHT, snap.edge(strip.bottom(column)));
                fillRectangle(snap.edge(strip.x() + column), top, snap.edge(strip.x() + end), bottom,
                        strip.ink(column));
            }
            column = end;
        }
    }

    @Override
    public void beginClip(Clip clip) {
        raster.pushClip(device(snap.edge(clip.x())), device(snap.edge(clip.y())),
                device(snap.edge(clip.x() + clip.width())), device(snap.edge(clip.y() + clip.height())));
    }

    @Override
    public void endClip() {
        raster.popClip();
    }

    private Path path(Points points) {
        Path path = new Path();
        for (int i = 0; i < points.size(); i++) {
            if (i == 0) {
                path.moveTo(points.x(i) * scale, points.y(i) * scale);
            } else {
                path.lineTo(points.x(i) * scale, points.y(i) * scale);
            }
        }
        return path;
    }

    private void fill(Path path, Ink ink) {
        if (ink.isVisible()) {
            raster.path(path, palette.argb(ink));
        }
    }

    private void fillRectangle(double left, double top, double right, double bottom, Ink ink) {
        if (ink.isVisible()) {
            raster.rectangle(device(left), device(top), device(right), device(bottom), palette.argb(ink));
        }
    }

    private int device(double snapped) {
        return (int) Math.round(Math.max(-1e6, Math.min(1e6, snapped * scale)));
    }
}
