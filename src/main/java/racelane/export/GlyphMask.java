package racelane.export;

/** A glyph as pixels, relative to its origin: coverage 0 to 255. */
final class GlyphMask {
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final byte[] coverage;

    private GlyphMask(int left, int top, int width, int height, byte[] coverage) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.coverage = coverage;
    }

    /** @param outline around the origin, in device pixels */
    static GlyphMask of(Path outline) {
        if (outline.contours().isEmpty()) {
            return new GlyphMask(0, 0, 0, 0, new byte[0]);
        }
        int left = (int) Math.floor(outline.left());
        int top = (int) Math.floor(outline.top());
        Coverage covered = new Coverage(left, top,
                (int) Math.ceil(outline.right()), (int) Math.ceil(outline.bottom())).add(outline);
        byte[] coverage = new byte[covered.width() * covered.height()];
        float[] row = covered.rowBuffer();
        for (int y = 0; y < covered.height(); y++) {
            covered.row(y, row);
            for (int x = 0; x < covered.width(); x++) {
                coverage[y * covered.width() + x] = (byte) Math.round(255 * darkened(row[x]));
            }
        }
        return new GlyphMask(left, top, covered.width(), covered.height(), coverage);
    }

    // Small text is mostly edge. Blended in sRGB its thin strokes look paler than they are drawn, so
    // partly covered pixels are made a little stronger; full and empty ones stay.
    private static double darkened(double covered) {
        return covered * (1.28 - 0.28 * covered);
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int coverage(int column, int row) {
        return coverage[row * width + column] & 0xff;
    }
}
