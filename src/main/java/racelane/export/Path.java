package racelane.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Contours in device pixels. Curves are flattened as they come, to a fiftieth of a pixel, since
 * a path is made for one scale.
 */
final class Path {
    private static final double TOLERANCE_PX = 0.02;
    /** Distance of the control points of a quarter circle of radius 1. */
    static final double QUARTER = 0.5522847498;

    /** One run of points; closed ones join their last point to their first. */
    static final class Contour {
        private double[] xy = new double[16];
        private int size;
        private boolean closed;

        int size() {
            return size;
        }

        double x(int index) {
            return xy[2 * index];
        }

        double y(int index) {
            return xy[2 * index + 1];
        }

        boolean isClosed() {
            return closed;
        }

        private void add(double x, double y) {
            if (2 * size == xy.length) {
                xy = Arrays.copyOf(xy, 4 * size);
            }
            xy[2 * size] = x;
            xy[2 * size + 1] = y;
            size++;
        }
    }

    private final List<Contour> contours = new ArrayList<>();
    private Contour current;

    List<Contour> contours() {
        return contours;
    }

    void moveTo(double x, double y) {
        current = new Contour();
        contours.add(current);
        current.add(x, y);
    }

    void lineTo(double x, double y) {
        current.add(x, y);
    }

    void quadTo(double controlX, double controlY, double x, double y) {
        double fromX = current.x(current.size - 1);
        double fromY = current.y(current.size - 1);
        double bend = Math.hypot(fromX - 2 * controlX + x, fromY - 2 * controlY + y);
        int pieces = (int) Math.ceil(Math.sqrt(bend / (4 * TOLERANCE_PX)));
        for (int i = 1; i < pieces; i++) {
            double t = (double) i / pieces;
            double u = 1 - t;
            current.add(u * u * fromX + 2 * u * t * controlX + t * t * x,
                    u * u * fromY + 2 * u * t * controlY + t * t * y);
        }
        current.add(x, y);
    }

    void cubicTo(double control1X, double control1Y, double control2X, double control2Y, double x, double y) {
        double fromX = current.x(current.size - 1);
        double fromY = current.y(current.size - 1);
        double bend = Math.max(Math.hypot(fromX - 2 * control1X + control2X, fromY - 2 * control1Y + control2Y),
                Math.hypot(control1X - 2 * control2X + x, control1Y - 2 * control2Y + y));
        int pieces = (int) Math.ceil(Math.sqrt(3 * bend / (4 * TOLERANCE_PX)));
        for (int i = 1; i < pieces; i++) {
            double t = (double) i / pieces;
            double u = 1 - t;
            double a = u * u * u;
            double b = 3 * u * u * t;
            double c = 3 * u * t * t;
            double d = t * t * t;
            current.add(a * fromX + b * control1X + c * control2X + d * x,
                    a * fromY + b * control1Y + c * control2Y + d * y);
        }
        current.add(x, y);
    }

    void close() {
        current.closed = true;
    }

    /** A closed rectangle with round corners, clockwise on the screen. */
    void roundedRectangle(double left, double top, double right, double bottom, double radius) {
        double r = Math.max(0, Math.min(radius, Math.min(right - left, bottom - top) / 2));
        double k = r * (1 - QUARTER);
        moveTo(left + r, top);
        lineTo(right - r, top);
        if (r > 0) {
            cubicTo(right - k, top, right, top + k, right, top + r);
        }
        lineTo(right, bottom - r);
        if (r > 0) {
            cubicTo(right, bottom - k, right - k, bottom, right - r, bottom);
        }
        lineTo(left + r, bottom);
        if (r > 0) {
            cubicTo(left + k, bottom, left, bottom - k, left, bottom - r);
        }
        lineTo(left, top + r);
        if (r > 0) {
            cubicTo(left, top + k, left + k, top, left + r, top);
        }
        close();
    }

    /** The same contours, walked backwards: cuts a hole into a path around them. */
    Path reversed() {
        Path reversed = new Path();
        for (Contour contour : contours) {
            reversed.moveTo(contour.x(contour.size - 1), contour.y(contour.size - 1));
            for (int i = contour.size - 2; i >= 0; i--) {
                reversed.lineTo(contour.x(i), contour.y(i));
            }
            reversed.current.closed = contour.closed;
        }
        return reversed;
    }

    void append(Path other) {
        contours.addAll(other.contours);
    }

    double left() {
        return least(0);
    }

    double top() {
        return least(1);
    }

    double right() {
        return most(0);
    }

    double bottom() {
        return most(1);
    }

    private double least(int axis) {
        double least = Double.POSITIVE_INFINITY;
        for (Contour contour : contours) {
            for (int i = 0; i < contour.size; i++) {
                least = Math.min(least, contour.xy[2 * i + axis]);
            }
        }
        return least;
    }

    private double most(int axis) {
        double most = Double.NEGATIVE_INFINITY;
        for (Contour contour : contours) {
            for (int i = 0; i < contour.size; i++) {
                most = Math.max(most, contour.xy[2 * i + axis]);
            }
        }
        return most;
    }
}
