package racelane.export;

import racelane.picture.TextMeasure;

/** The box that stands for a character no bundled font has. */
final class MissingGlyph {
    private static final double MARGIN_EM = 0.06;
    private static final double HEIGHT_EM = 0.72;

    private MissingGlyph() {
    }

    /** A hollow rectangle on the baseline, on whole units so that its edges are crisp. */
    static Path outline(double x, double baseline, double size) {
        double edge = Math.max(1, Math.rint(size / 14));
        double left = Math.rint(x + MARGIN_EM * size);
        double right = Math.max(left + 3 * edge, Math.rint(x + (TextMeasure.BOX_EM - MARGIN_EM) * size));
        double top = Math.rint(baseline - HEIGHT_EM * size);
        Path path = new Path();
        path.roundedRectangle(left, top, right, baseline, 0);
        Path hole = new Path();
        hole.roundedRectangle(left + edge, top + edge, right - edge, baseline - edge, 0);
        path.append(hole.reversed());
        return path;
    }
}
