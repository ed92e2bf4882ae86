package racelane.picture;

import java.util.Objects;

/**
 * Parallel strokes inside a box. The strokes are anchored at the picture's origin, so that boxes side by
 * side continue each other. Colour never carries meaning alone: waiting and not observed are hatched.
 */
public record Hatch(Slant slant, Ink ink) {
    /** Distance between the middles of two strokes, across them, in px at scale 1. */
    public static final double PERIOD = 4.5;
    /** Width of a stroke in px at scale 1. */
    public static final double STROKE = 1.3;

    public static final Hatch NONE = new Hatch(Slant.RISING, Ink.NONE);

    /** Which way the strokes go, read from left to right. */
    public enum Slant { RISING, FALLING }

    public Hatch {
        Objects.requireNonNull(slant, "slant");
        Objects.requireNonNull(ink, "ink");
    }

    public static Hatch rising(Ink ink) {
        return new Hatch(Slant.RISING, ink);
    }

    public static Hatch falling(Ink ink) {
        return new Hatch(Slant.FALLING, ink);
    }

    public boolean isVisible() {
        return ink.isVisible();
    }
}
