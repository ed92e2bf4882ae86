package racelane.picture;

import java.util.Arrays;
import java.util.Objects;

/**
 * A lane's dense part: one column a pixel (at scale 1), each from {@code top} to {@code bottom} with a
 * density of 0 (nothing drawn) to 255 (the ink as it is). One mark however many events there are.
 * Immutable: arrays are copied in; equal when all columns are.
 */
public final class Strip implements Mark {
    /** A column that is lower is drawn this high, in px: where an event is, something is seen. */
    public static final double LEAST_HEIGHT = 1;

    private final double x;
    private final float[] tops;
    private final float[] bottoms;
    private final byte[] densities;
    private final Ink ink;

    /**
     * @param x the left edge of column 0; column i covers x + i to x + i + 1
     * @param tops y of the upper end of each column
     * @param bottoms y of the lower end of each column, as many as tops
     * @param densities 0 to 255 as unsigned bytes, as many as tops
     */
    public Strip(double x, float[] tops, float[] bottoms, byte[] densities, Ink ink) {
        if (tops.length != bottoms.length || tops.length != densities.length) {
            throw new IllegalArgumentException("strip: " + tops.length + " tops, " + bottoms.length
                    + " bottoms, " + densities.length + " densities; there must be as many of each");
        }
        Mark.requireFinite("strip", x);
        for (int column = 0; column < tops.length; column++) {
            Mark.requireFinite("strip", tops[column], bottoms[column]);
        }
        this.x = x;
        this.tops = tops.clone();
        this.bottoms = bottoms.clone();
        this.densities = densities.clone();
        this.ink = Objects.requireNonNull(ink, "ink");
    }

    public double x() {
        return x;
    }

    public int columns() {
        return tops.length;
    }

    public double top(int column) {
        return tops[column];
    }

    public double bottom(int column) {
        return bottoms[column];
    }

    /** 0 to 255. */
    public int density(int column) {
        return densities[column] & 0xff;
    }

    public Ink ink() {
        return ink;
    }

    /** The ink of one column, its density included. */
    public Ink ink(int column) {
        return ink.faded(density(column) / 255.0);
    }

    /** The first column after {@code column} that looks different: a file writes runs. */
    public int runEnd(int column) {
        int end = column + 1;
        while (end < tops.length && tops[end] == tops[column] && bottoms[end] == bottoms[column]
                && densities[end] == densities[column]) {
            end++;
        }
        return end;
    }

    @Override
    public void paintOn(Surface surface) {
        surface.strip(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Strip strip && x == strip.x && ink.equals(strip.ink)
                && Arrays.equals(tops, strip.tops) && Arrays.equals(bottoms, strip.bottoms)
                && Arrays.equals(densities, strip.densities);
    }

    @Override
    public int hashCode() {
        return Objects.hash(x, ink, Arrays.hashCode(tops), Arrays.hashCode(bottoms), Arrays.hashCode(densities));
    }

    @Override
    public String toString() {
        return "Strip[x=" + x + ", columns=" + columns() + ", ink=" + ink + "]";
    }
}
