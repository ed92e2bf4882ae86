package racelane.timeline;

import java.util.List;
import racelane.analysis.LockSpan;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.InkRole;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** Waiting for a lock is hatched, holding it is solid; below stands which one and for how long. Locks held at once stand below each other. */
final class LockPainter {
    private static final double BAR = 7;

    private final Frame frame;
    private final List<Mark> marks;
    private final int lane;
    private final ThreadRows rows;
    private final double top;
    private double barTop;
    private double labelFree;

    LockPainter(Frame frame, LanePlace place, double top, List<Mark> marks) {
        this.frame = frame;
        this.marks = marks;
        this.lane = place.key().id();
        this.rows = place.rows();
        this.top = top;
    }

    /** A lock without a name lies under one that has one: often it is the same, seen by another probe. */
    void paint() {
        paint(rows.locks().unnamed(), rows.locks().named().isEmpty());
        paint(rows.locks().named(), true);
    }

    private void paint(List<List<LockSpan>> stacked, boolean labelled) {
        for (int row = 0; row < Math.min(stacked.size(), rows.held()); row++) {
            barTop = top + rows.lockTop(row);
            labelFree = Double.NEGATIVE_INFINITY;
            if (barTop < frame.height && barTop + ThreadRows.LOCK_ROW > 0) {
                row(stacked.get(row), labelled);
            }
        }
    }

    static SpanBins.Spans spans(List<LockSpan> spans, int size) {
        return new SpanBins.Spans(spans.size(), i -> spans.get(i).fromRow(), i -> Math.min(size, LockStack.until(spans.get(i))));
    }

    private void row(List<LockSpan> spans, boolean labelled) {
        SpanBins bins = SpanBins.of(frame, spans(spans, frame.trace.size()), 2);
        if (bins.hasNarrow()) {
            marks.add(DenseStrip.of(bins.narrow(), barTop, barTop + BAR, frame.ink(lane, 0.8)));
        }
        for (int i = 0; i < bins.wide().size(); i++) {
            int span = bins.wide().get(i);
            int next = span + 1 < spans.size() ? spans.get(span + 1).fromRow() : frame.trace.size();
            span(spans.get(span), labelled, frame.x(Math.max(next, end(spans.get(span)))));
        }
    }

    private int end(LockSpan span) {
        return span.releaseRow() >= 0 ? span.releaseRow() : frame.trace.size();
    }

    private void span(LockSpan span, boolean labelled, double next) {
        double from = frame.x(span.fromRow());
        double got = frame.x(span.acquireRow() >= 0 ? span.acquireRow() : end(span));
        double until = frame.x(end(span));
        if (got - from >= 1) {
            marks.add(Box.at(from, barTop, got - from, BAR).rounded(2).filled(InkRole.BACKGROUND.ink()).hatched(Hatch.rising(frame.ink(lane, 0.75)))
                    .edged(Pen.hairline(frame.ink(lane, 1))));
        }
        if (span.acquireRow() >= 0) {
            marks.add(Box.at(got, barTop, Math.max(1.5, until - got), BAR).rounded(2).filled(frame.ink(lane, 1)));
        }
        if (labelled) {
            labels(span, from, got, until, next);
        }
    }

    private void labels(LockSpan span, double from, double got, double until, double next) {
        String name = frame.analysis.locks().locks().get(span.lock()).name();
        if (got - from >= 8 && span.requestRow() >= 0) {
            int gotRow = span.acquireRow() >= 0 ? span.acquireRow() : Math.min(end(span), frame.trace.size() - 1);
            long waited = frame.trace.timeNs(gotRow) - frame.trace.timeNs(span.requestRow());
            // A simulation's steps last no time that could be told.
            String shown = frame.trace.facts().countsSteps() ? "waits for " + name : "waits " + (span.acquireRow() < 0 ? "for " + name + ", " : "") + Times.duration(waited);
            label(from, got, shown, until - got < 8 ? next : got);
        }
        if (span.acquireRow() >= 0) {
            label(got, until, "holds " + name, next);
        }
    }

    /** Writes a text under its bar: beginning there, reaching beyond it as far as nothing follows. A bar too short to be seen has none. */
    private void label(double from, double to, String text, double next) {
        double x = Math.max(Math.max(from, 2), labelFree);
        boolean seen = to - from >= 6 && to > 4 && from < frame.width;
        String shown = seen ? TextMeasure.bundled().ellipsize(text, FontRole.SANS, 10, Math.min(frame.width, Math.max(to, next - 8)) - x) : "";
        if (shown.length() > 6 && frame.mayLabel()) {
            marks.add(Words.at(x, barTop + BAR + 11, shown, FontRole.SANS, 10).inked(InkRole.TEXT_DIM.ink()));
            labelFree = x + TextMeasure.bundled().width(shown, FontRole.SANS, 10) + 6;
        }
    }
}
