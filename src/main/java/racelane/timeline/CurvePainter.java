package racelane.timeline;

import java.util.List;
import racelane.analysis.CountedObject;
import racelane.analysis.Life;
import racelane.analysis.RefcountCurve;
import racelane.picture.Box;
import racelane.picture.Dash;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Points;
import racelane.picture.Strip;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/**
 * A count as a step line. Values are observations: a change that nobody saw is dashed over a hatched
 * interval. Where several changes share a pixel, a strip from the smallest to the largest value.
 */
final class CurvePainter {
    private static final double WIDTH = 2.4;

    private final Frame frame;
    private final double top;
    private final List<Mark> marks;
    private final CountAxis axis;
    private final CountedObject object;
    private final RefcountCurve curve;
    private final CountPyramid pyramid;
    private final float[] denseTops;
    private final float[] denseBottoms;
    private final byte[] densities;
    private boolean dense;
    private double lastDot = Double.NEGATIVE_INFINITY;

    CurvePainter(Frame frame, double top, List<Mark> marks, CountAxis axis, CountedObject object, LaneKey key) {
        this.frame = frame;
        this.top = top;
        this.marks = marks;
        this.axis = axis;
        this.object = object;
        this.curve = object.curves().get(key.count());
        this.pyramid = frame.timeline.pyramid(key);
        this.denseTops = new float[frame.width];
        this.denseBottoms = new float[frame.width];
        this.densities = new byte[frame.width];
    }

    void paint() {
        int point = Math.max(0, curve.pointAt(frame.firstRow() - 1));
        int column = 0;
        int before = -1;
        while (point < curve.size() && curve.row(point) < frame.endRow()) {
            if (curve.row(point) < frame.firstRow()) {
                plateau(point, -1);
                before = point++;
                continue;
            }
            column = frame.column(column, curve.row(point));
            int end = Math.max(point + 1, curve.pointAt(frame.borders[column + 1] - 1) + 1);
            if (end - point > 1) {
                change(before, point);
                dense(column, before < 0 ? point : before, end);
            } else {
                change(before, point);
            }
            plateau(end - 1, end - point > 1 ? column : -1);
            before = end - 1;
            point = end;
        }
        if (point < curve.size() && before >= 0 && curve.changeFromRow(point) < frame.endRow() && isOverlapped(point)) {
            // The change is seen beyond the edge, but may have happened before it.
            change(before, point);
        }
        if (dense) {
            marks.add(new Strip(0, denseTops, denseBottoms, densities, InkRole.COUNT.ink()));
        }
        dots();
    }

    private void dense(int column, int from, int end) {
        double highest = y(pyramid.max(from, end));
        double lowest = y(pyramid.min(from, end));
        dense = true;
        denseTops[column] = (float) (highest - WIDTH / 2);
        denseBottoms[column] = (float) (lowest + WIDTH / 2);
        densities[column] = (byte) 255;
    }

    /** The line from a point to the next, or to the end of what is known. */
    private void plateau(int point, int denseColumn) {
        double from = denseColumn >= 0 ? denseColumn + 1 : frame.x(curve.row(point));
        int endRow = endOf(point);
        double to = frame.x(endRow);
        int value = curve.value(point);
        if (to > from && isFreed(point)) {
            // What was read in freed memory is somebody else's value, or nobody's.
            marks.add(Line.horizontal(from, to, y(value), Pen.of(ink(value), 1.4).dashed(Dash.DOTTED)));
        } else if (to > from) {
            marks.add(Line.horizontal(from, to, y(value), Pen.of(ink(value), WIDTH)));
            value(value, Math.max(0, from), Math.min(frame.width, to));
        }
    }

    private boolean isFreed(int point) {
        Life life = object.lifeAt(curve.row(point));
        return life.isFreed() && life.freeToRow() <= curve.row(point);
    }

    /** Where a value is known to last to: the next change, the earliest moment of an unobserved one, or the free. */
    private int endOf(int point) {
        int end = frame.trace.size();
        if (point + 1 < curve.size()) {
            end = isOverlapped(point + 1) ? Math.max(curve.row(point), curve.changeFromRow(point + 1)) : curve.row(point + 1);
        }
        Life life = object.lifeAt(curve.row(point));
        if (life.isFreed() && life.freeFromRow() > curve.row(point)) {
            return Math.min(end, life.freeFromRow());
        }
        return life.isFreed() && life.freeToRow() > curve.row(point) ? Math.min(end, life.freeToRow()) : end;
    }

