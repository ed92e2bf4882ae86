package racelane.timeline;

/**
 * A stretch of the horizontal axis: slots in event order, nanoseconds since the trace's first event in
 * time. A double tells every nanosecond of a trace of a hundred days.
 *
 * @param from left end
 * @param to   right end, above {@code from}
 */
public record Span(double from, double to) {
    public Span {
        if (!(to > from) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException("span: " + from + " to " + to + " is no stretch");
        }
    }

    public double length() {
        return to - from;
    }

    /** The place at a share of the span: 0 is its left end, 1 its right. */
    public double at(double share) {
        return from + share * length();
    }

    /** The share of the span at which a place lies; below 0 or above 1 outside of it. */
    public double share(double place) {
        return (place - from) / length();
    }

    public Span moved(double by) {
        return new Span(from + by, to + by);
    }

    /** The span of this length that has {@code place} at {@code share}. */
    public static Span around(double place, double share, double length) {
        return new Span(place - share * length, place - share * length + length);
    }
}
