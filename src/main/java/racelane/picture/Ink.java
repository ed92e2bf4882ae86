package racelane.picture;

import java.util.Objects;

/**
 * A colour by its role, with an alpha of 0 (nothing) to 1 (opaque) on top of the palette's own.
 *
 * <p>An alpha outside 0 to 1 is refused with an IllegalArgumentException.
 */
public record Ink(InkRole role, double alpha) {
    /** Draws nothing. */
    public static final Ink NONE = new Ink(InkRole.BACKGROUND, 0);

    public Ink {
        Objects.requireNonNull(role, "role");
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("ink " + role + ": alpha " + alpha + " is not within 0 to 1");
        }
    }

    public boolean isVisible() {
        return alpha > 0;
    }

    /** The same colour, its alpha multiplied by {@code factor} (0 to 1). */
    public Ink faded(double factor) {
        return new Ink(role, alpha * factor);
    }
}
