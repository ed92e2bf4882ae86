package racelane.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.analysis.Life;
import racelane.analysis.Operation;
import racelane.analysis.Reference;
import racelane.picture.Box;
import racelane.picture.Dash;
import racelane.picture.FontRole;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/**
 * A task's lane: when it was on a CPU, its events, nested calls, the references it holds, its locks, and
 * interrupts on a line of their own, since they are not its doing.
 */
final class ThreadLanePainter {
    private static final double MIN_SLICE = 2;

    private final Frame frame;
    private final Analysis analysis;
    private final LanePlace place;
    private final ThreadRows rows;
    private final double top;
    private final List<Mark> marks;
    private final int lane;
    private final LaneIndex index;
    /** By depth, the calls that are seen one by one: asked once, however many references are held. */
    private final Map<Integer, List<Integer>> wide = new HashMap<>();
    /** By baseline, where words of references stand. */
    private final Map<Double, List<Span>> labels = new HashMap<>();

    ThreadLanePainter(Frame frame, LanePlace place, double top, List<Mark> marks) {
        this.frame = frame;
        this.analysis = frame.analysis;
        this.place = place;
        this.rows = place.rows();
        this.top = top;
        this.marks = marks;
        this.lane = place.key().id();
        this.index = frame.timeline.index(lane);
    }

    void paint() {
        onCpu();
        events();
        references();
        for (int depth = 0; depth < Math.min(rows.calls(), index.byDepth().size()); depth++) {
            calls(depth);
        }
        if (rows.isCut()) {
            deeper();
        }
        if (rows.hasLocks()) {
            new LockPainter(frame, place, top, marks).paint();
        }
        flags();
    }

    private void onCpu() {
        SpanBins bins = SpanBins.of(frame, LaneIndex.onCpu(analysis.schedule(), lane, frame.trace.size()), 1);
        Ink ink = frame.ink(lane, 0.07);
        for (int stretch : bins.wide()) {
            double from = frame.x(analysis.schedule().fromRow(lane, stretch));
            double to = frame.x(analysis.schedule().toRow(lane, stretch));
            marks.add(Box.at(from, top, to - from, place.height() - 1).filled(ink));
        }
        if (bins.hasNarrow()) {
            marks.add(DenseStrip.of(bins.narrow(), top, top + place.height() - 1, ink));
        }
    }

    private void events() {
        int[] counts = EventBins.counts(frame, lane);
        if (index.interrupts().size() > 0) {
            int[] interrupts = EventBins.counts(frame, index.interrupts());
            for (int x = 0; x < counts.length; x++) {
                counts[x] -= interrupts[x];
            }
            double bottom = top + place.height() - 2;
            marks.add(DenseStrip.of(interrupts, bottom - 3, bottom, InkRole.TEXT_FAINT.ink(0.8)));
        }
        marks.add(DenseStrip.of(counts, top + 2, top + 5, frame.ink(lane, 0.75)));
    }

    private void calls(int depth) {
        double sliceTop = top + rows.callTop(depth);
        if (sliceTop > frame.height || sliceTop + ThreadRows.SLICE < 0) {
            return;
        }
        SpanBins bins = SpanBins.of(frame, index.callsAt(depth), MIN_SLICE);
        if (bins.hasNarrow()) {
            marks.add(DenseStrip.of(bins.narrow(), sliceTop, sliceTop + ThreadRows.SLICE, frame.ink(lane, 0.6)));
        }
        for (int call : bins.wide()) {
            slice(index.call(depth, call), sliceTop);
        }
    }

    /** Where calls are nested deeper than there are rows, and how many levels of calls and locks have none. */
    private void deeper() {
        double from = top + rows.deeperTop();
        if (rows.deeper() > 0) {
            deeperCalls(from);
        }
        if (frame.mayLabel()) {
            String text = rows.cutWords();
            double width = TextMeasure.bundled().width(text, FontRole.SANS, 10) + 10;
            marks.add(Box.at(3, from, width, 13).rounded(3).filled(InkRole.CARD.ink()).edged(Pen.hairline(frame.ink(lane, 0.6))));
            marks.add(Words.at(8, TextMeasure.bundled().baselineAround(from + 6.5, FontRole.SANS, 10), text, FontRole.SANS, 10).inked(InkRole.TEXT_DIM.ink()));
        }
    }

    private void deeperCalls(double from) {
        SpanBins bins = SpanBins.of(frame, index.callsAt(rows.calls()), 1);
        for (int i : bins.wide()) {
            CallSpan call = index.call(rows.calls(), i);
            marks.add(Box.at(frame.x(call.fromRow()), from, Math.max(1, frame.x(call.toRow()) - frame.x(call.fromRow())), 4).filled(frame.ink(lane, 0.5)));
        }
        if (bins.hasNarrow()) {
            marks.add(DenseStrip.of(bins.narrow(), from, from + 4, frame.ink(lane, 0.5)));
        }
    }

