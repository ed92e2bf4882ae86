package racelane.picture;

import java.util.Objects;

/**
 * A rectangle, from inside to outside: filled, hatched, edged. The pen lies within the box, so a box
 * covers exactly its rectangle whatever its pen is. A radius of half the side makes a disc.
 */
public record Box(double x, double y, double width, double height, double radius,
        Ink fill, Hatch hatch, Pen pen) implements Mark {

    public Box {
        Mark.requireFinite("box", x, y, width, height, radius);
        Objects.requireNonNull(fill, "fill");
        Objects.requireNonNull(hatch, "hatch");
        Objects.requireNonNull(pen, "pen");
        width = Math.max(0, width);
        height = Math.max(0, height);
        radius = Math.max(0, Math.min(radius, Math.min(width, height) / 2));
    }

    /** A box that is not painted yet: see {@link #filled}, {@link #hatched}, {@link #edged}. */
    public static Box at(double x, double y, double width, double height) {
        return new Box(x, y, width, height, 0, Ink.NONE, Hatch.NONE, Pen.NONE);
    }

    public static Box disc(double centreX, double centreY, double radius) {
        return at(centreX - radius, centreY - radius, 2 * radius, 2 * radius).rounded(radius);
    }

    public Box rounded(double by) {
        return new Box(x, y, width, height, by, fill, hatch, pen);
    }

    public Box filled(Ink with) {
        return new Box(x, y, width, height, radius, with, hatch, pen);
    }

    public Box hatched(Hatch with) {
        return new Box(x, y, width, height, radius, fill, with, pen);
    }

    public Box edged(Pen with) {
        return new Box(x, y, width, height, radius, fill, hatch, with);
    }

    /** Whether it is a circle, which must keep its shape and is not snapped to pixels. */
    public boolean isDisc() {
        return radius > 0 && width == height && radius == width / 2;
    }

    /**
     * How far inside its edge a box is filled: to the middle of a pen that hides what is under it, so that
     * no fringe of the fill shines around a soft edge. In px.
     */
    public double fillInset() {
        boolean hides = pen.isVisible() && pen.ink().alpha() == 1 && pen.dash() == Dash.SOLID;
        return hides ? Math.min(pen.width(), Math.min(width, height)) / 2 : 0;
    }

    @Override
    public void paintOn(Surface surface) {
        surface.box(this);
    }
}
