package racelane.picture;

/** One thing on a picture. Immutable; equal when it looks the same. */
public sealed interface Mark permits Box, Line, Polygon, Words, Arrow, Strip, Clip {
    /** Calls the one method of the surface that is for this kind of mark. */
    void paintOn(Surface surface);

    /** Refuses what no surface could draw. */
    static void requireFinite(String what, double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(what + ": coordinate " + value + " is not finite");
            }
        }
    }
}
