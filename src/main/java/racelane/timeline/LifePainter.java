package racelane.timeline;

import java.util.List;
import racelane.analysis.CountedObject;
import racelane.analysis.Life;
import racelane.picture.Box;
import racelane.picture.Dash;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** The band of lives under a count, and the time in which there is nothing to count. */
final class LifePainter {
    private static final double BAND = 13;

    private final Frame frame;
    private final double top;
    private final double bandTop;
    private final List<Mark> marks;
    private final CountAxis axis;
    private final CountedObject object;

    LifePainter(Frame frame, LanePlace place, double top, List<Mark> marks, CountAxis axis, CountedObject object) {
        this.frame = frame;
        this.top = top;
        this.bandTop = top + place.height() - 25;
        this.marks = marks;
        this.axis = axis;
        this.object = object;
    }

    void paint() {
        List<Life> lives = object.lives();
        SpanBins bins = SpanBins.of(frame, new SpanBins.Spans(lives.size(), i -> Math.max(0, lives.get(i).bornRow()), i -> next(i)), 3);
        if (bins.hasNarrow()) {
            marks.add(DenseStrip.of(bins.narrow(), bandTop, bandTop + BAND, InkRole.ALIVE.ink()));
        }
        bins.wide().forEach(this::life);
    }

    /** The row at which the next life begins; the end of the trace if none does. */
    private int next(int life) {
        return life + 1 < object.lives().size() ? Math.max(0, object.lives().get(life + 1).bornRow()) : frame.trace.size();
    }

    private void life(int index) {
        Life life = object.lives().get(index);
        int end = next(index);
        int born = Math.max(0, life.bornRow());
        int freed = life.isFreed() ? life.freeFromRow() : end;
        int released = life.releasedRow() >= 0 && life.releasedRow() < freed ? life.releasedRow() : freed;
        int removed = life.removedRow() >= 0 && life.removedRow() < released ? life.removedRow() : released;
        String name = life.shortLabel() + (life.index() >= 0 ? " (" + life.index() + ")" : "");
        String again = life.bornInferred() ? " alive again (inferred)" : index > 0 ? " alive, same address" : " alive";
        segment(born, removed, name + again, Look.ALIVE);
        segment(removed, released, life.shortLabel() + " alive, given up", Look.UNBOUND);
        segment(released, freed, life.shortLabel() + " released, not freed", Look.RELEASED);
        if (life.isFreed()) {
            freed(life, end);
        }
    }

    private void freed(Life life, int end) {
        double from = frame.x(life.freeFromRow());
        double certain = frame.x(life.freeSeen() ? life.freeFromRow() : life.freeToRow());
        double to = frame.x(end);
        double areaTop = top + 22;
        double height = top + axis.bottom() + 6 - areaTop;
        marks.add(Box.at(from, areaTop, to - from, height).filled(InkRole.FREED.ink(0.12)));
        if (certain - from >= 2) {
            marks.add(Box.at(from, areaTop, certain - from, height).hatched(Hatch.falling(InkRole.FREED.ink(0.35))));
        }
        marks.add(Line.vertical(from, areaTop, bandTop, Pen.of(InkRole.FREED.ink(), 1.2).dashed(Dash.FINE)));
        String text = life.freeSeen() ? "freed" : "freed (inferred)";
        double left = Math.max(0, from);
        double right = Math.min(frame.width, to);
        if (TextMeasure.bundled().width(text, FontRole.SANS_ITALIC, 11) + 8 < right - left && frame.mayLabel()) {
            marks.add(Words.at((left + right) / 2, top + (axis.top() + axis.bottom()) / 2 + 14, text, FontRole.SANS_ITALIC, 11).centred()
                    .inked(InkRole.TEXT_DIM.ink()));
        }
        segment(life.freeFromRow(), end, life.freeSeen() ? "freed" : "~ freed", isAlarming(life) ? Look.FREED_IN_USE : Look.FREED);
    }

    /** Being freed is a life's ordinary end; with a finding about it, it is not. */
    private boolean isAlarming(Life life) {
        return frame.analysis.findings().stream().anyMatch(finding -> finding.object() == object && (life.equals(finding.life())
                || finding.life() != null && finding.kind().equals("stale-put") && finding.life().number() == life.number() + 1));
    }

    private enum Look { ALIVE, UNBOUND, RELEASED, FREED, FREED_IN_USE }

    private void segment(int fromRow, int toRow, String text, Look look) {
        double from = frame.x(fromRow);
        double to = frame.x(toRow);
        if (to - from < 0.5 || to < 0 || from > frame.width) {
            return;
        }
        Box box = Box.at(from, bandTop, to - from, BAND).rounded(3);
        Pen edge = Pen.hairline(InkRole.FINDING.ink());
        InkRole ink = switch (look) {
            case ALIVE -> InkRole.ON_ALIVE;
            case UNBOUND -> InkRole.ON_UNBOUND;
            case RELEASED, FREED_IN_USE -> InkRole.FINDING;
            case FREED -> InkRole.TEXT_DIM;
        };
        marks.add(switch (look) {
            case ALIVE -> box.filled(InkRole.ALIVE.ink());
            case UNBOUND -> box.filled(InkRole.UNBOUND.ink());
            case RELEASED -> box.filled(InkRole.FINDING_PANEL.ink()).edged(edge);
            case FREED -> box.filled(InkRole.CARD.ink()).edged(Pen.hairline(InkRole.FREED.ink(0.7)));
            case FREED_IN_USE -> box.filled(InkRole.CARD.ink()).edged(edge);
        });
        double left = Math.max(2, from + 3);
        double right = Math.min(frame.width - 2, to - 3);
        String fitted = TextMeasure.bundled().ellipsize(text, FontRole.SANS, 9.5, right - left);
        if (fitted.length() > 1 && frame.mayLabel()) {
            marks.add(Words.at((left + right) / 2, bandTop + 10, fitted, FontRole.SANS, 9.5).centred().inked(ink.ink()));
        }
    }
}
