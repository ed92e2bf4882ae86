package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.analysis.Finding;
import racelane.analysis.RefcountCurve;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.Points;
import racelane.picture.Polygon;
import racelane.picture.Strip;
import racelane.picture.TextMeasure;
import racelane.picture.Words;
import racelane.trace.Trace;
import racelane.trace.TraceFacts;

/** The whole trace in one strip: how dense it is in time, the count that is meant, findings, the visible part. Its axis is the view's, over all rows. */
final class OverviewPainter {
    private static final double EDGE = 20;
    private static final double TICK = 13;

    private final Timeline timeline;
    private final Trace trace;
    private final ViewState view;
    private final int width;
    private final int height;
    private final int inner;
    private final Scale scale;

    OverviewPainter(Timeline timeline, ViewState view, int width, int height) {
        this.timeline = timeline;
        this.trace = timeline.trace();
        this.view = view;
        this.width = width;
        this.height = height;
        this.inner = (int) Math.max(1, width - 2 * EDGE);
        RowSet rows = RowSet.all(trace.size());
        Span whole = view.order() == Order.EVENT ? new Span(0, Math.max(1, trace.size()))
                : new Span(0, Math.max(1.0, (double) trace.endNs() - trace.startNs()));
        this.scale = view.order() == Order.EVENT ? new OrderScale(rows, whole, inner) : new TimeScale(trace, rows, whole, inner);
    }

    Picture paint(FoundRows found) {
        List<Mark> marks = new ArrayList<>();
        marks.add(Box.at(0, 0, width, height).filled(InkRole.CARD.ink()));
        marks.add(density());
        count(marks);
        window(marks);
        facts(marks, found.words());
        double last = Double.NEGATIVE_INFINITY;
        for (Finding finding : timeline.analysis().findings()) {
            double x = EDGE + scale.x(finding.row());
            if (x - last >= 2) {
                marks.add(Polygon.triangleDown(x, 11, 10, 8, InkRole.FINDING.ink()));
                last = x;
            }
        }
        cursor(marks);
        found(marks, found);
        marks.add(Line.horizontal(0, width, height - 0.5, Pen.hairline(InkRole.RULE.ink())));
        return new Picture(width, height, "overview", marks);
    }

    /** In time: events in each pixel. In event order every pixel has the same number, so how fast they came is shown. */
    private Strip density() {
        double[] values = new double[inner];
        double most = 0;
        for (int x = 0; x < inner; x++) {
            int from = scale.firstRowFrom(x);
            int to = scale.firstRowFrom(x + 1.0);
            values[x] = from >= to ? 0 : view.order() == Order.TIME ? to - from : rate(from, Math.min(trace.size() - 1, to));
            most = Math.max(most, values[x]);
        }
        float[] tops = new float[inner];
        float[] bottoms = new float[inner];
        byte[] densities = new byte[inner];
        for (int x = 0; x < inner; x++) {
            double share = most == 0 ? 0 : Math.log1p(values[x]) / Math.log1p(most);
            bottoms[x] = height - 6;
            tops[x] = (float) (height - 6 - share * (height - 26));
            densities[x] = (byte) (values[x] > 0 ? 150 : 0);
        }
        return new Strip(EDGE, tops, bottoms, densities, InkRole.TEXT_FAINT.ink(0.75));
    }

    private double rate(int from, int to) {
        double micros = Math.max(1, (trace.timeNs(to) - trace.timeNs(from)) / 1_000.0);
        return Math.max(0.001, 1_000.0 * Math.max(1, to - from) / micros);
    }

    /** The smallest value in each pixel, red at zero and below. */
    private void count(List<Mark> marks) {
        LaneKey lane = timeline.countLane(view);
        if (lane == null) {
            return;
        }
        RefcountCurve curve = timeline.analysis().objects().get(lane.id()).curves().get(lane.count());
        CountPyramid pyramid = timeline.pyramid(lane);
        int max = Math.max(2, timeline.range(lane).max());
        double previous = Double.NaN;
        List<Double> xy = new ArrayList<>();
        boolean alarm = false;
        for (int x = 0; x < inner; x++) {
            int from = curve.pointAt(scale.firstRowFrom(x) - 1);
            int to = curve.pointAt(scale.firstRowFrom(x + 1.0) - 1) + 1;
            if (to <= 0) {
                continue;
            }
            int min = pyramid.min(Math.max(0, from), Math.max(Math.max(0, from) + 1, to));
            double y = height - 8 - Math.max(0, Math.min(1, (double) min / max)) * (height - 31);
            boolean nowAlarm = min <= 0;
            if (nowAlarm != alarm && xy.size() >= 4) {
                line(marks, xy, alarm);
                xy.clear();
                xy.add(EDGE + x);
                xy.add(previous);
            }
            alarm = nowAlarm;
            if (y != previous) {
                if (!Double.isNaN(previous)) {
                    xy.add(EDGE + x);
                    xy.add(previous);
                }
                xy.add(EDGE + x);
                xy.add(y);
            }
            previous = y;
        }
        if (!Double.isNaN(previous)) {
            xy.add(EDGE + inner);
            xy.add(previous);
            line(marks, xy, alarm);
        }
    }

