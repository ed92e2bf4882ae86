package racelane.read;

/** How sure a format is that a file is its own; the strongest claim reads it. */
public enum Claim {
    /** Not mine. */
    NONE,
    /** Some of it looks like mine: a mail that quotes a few lines. */
    POSSIBLE,
    /** Most of it looks like mine, but it has no mark of its own. */
    LIKELY,
    /** A magic number, a header or every line says that it is mine. */
    CERTAIN
}
