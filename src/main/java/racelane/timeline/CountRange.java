package racelane.timeline;

import racelane.analysis.RefcountCurve;

/**
 * Which values a count takes over the whole trace.
 *
 * @param max       the largest honest value, 0 if there is none
 * @param saturated whether it was ever saturated
 */
record CountRange(int max, boolean saturated) {
    static CountRange of(RefcountCurve curve) {
        int max = 0;
        boolean saturated = false;
        for (int point = 0; point < curve.size(); point++) {
            if (CountAxis.isSaturated(curve.value(point))) {
                saturated = true;
            } else {
                max = Math.max(max, curve.value(point));
            }
        }
        return new CountRange(max, saturated);
    }
}
