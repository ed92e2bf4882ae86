package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.analysis.RefcountCurve;

/**
 * The vertical axis of a count's lane. Saturated values (far below zero, or near the largest int) do not
 * flatten the curve: they lie on a line of their own below a break.
 *
 * @param top    of the largest value, in px below the lane's upper edge
 * @param bottom of zero
 * @param max    the largest value that is drawn to scale
 * @param saturated whether there is a line for saturated values
 */
record CountAxis(double top, double bottom, int max, boolean saturated) {
    /** include/linux/refcount.h: REFCOUNT_SATURATED is INT_MIN / 2; what lies far outside any honest count is drawn there. */
    private static final int HONEST = 1 << 20;
    static final double BELOW_ZERO = 18;
    /** Room for the band of lives under the axis. */
    private static final double BAND = 30;

    static CountAxis of(Timeline timeline, ViewState view, LanePlace place) {
        RefcountCurve curve = timeline.analysis().objects().get(place.key().id()).curves().get(place.key().count());
        CountRange range = timeline.range(place.key());
        int max = Math.max(2, range.max() + (range.max() < 3 ? 1 : 0));
        boolean saturated = range.saturated();
        return new CountAxis(36, place.height() - BAND - BELOW_ZERO, curve.size() == 0 ? 2 : max, saturated);
    }

    /** Whether a value is one that no honest count has. */
    static boolean isSaturated(int value) {
        return value < -HONEST || value > Integer.MAX_VALUE - HONEST;
    }

    /** Height of a value in px below the lane's upper edge. */
    double y(int value) {
        if (isSaturated(value)) {
            return bottom + 12;
        }
        if (value < 0) {
            return bottom + 6;
        }
        return bottom - (bottom - top) * Math.min(value, max) / max;
    }

    /** Values written at the axis, as many as fit. */
    List<Integer> labels() {
        List<Integer> labels = new ArrayList<>();
        int step = 1;
        while ((bottom - top) * step / max < 15) {
            step *= step == 1 || step == 10 || step == 100 ? 2 : 5;
        }
        for (long value = 0; value <= max; value += step) {
            labels.add((int) value);
        }
        return labels;
    }
}
