package racelane.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import racelane.picture.FontRole;
import racelane.picture.FontTables;

/**
 * The outlines of a font's glyphs, from the tables loca and glyf of the OpenType specification 1.9. Hints
 * are not run: the same outline at every size.
 */
final class GlyphOutlines {
    private static final int ON_CURVE = 1;
    private static final int X_SHORT = 2;
    private static final int Y_SHORT = 4;
    private static final int REPEAT = 8;
    private static final int X_SAME_OR_POSITIVE = 16;
    private static final int Y_SAME_OR_POSITIVE = 32;

    private static final int WORDS = 1;
    private static final int OFFSETS = 2;
    private static final int SCALE = 8;
    private static final int MORE = 32;
    private static final int TWO_SCALES = 64;
    private static final int MATRIX = 128;

    /** Composites of our fonts nest twice; a file that nests deeper is not one of ours. */
    private static final int MAX_DEPTH = 8;

    private final FontTables tables;
    private final int loca;
    private final int glyf;
    private final boolean longOffsets;
    private final int unitsPerEm;

    GlyphOutlines(FontRole role) {
        try {
            tables = FontTables.of(role);
            loca = tables.table("loca");
            glyf = tables.table("glyf");
            longOffsets = tables.unsigned(tables.table("head") + 50) == 1;
            unitsPerEm = tables.unitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A glyph's outline, its origin at (x, baseline).
     *
     * @param size of an em in device pixels
     */
    Path outline(int glyph, double size, double x, double baseline) {
        double scale = size / unitsPerEm;
        Path path = new Path();
        append(glyph, new double[] {scale, 0, 0, -scale, x, baseline}, path, 0);
        return path;
    }

    // matrix: x' = m0 x + m2 y + m4, y' = m1 x + m3 y + m5
    private void append(int glyph, double[] matrix, Path path, int depth) {
        int from = offset(glyph);
        if (from == offset(glyph + 1) || depth > MAX_DEPTH) {
            return;
        }
        int contours = tables.signed(glyf + from);
        if (contours >= 0) {
            simple(glyf + from + 10, contours, matrix, path);
        } else {
            composite(glyf + from + 10, matrix, path, depth);
        }
    }

    private int offset(int glyph) {
        return longOffsets ? tables.integer(loca + 4 * glyph) : 2 * tables.unsigned(loca + 2 * glyph);
    }

    private void composite(int at, double[] m, Path path, int depth) {
        int flags;
        do {
            flags = tables.unsigned(at);
            int glyph = tables.unsigned(at + 2);
            at += 4;
            boolean words = (flags & WORDS) != 0;
            double dx = 0;
            double dy = 0;
            // Without OFFSETS the two numbers are points to be aligned; the bundled fonts have no such.
            if ((flags & OFFSETS) != 0) {
                dx = words ? tables.signed(at) : (byte) tables.octet(at);
                dy = words ? tables.signed(at + 2) : (byte) tables.octet(at + 1);
            }
            at += words ? 4 : 2;
            double a = 1;
            double b = 0;
            double c = 0;
            double d = 1;
            if ((flags & SCALE) != 0) {
                a = d = fixed(at);
                at += 2;
            } else if ((flags & TWO_SCALES) != 0) {
                a = fixed(at);
                d = fixed(at + 2);
                at += 4;
            } else if ((flags & MATRIX) != 0) {
                a = fixed(at);
                b = fixed(at + 2);
                c = fixed(at + 4);
                d = fixed(at + 6);
                at += 8;
            }
            append(glyph, new double[] {m[0] * a + m[2] * b, m[1] * a + m[3] * b, m[0] * c + m[2] * d,
                m[1] * c + m[3] * d, m[0] * dx + m[2] * dy + m[4], m[1] * dx + m[3] * dy + m[5]}, path, depth + 1);
        } while ((flags & MORE) != 0);
    }

    private double fixed(int at) {
        return tables.signed(at) / 16384.0;
    }

    private void simple(int at, int contours, double[] matrix, Path path) {
        int[] ends = new int[contours];
        for (int i = 0; i < contours; i++) {
            ends[i] = tables.unsigned(at + 2 * i);
        }
        int count = contours == 0 ? 0 : ends[contours - 1] + 1;
        at += 2 * contours;
        at += 2 + tables.unsigned(at);
        int[] flags = new int[count];
        for (int i = 0; i < count; i++) {
            flags[i] = tables.octet(at++);
            if ((flags[i] & REPEAT) != 0) {
                for (int repeats = tables.octet(at++); repeats > 0 && i + 1 < count; repeats--) {
                    flags[i + 1] = flags[i];
                    i++;
                }
            }
        }
        int[] xs = new int[count];
        at = coordinates(at, flags, X_SHORT, X_SAME_OR_POSITIVE, xs);
        int[] ys = new int[count];
        coordinates(at, flags, Y_SHORT, Y_SAME_OR_POSITIVE, ys);
        double[] px = new double[count];
        double[] py = new double[count];
        for (int i = 0; i < count; i++) {
            px[i] = matrix[0] * xs[i] + matrix[2] * ys[i] + matrix[4];
            py[i] = matrix[1] * xs[i] + matrix[3] * ys[i] + matrix[5];
        }
        int first = 0;
        for (int end : ends) {
            if (end > first) {
                contour(px, py, flags, first, end, path);
            }
            first = end + 1;
        }
    }

    private int coordinates(int at, int[] flags, int isShort, int sameOrPositive, int[] into) {
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            if ((flags[i] & isShort) != 0) {
                int delta = tables.octet(at++);
                value += (flags[i] & sameOrPositive) != 0 ? delta : -delta;
            } else if ((flags[i] & sameOrPositive) == 0) {
                value += tables.signed(at);
                at += 2;
            }
            into[i] = value;
        }
        return at;
    }

    // Between two control points in a row lies a point on the curve that the file leaves out.
    private static void contour(double[] x, double[] y, int[] flags, int first, int last, Path path) {
        boolean startsOn = (flags[first] & ON_CURVE) != 0;
        boolean endsOn = (flags[last] & ON_CURVE) != 0;
        double startX = startsOn ? x[first] : endsOn ? x[last] : (x[first] + x[last]) / 2;
        double startY = startsOn ? y[first] : endsOn ? y[last] : (y[first] + y[last]) / 2;
        path.moveTo(startX, startY);
        int control = -1;
        for (int i = startsOn ? first + 1 : first; i <= last; i++) {
            boolean on = (flags[i] & ON_CURVE) != 0;
            if (on && control < 0) {
                path.lineTo(x[i], y[i]);
            } else if (on) {
                path.quadTo(x[control], y[control], x[i], y[i]);
                control = -1;
            } else {
                if (control >= 0) {
                    path.quadTo(x[control], y[control], (x[control] + x[i]) / 2, (y[control] + y[i]) / 2);
                }
                control = i;
            }
        }
        if (control >= 0) {
            path.quadTo(x[control], y[control], startX, startY);
        }
        path.close();
    }
}
