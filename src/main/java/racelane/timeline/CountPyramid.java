package racelane.timeline;

import racelane.analysis.RefcountCurve;

/** Smallest and largest value of any stretch of a curve, in steps that grow with the logarithm of the stretch. */
final class CountPyramid {
    private static final int FAN = 16;

    private final RefcountCurve curve;
    /** Level 0 covers FAN points an entry, each next level FAN entries of the one below. */
    private final int[][] mins;
    private final int[][] maxs;

    CountPyramid(RefcountCurve curve) {
        this.curve = curve;
        int levels = 0;
        for (int size = curve.size() / FAN; size > 0; size /= FAN) {
            levels++;
        }
        mins = new int[levels][];
        maxs = new int[levels][];
        int size = curve.size();
        for (int level = 0; level < levels; level++) {
            size /= FAN;
            mins[level] = new int[size];
            maxs[level] = new int[size];
            for (int i = 0; i < size; i++) {
                fill(level, i);
            }
        }
    }

    private void fill(int level, int index) {
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        for (int i = index * FAN; i < (index + 1) * FAN; i++) {
            min = Math.min(min, level == 0 ? curve.value(i) : mins[level - 1][i]);
            max = Math.max(max, level == 0 ? curve.value(i) : maxs[level - 1][i]);
        }
        mins[level][index] = min;
        maxs[level][index] = max;
    }

    /** The smallest value of the points {@code from} to {@code to} (not included). */
    int min(int from, int to) {
        return extreme(from, to, mins, true);
    }

    /** The largest value of the points {@code from} to {@code to} (not included). */
    int max(int from, int to) {
        return extreme(from, to, maxs, false);
    }

    private int extreme(int from, int to, int[][] levels, boolean smallest) {
        int best = curve.value(from);
        int at = from;
        while (at < to) {
            int level = -1;
            int stride = 1;
            // Climb while the block above begins here, ends before the end, and is there.
            while (level + 1 < levels.length && at % (stride * FAN) == 0 && at + stride * FAN <= to && at / (stride * FAN) < levels[level + 1].length) {
                stride *= FAN;
                level++;
            }
            int value = level < 0 ? curve.value(at) : levels[level][at / stride];
            best = smallest ? Math.min(best, value) : Math.max(best, value);
            at += stride;
        }
        return best;
    }
}
