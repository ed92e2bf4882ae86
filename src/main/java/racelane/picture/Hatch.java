package racelane.picture;

import java.util.Objects;

/**
 * Parallel strokes inside a box. The strokes are anchored at the picture's origin (one runs through it), so that
 * boxes side by side continue each other. Colour never carries meaning alone: waiting and not observed are hatched.
 */
public record Hatch(Slant slant, Ink ink) {
    /** Distance of two strokes along x or y, in px at scale 1. Whole, so that a tile of it is crisp. */
    public static final double TILE = 6;
    /** Width of a stroke across it, in px at scale 1. */
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
