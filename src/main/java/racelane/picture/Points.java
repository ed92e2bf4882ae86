package racelane.picture;

import java.util.Arrays;

/** Corners of a line or a polygon, in order. Immutable; equal when all coordinates are. */
public final class Points {
    private final double[] xy;

    private Points(double[] xy) {
        this.xy = xy;
    }

    /**
     * Points from x, y, x, y …
     *
     * @throws IllegalArgumentException for an odd number of coordinates or one that is not finite
     */
    public static Points of(double... xy) {
        if ((xy.length & 1) != 0) {
            throw new IllegalArgumentException("points: " + xy.length + " coordinates do not make pairs");
        }
        for (double coordinate : xy) {
            if (!Double.isFinite(coordinate)) {
                throw new IllegalArgumentException("points: coordinate " + coordinate + " is not finite");
            }
        }
        return new Points(xy.clone());
    }

    public int size() {
        return xy.length / 2;
    }

    public double x(int index) {
        return xy[2 * index];
    }

    public double y(int index) {
        return xy[2 * index + 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Points points && Arrays.equals(xy, points.xy);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(xy);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < size(); i++) {
            text.append(i == 0 ? "" : " ").append(x(i)).append(',').append(y(i));
        }
        return text.toString();
    }
}
