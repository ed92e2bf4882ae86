package racelane.picture;

import java.util.Objects;

/** A line through its points; corners are mitred when square and round otherwise. */
public record Line(Points points, Pen pen) implements Mark {
    public Line {
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(pen, "pen");
    }

    public static Line horizontal(double x1, double x2, double y, Pen pen) {
        return new Line(Points.of(x1, y, x2, y), pen);
    }

    public static Line vertical(double x, double y1, double y2, Pen pen) {
        return new Line(Points.of(x, y1, x, y2), pen);
    }

    @Override
    public void paintOn(Surface surface) {
        surface.line(this);
    }
}
