package racelane.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Round places on a scale, evenly spaced.
 *
 * @param positions pixels of the places
 * @param labels    what they are: steps (in event order) or times since the trace's start
 */
record Ticks(List<Double> positions, List<String> labels) {
    /** Places at least {@code minPx} apart. */
    static Ticks of(Scale scale, Timeline timeline, double minPx) {
        Span span = scale.span();
        double unitPx = scale.width() / span.length();
        double step = round(minPx / unitPx, scale instanceof OrderScale);
        List<Double> positions = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        Span whole = new Span(0, scale instanceof OrderScale order ? Math.max(1, order.slots()) : Double.MAX_VALUE / 4);
        double first = Math.max(0, Math.ceil(span.from() / step) * step);
        for (double place = first; place <= Math.min(span.to(), whole.to()) && positions.size() < 400; place += step) {
            positions.add((place - span.from()) * unitPx);
            labels.add(label(scale, timeline, place, step));
        }
        return new Ticks(positions, labels);
    }

    private static String label(Scale scale, Timeline timeline, double place, double step) {
        if (scale instanceof OrderScale order) {
            int slot = (int) place;
            return slot >= order.slots() ? "" : Long.toString(timeline.trace().step(order.row(slot)));
        }
        return Times.offset((long) place, (long) step);
    }

    private static double round(double atLeast, boolean whole) {
        double least = whole ? Math.max(1, atLeast) : Math.max(1e-9, atLeast);
        double ten = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if (factor * ten >= least) {
                return Math.max(1, factor * ten);
            }
        }
        return Math.max(1, 10 * ten);
    }
}