    private void slice(CallSpan call, double sliceTop) {
        double from = frame.x(call.fromRow());
        double width = Math.max(3, frame.x(call.toRow()) - from);
        InkRole role = isAlarming(call) ? InkRole.FINDING : frame.ink(lane, 1).role();
        Box box = Box.at(from, sliceTop, width, ThreadRows.SLICE).rounded(3).filled(role.ink(0.22));
        marks.add(call.returned() ? box : box.edged(Pen.hairline(role.ink(0.6)).dashed(Dash.FINE)));
        marks.add(Box.at(from, sliceTop, 3, ThreadRows.SLICE).rounded(1).filled(role.ink()));
        double textFrom = Math.max(from, 0) + 7;
        double room = Math.min(frame.width, from + width) - 4 - textFrom;
        if (room > 18 && frame.mayLabel()) {
            label(textFrom, sliceTop, TextMeasure.bundled().ellipsize(name(call), FontRole.MONO, 11, room));
        }
    }

    private void label(double x, double sliceTop, String text) {
        if (text.length() > 1) {
            double baseline = TextMeasure.bundled().baselineAround(top + sliceTop - top + ThreadRows.SLICE / 2, FontRole.MONO, 11);
            marks.add(Words.at(x, baseline, text, FontRole.MONO, 11));
        }
    }

    private String name(CallSpan call) {
        Operation operation = frame.timeline.words().operation(call.fromRow());
        String words = operation == null ? call.function() : frame.timeline.words().of(call.fromRow(), frame.mainObject());
        return call.returned() ? words : words + " …";
    }

    /** A call in which a finding stands that is being looked at is drawn in the finding's ink. */
    private boolean isAlarming(CallSpan call) {
        int selected = frame.view.selection().finding();
        if (selected < 0 || selected >= analysis.findings().size()) {
            return false;
        }
        Finding finding = analysis.findings().get(selected);
        return finding.rows().contains(call.fromRow()) && call.lane() == lane;
    }

    private void references() {
        for (Reference reference : index.references()) {
            int until = reference.putRow() < 0 ? frame.trace.size() : reference.putRow();
            if (reference.fromRow() >= frame.endRow() || until <= frame.firstRow()) {
                continue;
            }
            double from = Math.max(0, frame.x(reference.fromRow()));
            double to = Math.min(frame.width, frame.x(until));
            if (to - from >= 24) {
                reference(reference, from, to);
            }
        }
    }

    private void reference(Reference reference, double from, double to) {
        int depth = Math.max(0, Math.min(rows.calls(), analysis.calls().stackAt(lane, reference.getRow()).size()) - 1);
        double y = top + rows.callTop(depth) + 13;
        double[] widest = {0, 0};
        for (double[] free : free(depth, from + 2, to - 2)) {
            marks.add(Line.horizontal(free[0], free[1], y, Pen.of(frame.ink(lane, 0.9), 1.4).dashed(Dash.DOTTED)));
            widest = free[1] - free[0] > widest[1] - widest[0] ? free : widest;
        }
        CountedObject object = analysis.object(reference.object());
        CountedObject main = frame.mainObject();
        Life life = object == null ? null : object.lives().get(reference.life() - 1);
        String text = "holds 1 reference on " + (life == null ? "#" + reference.life() : object == main ? life.shortLabel() : life.title());
        double width = TextMeasure.bundled().width(text, FontRole.SANS, 10.5);
        if (width + 8 < widest[1] - widest[0]) {
            label(text, width, widest, y - 4);
        }
    }

    /** In the middle, or at an end where another reference's words stand: several that are held at once share a line. */
    private void label(String text, double width, double[] free, double baseline) {
        for (double middle : new double[] {(free[0] + free[1]) / 2, free[0] + width / 2 + 4, free[1] - width / 2 - 4}) {
            Span place = new Span(middle - width / 2 - 6, middle + width / 2 + 6);
            List<Span> taken = labels.computeIfAbsent(baseline, key -> new ArrayList<>());
            if (taken.stream().noneMatch(one -> one.from() < place.to() && place.from() < one.to())) {
                if (frame.mayLabel()) {
                    taken.add(place);
                    marks.add(Words.at(middle, baseline, text, FontRole.SANS, 10.5).centred().inked(frame.ink(lane, 1)));
                }
                return;
            }
        }
    }

    /** The stretches of a row of calls in which no call stands: only there a line does not cross a name. */
    private List<double[]> free(int depth, double from, double to) {
        List<double[]> free = new ArrayList<>();
        double next = from;
        if (depth < Math.min(rows.calls(), index.byDepth().size())) {
            for (int call : wide.computeIfAbsent(depth, key -> SpanBins.of(frame, index.callsAt(key), MIN_SLICE).wide())) {
                double left = frame.x(index.call(depth, call).fromRow());
                double right = Math.max(left + 3, frame.x(index.call(depth, call).toRow()));
                if (right > next && left < to) {
                    gap(free, next, left - 3);
                    next = right + 3;
                }
            }
        }
        gap(free, next, to);
        return free;
    }

    private static void gap(List<double[]> free, double from, double to) {
        if (to - from >= 6) {
            free.add(new double[] {from, to});
        }
    }

    private void flags() {
        double nextFree = Double.NEGATIVE_INFINITY;
        for (Finding finding : analysis.findings()) {
            if (rows.flags() && LaneLayout.isFlag(finding, lane) && finding.row() >= frame.firstRow() && finding.row() < frame.endRow() && frame.scale.x(finding.row()) > nextFree) {
                nextFree = new FlagPainter(frame, marks).flag(finding.row(), top, place);
            }
        }
    }
}
