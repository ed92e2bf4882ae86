package racelane.timeline;

/** What the horizontal axis means. */
public enum Order {
    /** Every event shown has the same width. */
    EVENT,
    /** True nanoseconds. */
    TIME
}
