package racelane.ui;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import racelane.picture.Hatch;
import racelane.picture.Strip;

/**
 * What is quicker set pixel by pixel than drawn shape by shape: a dense lane, a tile of a hatch. Buffers
 * are kept from frame to frame, so that painting makes no garbage that grows with the picture.
 */
final class Rasters {
    private final Map<Tile, ImagePattern> hatches = new HashMap<>();
    private final Map<Integer, Buffer> spare = new HashMap<>();
    private int used;
    private int frame;

    private record Tile(Hatch.Slant slant, int argb, double scale) {}

    private record Buffer(int width, int height, int[] pixels, PixelBuffer<IntBuffer> buffer, WritableImage image) {
        static Buffer of(int width, int height) {
            int[] pixels = new int[width * height];
            PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            return new Buffer(width, height, pixels, buffer, new WritableImage(buffer));
        }
    }

    /** Call before each frame. The renderer may still read the buffers of the last frame: they rest for two frames. */
    void beginFrame() {
        used = 0;
        frame = (frame + 1) % 3;
    }

    void strip(GraphicsContext context, Strip strip, int argb, double scale) {
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < strip.columns(); column++) {
            if (strip.density(column) > 0) {
                top = Math.min(top, strip.top(column));
                bottom = Math.max(bottom, strip.bottom(column));
            }
        }
        if (!(bottom > top)) {
            return;
        }
        double fromY = Math.floor(top * scale) / scale;
        int width = Math.max(1, (int) Math.ceil(strip.columns() * scale));
        int height = Math.max(1, (int) Math.ceil((bottom - fromY) * scale) + 1);
        Buffer raster = buffer(width, height);
        java.util.Arrays.fill(raster.pixels(), 0);
        for (int column = 0; column < strip.columns(); column++) {
            fill(raster, strip, column, argb, fromY, scale);
        }
        raster.buffer().updateBuffer(whole -> null);
        context.setImageSmoothing(false);
        context.drawImage(raster.image(), 0, 0, width, height, strip.x(), fromY, width / scale, height / scale);
    }

    private static void fill(Buffer raster, Strip strip, int column, int argb, double fromY, double scale) {
        int density = strip.density(column);
        if (density == 0) {
            return;
        }
        int pixel = premultiplied(argb, (argb >>> 24) * density / 255);
        int left = (int) Math.round(column * scale);
        int right = Math.min(raster.width(), Math.max(left + 1, (int) Math.round((column + 1) * scale)));
        int top = Math.max(0, (int) Math.round((strip.top(column) - fromY) * scale));
        int bottom = Math.min(raster.height(), Math.max(top + 1, (int) Math.round((strip.bottom(column) - fromY) * scale)));
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                raster.pixels()[y * raster.width() + x] = pixel;
            }
        }
    }

    private static int premultiplied(int argb, int alpha) {
        int red = (argb >>> 16 & 0xff) * alpha / 255;
        int green = (argb >>> 8 & 0xff) * alpha / 255;
        int blue = (argb & 0xff) * alpha / 255;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    private Buffer buffer(int width, int height) {
        int number = 3 * used++ + frame;
        Buffer known = spare.get(number);
        if (known == null || known.width() != width || known.height() != height) {
            known = Buffer.of(width, height);
            spare.put(number, known);
        }
        return known;
    }

    /** A tile of the strokes, made once for each colour; anchored at the canvas' origin, so that boxes continue each other. */
    Paint hatch(Hatch hatch, int argb, double scale) {
        return hatches.computeIfAbsent(new Tile(hatch.slant(), argb, scale), Rasters::tile);
    }

    private static ImagePattern tile(Tile tile) {
        int side = Math.max(1, (int) Math.round(Hatch.TILE * tile.scale()));
        int sign = tile.slant() == Hatch.Slant.RISING ? 1 : -1;
        double half = Hatch.STROKE * tile.scale() / 2;
        double period = side * Math.sqrt(0.5);
        Buffer raster = Buffer.of(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double across = (x + 0.5 + sign * (y + 0.5)) * Math.sqrt(0.5);
                double phase = across - Math.floor(across / period) * period;
                double covered = Math.max(0, Math.min(1, half + 0.5 - Math.min(phase, period - phase)));
                raster.pixels()[y * side + x] = premultiplied(tile.argb(), (int) Math.round((tile.argb() >>> 24) * covered));
            }
        }
        return new ImagePattern(raster.image(), 0, 0, Hatch.TILE, Hatch.TILE, false);
    }
}
