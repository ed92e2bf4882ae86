package racelane.timeline;

import java.util.List;
import java.util.Set;
import racelane.analysis.LockSpan;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.InkRole;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** Waiting for a lock is hatched, holding it is solid; below stands which one and for how long. */
final class LockPainter {
    private static final double BAR = 7;

    private final Frame frame;
    private final List<Mark> marks;
    private final int lane;
    private final double barTop;
    private double labelFree = Double.NEGATIVE_INFINITY;

    LockPainter(Frame frame, LanePlace place, double top, List<Mark> marks) {
        this.frame = frame;
        this.marks = marks;
        this.lane = place.key().id();
        this.barTop = top + place.lockTop();
    }

    /** A lock without a name lies under one that has one: often it is the same, seen by another probe. */
    void paint() {
        LaneIndex index = frame.timeline.index(lane);
        paint(matter(index.unnamed()), index.named().isEmpty());
        paint(matter(index.named()), true);
    }

    private List<LockSpan> matter(List<LockSpan> spans) {
        Relevance relevance = frame.shown.relevance();
        if (relevance == null) {
            return spans;
        }
        Set<Integer> locks = relevance.locks();
        return spans.stream().filter(span -> locks.contains(span.lock())).toList();
    }

    private void paint(List<LockSpan> spans, boolean labelled) {
        SpanBins bins = SpanBins.of(frame, new SpanBins.Spans(spans.size(), i -> spans.get(i).fromRow(), i -> end(spans.get(i))), 2);
        if (bins.hasNarrow()) {
            marks.add(DenseStrip.of(bins.narrow(), barTop, barTop + BAR, frame.ink(lane, 0.8)));
        }
        for (int span : bins.wide()) {
            span(spans.get(span), labelled);
        }
    }

    private int end(LockSpan span) {
        return span.releaseRow() >= 0 ? span.releaseRow() : frame.trace.size();
    }

    private void span(LockSpan span, boolean labelled) {
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
            labels(span, from, got, until);
        }
    }

    private void labels(LockSpan span, double from, double got, double until) {
        String name = frame.analysis.locks().locks().get(span.lock()).name();
        if (got - from >= 8 && span.requestRow() >= 0) {
            int gotRow = span.acquireRow() >= 0 ? span.acquireRow() : Math.min(end(span), frame.trace.size() - 1);
            long waited = frame.trace.timeNs(gotRow) - frame.trace.timeNs(span.requestRow());
            label(from, got, "waits " + (span.acquireRow() < 0 ? "for " + name + ", " : "") + Times.duration(waited), until - got < 8);
        }
        if (span.acquireRow() >= 0) {
            label(got, until, "holds " + name, true);
        }
    }

    /** Writes a text under its bar: beginning there, cut to the bar unless nothing follows. */
    private void label(double from, double to, String text, boolean last) {
        double x = Math.max(Math.max(from, 2), labelFree);
        double room = Math.min(frame.width, to) - x;
        double width = TextMeasure.bundled().width(text, FontRole.SANS, 10);
        boolean fits = width <= room || last && width < 60 && x + width < frame.width && room > 0;
        String shown = fits ? text : TextMeasure.bundled().ellipsize(text, FontRole.SANS, 10, room);
        if (shown.length() > 4 && (fits || room > 40) && frame.mayLabel()) {
            marks.add(Words.at(x, barTop + BAR + 11, shown, FontRole.SANS, 10).inked(InkRole.TEXT_DIM.ink()));
            labelFree = x + TextMeasure.bundled().width(shown, FontRole.SANS, 10) + 6;
        }
    }
}
