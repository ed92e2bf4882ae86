package racelane.export;

import java.util.Arrays;

/**
 * How much of each pixel of a rectangle a path covers, exactly, by the non-zero rule. Every edge adds the
 * area to its right with its direction's sign; a running sum along a row then is the winding of the pixel.
 * Where several contours share a pixel's border the sum is clamped, which no eye can tell.
 */
final class Coverage {
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final float[] sums;

    /** Of the pixels from (left, top) up to but without (right, bottom). */
    Coverage(int left, int top, int right, int bottom) {
        this.left = left;
        this.top = top;
        this.width = Math.max(0, right - left);
        this.height = Math.max(0, bottom - top);
        // Two more than the pixels: an edge in the last one reaches over.
        this.sums = new float[width * height + 2];
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

    Coverage add(Path path) {
        for (Path.Contour contour : path.contours()) {
            for (int i = 0; i < contour.size(); i++) {
                int next = (i + 1) % contour.size();
                edge(contour.x(i) - left, contour.y(i) - top, contour.x(next) - left, contour.y(next) - top);
            }
        }
        return this;
    }

    /** Coverage 0 to 1 of one row's pixels, in {@code into}; to be called once, when all is added. */
    void row(int row, float[] into) {
        float sum = 0;
        int at = row * width;
        for (int x = 0; x < width; x++) {
            sum += sums[at + x];
            float covered = Math.abs(sum);
            into[x] = covered > 1 ? 1 : covered < 0.002f ? 0 : covered;
        }
    }

    float[] rowBuffer() {
        return new float[Math.max(1, width)];
    }

    void clear() {
        Arrays.fill(sums, 0);
    }

    private void edge(double x0, double y0, double x1, double y1) {
        if (y0 == y1) {
            return;
        }
        float direction = 1;
        if (y0 > y1) {
            double swap = y0;
            y0 = y1;
            y1 = swap;
            swap = x0;
            x0 = x1;
            x1 = swap;
            direction = -1;
        }
        double slope = (x1 - x0) / (y1 - y0);
        double from = Math.max(0, y0);
        double to = Math.min(height, y1);
        double x = x0 + (from - y0) * slope;
        for (int row = (int) from; row < to; row++) {
            double rowEnd = Math.min(row + 1, to);
            double part = rowEnd - Math.max(row, from);
            double next = x + slope * part;
            clippedSpan(row, Math.min(x, next), Math.max(x, next), (float) part * direction);
            x = next;
        }
    }

    // What lies left of the rectangle counts as if at its border; what lies right of it does not show.
    private void clippedSpan(int row, double x0, double x1, float d) {
        if (x0 >= width) {
            return;
        }
        if (x1 <= 0) {
            put(row, row * width, d);
            return;
        }
        float seen = d;
        if (x0 < 0) {
            float before = (float) (d * -x0 / (x1 - x0));
            put(row, row * width, before);
            seen -= before;
        }
        if (x1 > width) {
            seen -= (float) (d * (x1 - width) / (x1 - x0));
        }
        span(row, Math.max(0, x0), Math.min(width, x1), seen);
    }

    // One edge within one row, from x0 to x1, rising by d: its area goes to the pixels it crosses, and
    // what lies right of it to the next pixel, from where the running sum carries it on.
    private void span(int row, double x0, double x1, float d) {
        int at = row * width;
        int first = (int) x0;
        int last = (int) Math.ceil(x1);
        if (first >= width) {
            return;
        }
        if (last <= first + 1) {
            float rightOf = (float) ((x0 + x1) / 2 - first);
            put(row, at + first, d - d * rightOf);
            put(row, at + first + 1, d * rightOf);
            return;
        }
        double slope = 1 / (x1 - x0);
        double inFirst = 0.5 * slope * (first + 1 - x0) * (first + 1 - x0);
        put(row, at + first, (float) (d * inFirst));
        double before = inFirst;
        for (int pixel = first + 1; pixel < last; pixel++) {
            double reached = Math.min(pixel + 1, x1);
            double mean = ((pixel - x0) + (reached - x0)) / 2 * slope;
            double area = mean * (reached - pixel) + (pixel + 1 - reached);
            put(row, at + pixel, (float) (d * (area - before)));
            before = area;
        }
        put(row, at + last, (float) (d * (1 - before)));
    }

    // The pixel behind the last of a row is the first of the next one: nothing may land there.
    private void put(int row, int at, float value) {
        if (at < (row + 1) * width) {
            sums[at] += value;
        }
    }
}