    private void value(int value, double from, double to) {
        String text = CountAt.value(value);
        double width = TextMeasure.bundled().width(text, FontRole.MONO_SEMIBOLD, 12);
        if (width + 10 < to - from && frame.mayLabel()) {
            marks.add(Words.at((from + to) / 2, y(value) - 6, text, FontRole.MONO_SEMIBOLD, 12).centred().inked(ink(value)));
        }
    }

    private void change(int before, int point) {
        if (before < 0) {
            return;
        }
        int row = curve.row(point);
        Life life = object.lifeAt(row);
        boolean born = object.lifeAt(curve.row(before)).number() != life.number();
        double x = frame.x(row);
        double from = y(curve.value(before));
        double to = y(curve.value(point));
        if (born) {
            // The first value of a life was set somewhere between its begin and this observation.
            double begin = frame.x(Math.max(life.bornRow(), curve.changeFromRow(point)));
            if (x - begin >= 2) {
                marks.add(Line.horizontal(begin, x, to, Pen.of(InkRole.COUNT.ink(), 1.6).dashed(Dash.DASHED)));
            }
        } else if (isOverlapped(point) && x - frame.x(curve.changeFromRow(point)) >= 3) {
            unobserved(frame.x(curve.changeFromRow(point)), x, from, to);
        } else {
            marks.add(new Line(Points.of(x, from, x, to), Pen.of(ink(curve.value(point)), WIDTH)));
        }
        if (!born && CountAxis.isSaturated(curve.value(point)) != CountAxis.isSaturated(curve.value(before))) {
            brk(x, Math.max(from, to) - 7);
        }
    }

    /** Whether something else that is shown happened while the count may have changed; else the change is as good as seen. */
    private boolean isOverlapped(int point) {
        RowSet rows = frame.shown.rows();
        return curve.isInferred(point) && rows.rank(curve.row(point)) - rows.rank(curve.changeFromRow(point) + 1) > 0;
    }

    private void unobserved(double from, double to, double y1, double y2) {
        double upper = Math.min(y1, y2);
        double height = Math.max(6, Math.abs(y2 - y1));
        marks.add(Box.at(from, upper, to - from, height).hatched(Hatch.rising(InkRole.TEXT_DIM.ink(0.3))));
        marks.add(new Line(Points.of(from, y1, to, y2), Pen.of(InkRole.COUNT.ink(), 1.6).dashed(Dash.DASHED)));
        double left = Math.max(0, from);
        double right = Math.min(frame.width, to);
        if (TextMeasure.bundled().width("not observed", FontRole.SANS_ITALIC, 10.5) < right - left && frame.mayLabel()) {
            marks.add(Words.at((left + right) / 2, upper - 6, "not observed", FontRole.SANS_ITALIC, 10.5).centred().inked(InkRole.TEXT_DIM.ink()));
        }
    }

    /** Two short strokes across the line: the axis is broken between here and a saturated value. */
    private void brk(double x, double y) {
        Pen pen = Pen.of(InkRole.FINDING.ink(), 1.4);
        marks.add(new Line(Points.of(x - 4, y + 1, x + 4, y - 3), pen));
        marks.add(new Line(Points.of(x - 4, y + 5, x + 4, y + 1), pen));
    }

    /** Who did it: a dot in the thread's ink on each change that has room. */
    private void dots() {
        for (int point = Math.max(0, curve.pointAt(frame.firstRow() - 1) + 1); point < curve.size() && curve.row(point) < frame.endRow();) {
            double x = frame.x(curve.row(point));
            if (x - lastDot >= 8) {
                int value = curve.value(point);
                Ink ink = curve.lane(point) < 0 ? InkRole.COUNT.ink() : frame.ink(curve.lane(point), 1);
                marks.add(Box.disc(x, y(value), 4.6).filled(ink).edged(Pen.of(InkRole.BACKGROUND.ink(), 1.5)));
                lastDot = x;
                point++;
            } else {
                int column = frame.column(0, curve.row(point));
                point = Math.max(point + 1, curve.pointAt(frame.borders[column + 1] - 1) + 1);
            }
        }
    }

    private double y(int value) {
        return top + axis.y(value);
    }

    private static Ink ink(int value) {
        return (value <= 0 || CountAxis.isSaturated(value) ? InkRole.FINDING : InkRole.COUNT).ink();
    }
}