    private static void line(List<Mark> marks, List<Double> xy, boolean alarm) {
        Ink ink = (alarm ? InkRole.FINDING : InkRole.COUNT).ink();
        marks.add(new Line(Points.of(xy.stream().mapToDouble(Double::doubleValue).toArray()), Pen.of(ink, 1.3)));
    }

    private void window(List<Mark> marks) {
        Scale visible = timeline.scale(view, 1_000);
        int first = visible.firstRowFrom(0);
        int end = visible.firstRowFrom(1_000);
        double from = EDGE + scale.stepX(Math.min(first, Math.max(0, trace.size() - 1)));
        double to = EDGE + scale.cursorX(Math.max(0, Math.min(trace.size(), end) - 1));
        marks.add(Box.at(from, 1, Math.max(3, to - from), height - 3).rounded(3).filled(InkRole.CURSOR.ink(0.16))
                .edged(Pen.hairline(InkRole.CURSOR.ink(0.45))));
    }

    private void cursor(List<Mark> marks) {
        if (view.cursorRow() >= 0) {
            double x = EDGE + scale.cursorX(view.cursorRow());
            marks.add(Line.vertical(x, 2, height - 3, Pen.of(InkRole.CURSOR.ink(), 1.5)));
        }
    }

    /** One tick for all that was found in a pixel. */
    private void found(List<Mark> marks, FoundRows found) {
        double last = Double.NEGATIVE_INFINITY;
        for (int row : found.rows().toArray()) {
            double x = Math.floor(EDGE + scale.x(row)) + 0.5;
            if (x != last) {
                marks.add(Line.vertical(x, height - TICK, height - 2, Pen.of(InkRole.HIT.ink(), 1)));
                last = x;
            }
        }
    }

    private void facts(List<Mark> marks, String found) {
        TraceFacts facts = trace.facts();
        String text = Times.number(trace.size()) + " events · " + Times.duration(trace.endNs() - trace.startNs()) + " · "
                + Times.number(trace.lanes().size()) + (trace.lanes().size() == 1 ? " task" : " tasks") + (facts.clock() == null ? "" : " · clock " + facts.clock());
        double foundX = TextMeasure.bundled().width(text, FontRole.SANS, 10.5) + 4;
        double textWidth = foundX + 4 + (found.isEmpty() ? 0 : 10 + TextMeasure.bundled().width(found, FontRole.SANS_SEMIBOLD, 10.5));
        double x = clear(textWidth);
        marks.add(Box.at(x, 2, textWidth, 14).filled(InkRole.CARD.ink(0.85)));
        marks.add(Words.at(x + 4, 13, text, FontRole.SANS, 10.5).inked(InkRole.TEXT_DIM.ink()));
        if (!found.isEmpty()) {
            marks.add(Words.at(x + foundX + 10, 13, found, FontRole.SANS_SEMIBOLD, 10.5).inked(InkRole.HIT.ink()));
        }
    }

    /** The first place from the left where no finding's mark stands. */
    private double clear(double textWidth) {
        for (double x = EDGE; x + textWidth < width - EDGE; x += 16) {
            double from = x - EDGE - 8;
            boolean taken = timeline.analysis().findings().stream().mapToDouble(finding -> scale.x(finding.row())).anyMatch(mark -> mark > from && mark < from + textWidth + 16);
            if (!taken) {
                return x;
            }
        }
        return EDGE;
    }

    Hit at(double x) {
        List<Finding> findings = timeline.analysis().findings();
        for (int i = 0; i < findings.size(); i++) {
            if (Math.abs(EDGE + scale.x(findings.get(i).row()) - x) <= 5) {
                return new Hit(Hit.Kind.FINDING, findings.get(i).row(), null, i, null, null, null, findings.get(i).summary());
            }
        }
        int row = scale.rowAt(x - EDGE);
        return Hit.row(Hit.Kind.OVERVIEW, row, null, row < 0 ? "" : "step " + Times.number(trace.step(row)));
    }

    ViewState centred(double x) {
        int row = scale.rowAt(x - EDGE);
        return row < 0 ? view : view.withSpan(Span.around(timeline.scale(view, 1).place(row), 0.5, view.span().length()));
    }
}
