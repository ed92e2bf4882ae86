package racelane.export;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Opaque pixels of a band of the page and what may be painted of it. Coordinates are device pixels of the
 * whole page; what lies outside the band or the clip is dropped.
 */
final class Raster {
    private record Rectangle(int left, int top, int right, int bottom) {
        Rectangle within(Rectangle other) {
            return new Rectangle(Math.max(left, other.left), Math.max(top, other.top),
                    Math.min(right, other.right), Math.min(bottom, other.bottom));
        }
    }

    private final int width;
    private final int bandTop;
    private final int bandHeight;
    private final int[] pixels;
    private final Deque<Rectangle> outerClips = new ArrayDeque<>();
    private Rectangle clip;

    Raster(int width, int bandTop, int bandHeight, int background) {
        this.width = width;
        this.bandTop = bandTop;
        this.bandHeight = bandHeight;
        pixels = new int[width * bandHeight];
        Arrays.fill(pixels, background & 0xffffff);
        clip = new Rectangle(0, bandTop, width, bandTop + bandHeight);
    }

    /** 0x00RRGGBB of the band's pixels, row by row. */
    int[] pixels() {
        return pixels;
    }

    void pushClip(int left, int top, int right, int bottom) {
        outerClips.push(clip);
        clip = new Rectangle(left, top, right, bottom).within(clip);
    }

    void popClip() {
        clip = outerClips.pop();
    }

    /** Whether anything between these rows (the second excluded) can be seen: spares work. */
    boolean sees(double top, double bottom) {
        return bottom > clip.top && top < clip.bottom;
    }

    void rectangle(int left, int top, int right, int bottom, int argb) {
        Rectangle seen = new Rectangle(left, top, right, bottom).within(clip);
        int alpha = argb >>> 24;
        for (int y = seen.top; y < seen.bottom && seen.left < seen.right; y++) {
            int row = (y - bandTop) * width;
            if (alpha == 255) {
                Arrays.fill(pixels, row + seen.left, row + seen.right, argb & 0xffffff);
            } else {
                for (int x = seen.left; x < seen.right; x++) {
                    pixels[row + x] = blend(pixels[row + x], argb, alpha);
                }
            }
        }
    }

    void path(Path path, int argb) {
        path(path, argb, Texture.SOLID);
    }

    /** Fills a path with a colour, weaker where the texture is. */
    void path(Path path, int argb, Texture texture) {
        int left = (int) Math.max(clip.left, Math.floor(path.left()));
        int top = (int) Math.max(clip.top, Math.floor(path.top()));
        int right = (int) Math.min(clip.right, Math.ceil(path.right()));
        int bottom = (int) Math.min(clip.bottom, Math.ceil(path.bottom()));
        if (left >= right || top >= bottom) {
            return;
        }
        Coverage coverage = new Coverage(left, top, right, bottom).add(path);
        float[] row = coverage.rowBuffer();
        int alpha = argb >>> 24;
        for (int y = top; y < bottom; y++) {
            coverage.row(y - top, row);
            int at = (y - bandTop) * width;
            for (int x = left; x < right; x++) {
                float covered = row[x - left];
                if (covered > 0) {
                    int share = Math.round(covered * texture.at(x, y) * alpha);
                    pixels[at + x] = blend(pixels[at + x], argb, share);
                }
            }
        }
    }

    /** Paints a glyph's mask with its upper left pixel at (left, top). */
    void mask(GlyphMask mask, int left, int top, int argb) {
        int alpha = argb >>> 24;
        int lastRow = Math.min(mask.height(), clip.bottom - top);
        int lastColumn = Math.min(mask.width(), clip.right - left);
        for (int row = Math.max(0, clip.top - top); row < lastRow; row++) {
            int at = (top + row - bandTop) * width + left;
            for (int column = Math.max(0, clip.left - left); column < lastColumn; column++) {
                int covered = mask.coverage(column, row);
                if (covered > 0) {
                    pixels[at + column] = blend(pixels[at + column], argb, (covered * alpha + 127) / 255);
                }
            }
        }
    }

    private static int blend(int under, int over, int alpha) {
        int red = channel(under >>> 16 & 0xff, over >>> 16 & 0xff, alpha);
        int green = channel(under >>> 8 & 0xff, over >>> 8 & 0xff, alpha);
        int blue = channel(under & 0xff, over & 0xff, alpha);
        return red << 16 | green << 8 | blue;
    }

    private static int channel(int under, int over, int alpha) {
        return (under * (255 - alpha) + over * alpha + 127) / 255;
    }
}
