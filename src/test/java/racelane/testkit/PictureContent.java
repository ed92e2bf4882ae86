package racelane.testkit;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands where in a picture, coarse enough that two programs that draw the same page agree. The picture is laid out
 * in cells; of each is known how much in it is drawn (edges of text and lines) and its mean colour. A cell of one picture
 * agrees with the other where that one has as much, and the same colour, in the same cell or one beside it.
 */
public final class PictureContent {
    private static final int CELL = 8;
    /** Below this mean step of brightness between neighbouring pixels a cell is empty: shading and smoothing. */
    private static final double DRAWN = 3.5;
    /** The share of what is drawn here that must be drawn there. */
    private static final double SHARE = 0.35;
    /** Of 255, in any of the three colours. */
    private static final double COLOUR = 40;

    private final int columns;
    private final int rows;
    private final double[] drawn;
    private final double[][] colour;

    private PictureContent(BufferedImage image) {
        columns = image.getWidth() / CELL;
        rows = image.getHeight() / CELL;
        drawn = new double[columns * rows];
        colour = new double[columns * rows][3];
        for (int y = 0; y < rows * CELL; y++) {
            for (int x = 0; x < columns * CELL; x++) {
                int cell = y / CELL * columns + x / CELL;
                int here = image.getRGB(x, y);
                int right = image.getRGB(Math.min(x + 1, image.getWidth() - 1), y);
                int below = image.getRGB(x, Math.min(y + 1, image.getHeight() - 1));
                drawn[cell] += (Math.abs(bright(here) - bright(right)) + Math.abs(bright(here) - bright(below))) / (CELL * CELL);
                for (int channel = 0; channel < 3; channel++) {
                    colour[cell][channel] += (here >> 8 * channel & 255) / (double) (CELL * CELL);
                }
            }
        }
    }

    public static PictureContent of(BufferedImage image) {
        return new PictureContent(image);
    }

    private static double bright(int argb) {
        return 0.3 * (argb >> 16 & 255) + 0.6 * (argb >> 8 & 255) + 0.1 * (argb & 255);
    }

    /** Places where one of the two has something that the other has not, as {@code x,y} in px. */
    public List<String> differences(PictureContent other) {
        if (columns != other.columns || rows != other.rows) {
            return List.of("a size of " + columns * CELL + " x " + rows * CELL + " against " + other.columns * CELL + " x " + other.rows * CELL);
        }
        List<String> places = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (!isIn(other, column, row) || !other.isIn(this, column, row)) {
                    places.add(column * CELL + "," + row * CELL);
                }
            }
        }
        return places;
    }

    /** Whether what this picture has in a cell is there in the other one, or in a cell beside it. */
    private boolean isIn(PictureContent other, int column, int row) {
        int cell = row * columns + column;
        double most = 0;
        double nearest = Double.MAX_VALUE;
        for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                most = Math.max(most, other.drawn[y * columns + x]);
                nearest = Math.min(nearest, difference(colour[cell], other.colour[y * columns + x]));
            }
        }
        return (drawn[cell] < DRAWN || most >= SHARE * drawn[cell]) && nearest < COLOUR;
    }

    private static double difference(double[] one, double[] other) {
        return Math.max(Math.abs(one[0] - other[0]), Math.max(Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2])));
    }
}
