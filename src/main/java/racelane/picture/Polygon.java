package racelane.picture;

import java.util.Objects;

/** A closed shape with straight edges: triangles, flags, diamonds. Its pen lies astride the edge. */
public record Polygon(Points corners, Ink fill, Pen pen) implements Mark {
    public Polygon {
        Objects.requireNonNull(corners, "corners");
        Objects.requireNonNull(fill, "fill");
        Objects.requireNonNull(pen, "pen");
    }

    public static Polygon filled(Ink fill, double... xy) {
        return new Polygon(Points.of(xy), fill, Pen.NONE);
    }

    /** Points down to (tipX, tipY): what marks a finding. */
    public static Polygon triangleDown(double tipX, double tipY, double width, double height, Ink fill) {
        return filled(fill, tipX - width / 2, tipY - height, tipX + width / 2, tipY - height, tipX, tipY);
    }

    /** A little flag on a pole with its foot at (x, bottom); the bundled fonts have no such character. */
    public static Polygon flag(double x, double bottom, double size, Ink fill) {
        double pole = Math.max(1, size / 9);
        double top = bottom - size;
        double cloth = top + size * 0.58;
        return filled(fill, x, top, x + size * 0.85, top, x + size * 0.62, (top + cloth) / 2,
                x + size * 0.85, cloth, x + pole, cloth, x + pole, bottom, x, bottom);
    }

    @Override
    public void paintOn(Surface surface) {
        surface.polygon(this);
    }
}
