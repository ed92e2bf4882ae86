package racelane.timeline;

import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Pen;
import racelane.picture.Dash;
import racelane.picture.TextMeasure;
import racelane.picture.Words;
import racelane.trace.Gap;

/** Where events were lost: a hatched stretch over all lanes, on which nothing may be concluded, with the CPU and the number. */
final class GapPainter {
    private static final int MAX_GAPS = 400;

    private final Frame frame;

    GapPainter(Frame frame) {
        this.frame = frame;
    }

    void paint() {
        double labelFree = Double.NEGATIVE_INFINITY;
        int drawn = 0;
        double last = Double.NEGATIVE_INFINITY;
        for (Gap gap : frame.trace.gaps()) {
            if (gap.toRow() <= frame.firstRow() || gap.fromRow() >= frame.endRow() || drawn >= MAX_GAPS) {
                continue;
            }
            double from = frame.x(Math.max(0, gap.fromRow()));
            double to = frame.x(Math.min(frame.trace.size(), gap.toRow()));
            if (to < last + 1) {
                continue;
            }
            drawn++;
            last = to;
            frame.add(Box.at(from, 0, Math.max(2, to - from), frame.height).filled(InkRole.FINDING.ink(0.05)).hatched(Hatch.falling(InkRole.FINDING.ink(0.16))));
            frame.add(Line.vertical(Math.max(from, to - 0.5), 0, frame.height, Pen.hairline(InkRole.FINDING.ink(0.5)).dashed(Dash.FINE)));
            labelFree = label(gap, Math.max(2, from + 2), labelFree);
        }
    }

    private double label(Gap gap, double x, double free) {
        String count = gap.lost() < 0 ? "events lost" : Times.number(gap.lost()) + " events lost";
        String text = count + (gap.cpu() < 0 ? "" : " on CPU" + gap.cpu());
        double width = TextMeasure.bundled().width(text, FontRole.SANS_ITALIC, 10);
        if (x < free || x + width > frame.width || !frame.mayLabel()) {
            return free;
        }
        frame.add(Words.at(x, frame.height - 5, text, FontRole.SANS_ITALIC, 10).inked(InkRole.FINDING.ink()));
        return x + width + 8;
    }
}
