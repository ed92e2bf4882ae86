package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;

class CoverageTest {
    @Test
    void aTriangleCoversEachPixelAsMuchAsSamplingSays() {
        Seeds.each(Seeds.ROUNDS, random -> {
            double[] xy = new double[6];
            for (int i = 0; i < 6; i++) {
                xy[i] = random.nextDouble() * 12 - 2;
            }
            Path path = new Path();
            path.moveTo(xy[0], xy[1]);
            path.lineTo(xy[2], xy[3]);
            path.lineTo(xy[4], xy[5]);
            path.close();
            Coverage coverage = new Coverage(0, 0, 8, 8).add(path);
            float[] row = coverage.rowBuffer();
            for (int y = 0; y < 8; y++) {
                coverage.row(y, row);
                for (int x = 0; x < 8; x++) {
                    assertEquals(sampled(xy, x, y), row[x], 0.04, "pixel " + x + ", " + y);
                }
            }
        });
    }

    @Test
    void contoursThatOverlapCountOnceAndAHoleIsAHole() {
        Path path = new Path();
        path.roundedRectangle(0, 0, 4, 4, 0);
        path.roundedRectangle(2, 0, 6, 4, 0);
        Path hole = new Path();
        hole.roundedRectangle(0, 0, 1, 4, 0);
        path.append(hole.reversed());
        float[] row = new float[8];
        new Coverage(0, 0, 8, 4).add(path).row(1, row);
        float[] wanted = {0, 1, 1, 1, 1, 1, 0, 0};
        for (int x = 0; x < 8; x++) {
            assertEquals(wanted[x], row[x], 1e-6, "pixel " + x);
        }
    }

    private static double sampled(double[] xy, int x, int y) {
        int inside = 0;
        int steps = 40;
        for (int i = 0; i < steps * steps; i++) {
            double px = x + (i % steps + 0.5) / steps;
            double py = y + (i / steps + 0.5) / steps;
            double a = side(xy, 0, 2, px, py);
            double b = side(xy, 2, 4, px, py);
            double c = side(xy, 4, 0, px, py);
            inside += a >= 0 && b >= 0 && c >= 0 || a <= 0 && b <= 0 && c <= 0 ? 1 : 0;
        }
        return (double) inside / (steps * steps);
    }

    private static double side(double[] xy, int from, int to, double px, double py) {
        return (xy[to] - xy[from]) * (py - xy[from + 1]) - (xy[to + 1] - xy[from + 1]) * (px - xy[from]);
    }
}
