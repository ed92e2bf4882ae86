package racelane.picture;

/** How a line is interrupted. Lengths are px at scale 1 and begin with a stroke. */
public enum Dash {
    SOLID,
    DASHED(4, 4),
    /** For guides thinner than what they point at. */
    FINE(3, 3),
    DOTTED(2, 4);

    private final double on;
    private final double off;

    Dash() {
        this(0, 0);
    }

    Dash(double on, double off) {
        this.on = on;
        this.off = off;
    }

    /** Length of a stroke, 0 for a solid line. */
    public double on() {
        return on;
    }

    /** Length of a gap, 0 for a solid line. */
    public double off() {
        return off;
    }
}
