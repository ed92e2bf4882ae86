package racelane.timeline;

import racelane.picture.Ink;
import racelane.picture.Strip;

/** Counts per pixel column as one mark. */
final class DenseStrip {
    private DenseStrip() {}

    /** From {@code top} to {@code bottom} wherever the count is above zero, denser for more. */
    static Strip of(int[] counts, double top, double bottom, Ink ink) {
        float[] tops = new float[counts.length];
        float[] bottoms = new float[counts.length];
        byte[] densities = new byte[counts.length];
        for (int x = 0; x < counts.length; x++) {
            tops[x] = (float) top;
            bottoms[x] = (float) bottom;
            densities[x] = density(counts[x]);
        }
        return new Strip(0, tops, bottoms, densities, ink);
    }

    /** One is plainly visible, many are darker, by the logarithm. */
    static byte density(int count) {
        return count == 0 ? 0 : (byte) Math.min(255, 120 + 20 * (31 - Integer.numberOfLeadingZeros(count)));
    }
}
