package racelane.export;

import racelane.picture.Pen;

/**
 * The area a pen covers along a path: one quadrangle a segment, square corners filled, others rounded. All
 * pieces run the same way round, so that overlaps count as one.
 */
final class Stroke {
    private static final int ROUND_CORNERS = 12;
    /** No page reaches so far; a dashed line that does would have dashes without end. */
    private static final double FAR_PX = 100_000;

    private final double half;
    private final double on;
    private final double off;
    private final Path area = new Path();

    private Stroke(Pen pen, double scale) {
        half = pen.width() * scale / 2;
        on = pen.dash().on() * scale;
        off = pen.dash().off() * scale;
    }

    /** @param path in device pixels; the pen is in px at scale 1 */
    static Path of(Path path, Pen pen, double scale) {
        Stroke stroke = new Stroke(pen, scale);
        for (Path.Contour contour : path.contours()) {
            if (stroke.on > 0) {
                stroke.dashes(contour);
            } else {
                stroke.solid(contour);
            }
        }
        return stroke.area;
    }

    private void solid(Path.Contour contour) {
        int count = contour.size();
        int segments = contour.isClosed() ? count : count - 1;
        for (int i = 0; i < segments; i++) {
            int next = (i + 1) % count;
            segment(contour.x(i), contour.y(i), contour.x(next), contour.y(next));
            if (contour.isClosed() || i + 1 < segments) {
                int after = (i + 2) % count;
                corner(contour.x(i), contour.y(i), contour.x(next), contour.y(next),
                        contour.x(after), contour.y(after));
            }
        }
    }

    private void dashes(Path.Contour contour) {
        int count = contour.size();
        int segments = contour.isClosed() ? count : count - 1;
        double walked = 0;
        for (int i = 0; i < segments; i++) {
            int next = (i + 1) % count;
            double x = contour.x(i);
            double y = contour.y(i);
            double length = Math.hypot(contour.x(next) - x, contour.y(next) - y);
            double stepX = length == 0 ? 0 : (contour.x(next) - x) / length;
            double stepY = length == 0 ? 0 : (contour.y(next) - y) / length;
            double at = Math.max(0, Math.max(entry(x, stepX), entry(y, stepY)));
            double far = Math.min(length, at + 4 * FAR_PX);
            while (at < far) {
                double phase = (walked + at) % (on + off);
                double end = Math.min(length, at + (phase < on ? on : on + off) - phase);
                if (phase < on) {
                    segment(x + stepX * at, y + stepY * at, x + stepX * end, y + stepY * end);
                }
                // Rounding may leave no step at all at the end of a dash: go on regardless.
                at = Math.max(end, at + 1e-6);
            }
            walked += length;
        }
    }

    // How far along an axis a line walks before it is near the page at all.
    private static double entry(double from, double step) {
        return step > 0 ? (-FAR_PX - from) / step : step < 0 ? (FAR_PX - from) / step : 0;
    }

    private void segment(double x0, double y0, double x1, double y1) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        if (length == 0) {
            return;
        }
        double sideX = -(y1 - y0) / length * half;
        double sideY = (x1 - x0) / length * half;
        area.moveTo(x0 - sideX, y0 - sideY);
        area.lineTo(x1 - sideX, y1 - sideY);
        area.lineTo(x1 + sideX, y1 + sideY);
        area.lineTo(x0 + sideX, y0 + sideY);
        area.close();
    }

    private void corner(double x0, double y0, double x, double y, double x1, double y1) {
        double inX = x - x0;
        double inY = y - y0;
        double outX = x1 - x;
        double outY = y1 - y;
        double cross = inX * outY - inY * outX;
        double dot = inX * outX + inY * outY;
        if (Math.abs(cross) < 1e-9 && dot >= 0) {
            return;
        }
        if (Math.abs(dot) < 1e-9 && (inX == 0 || inY == 0)) {
            square(x, y);
        } else {
            round(x, y);
        }
    }

    private void square(double x, double y) {
        area.moveTo(x - half, y - half);
        area.lineTo(x + half, y - half);
        area.lineTo(x + half, y + half);
        area.lineTo(x - half, y + half);
        area.close();
    }

    private void round(double x, double y) {
        for (int i = 0; i < ROUND_CORNERS; i++) {
            double angle = 2 * Math.PI * i / ROUND_CORNERS;
            double cornerX = x + StrictMath.cos(angle) * half;
            double cornerY = y + StrictMath.sin(angle) * half;
            if (i == 0) {
                area.moveTo(cornerX, cornerY);
            } else {
                area.lineTo(cornerX, cornerY);
            }
        }
        area.close();
    }
}
