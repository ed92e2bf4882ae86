package racelane.timeline;

import racelane.notes.Notes;
import racelane.picture.Box;
import racelane.picture.FontRole;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** Steps or times above the lanes, with the cursor's step in a pill. */
final class RulerPainter {
    private final Notes notes;
    private final Frame frame;

    RulerPainter(Timeline timeline, ViewState view, Notes notes, int width, int height) {
        this.notes = notes;
        this.frame = new Frame(timeline, view, width, height);
    }

    Picture paint() {
        double baseline = TextMeasure.bundled().baselineAround(frame.height / 2.0, FontRole.MONO, 10.5);
        frame.add(Box.at(0, 0, frame.width, frame.height).filled(InkRole.PANEL.ink()));
        frame.add(Line.horizontal(0, frame.width, frame.height - 0.5, Pen.hairline(InkRole.RULE.ink())));
        folds();
        double pill = pillX();
        double half = pillWidth() / 2;
        Ticks ticks = Ticks.of(frame.scale, frame.timeline, 96);
        for (int i = 0; i < ticks.positions().size(); i++) {
            double x = ticks.positions().get(i);
            double end = x + 3 + TextMeasure.bundled().width(ticks.labels().get(i), FontRole.MONO, 10.5);
            boolean covered = !Double.isNaN(pill) && end > pill - half - 4 && x < pill + half + 4;
            frame.add(Line.vertical(x, frame.height - 5, frame.height, Pen.hairline(InkRole.RULE.ink())));
            if (!covered && end < frame.width) {
                frame.add(Words.at(x + 3, baseline, ticks.labels().get(i), FontRole.MONO, 10.5).inked(InkRole.TEXT_DIM.ink()));
            }
        }
        notes();
        pill(pill);
        return new Picture(frame.width, frame.height, "ruler", frame.marks);
    }

    /** A mark wherever events were left out between two slots. */
    private void folds() {
        RowSet rows = frame.shown.rows();
        if (rows.isAll() || frame.view.order() != Order.EVENT) {
            return;
        }
        int[] counts = new int[frame.width];
        int from = rows.rank(frame.firstRow());
        int end = Math.min(rows.count(), rows.rank(frame.endRow()) + 1);
        int column = 0;
        for (int slot = from; slot < end;) {
            int leftOut = rows.leftOutBefore(slot);
            double x = frame.scale.stepX(rows.row(slot));
            if (leftOut > 0 && x >= 0 && x < frame.width) {
                counts[(int) x] += leftOut;
            }
            // Slots narrower than a pixel share its mark: the search goes on at the next pixel.
            column = frame.column(column, rows.row(slot));
            slot = end - from > frame.width ? Math.max(slot + 1, rows.rank(frame.borders[column + 1])) : slot + 1;
        }
        frame.add(DenseStrip.of(counts, 1, 5, InkRole.TEXT_FAINT.ink(0.9)));
    }

    /** The number of each stop in a disc at its step; of a range at its end, with a bar from its begin. */
    private void notes() {
        for (int stop = 0; stop < notes.size(); stop++) {
            double from = frame.scale.stepX(notes.stops().get(stop).fromRow());
            double x = frame.scale.stepX(notes.stops().get(stop).toRow());
            double y = frame.height / 2.0;
            if (x - from >= 1 && x > 0 && from < frame.width) {
                frame.add(Box.at(Math.max(0, from), y - 2, Math.min(frame.width, x) - Math.max(0, from), 4).filled(InkRole.CURSOR.ink(0.35)));
            }
            if (x >= 0 && x <= frame.width && frame.mayLabel()) {
                frame.add(Box.disc(x, y, 8).filled(InkRole.CARD.ink()).edged(Pen.of(InkRole.CURSOR.ink(), 1.5)));
                frame.add(Words.at(x, TextMeasure.bundled().baselineAround(y, FontRole.SANS_SEMIBOLD, 9.5), Integer.toString(stop + 1), FontRole.SANS_SEMIBOLD, 9.5).centred().inked(InkRole.CURSOR.ink()));
            }
        }
    }

    private String pillText() {
        return "step " + frame.trace.step(frame.view.cursorRow());
    }

    private double pillWidth() {
        return TextMeasure.bundled().width(pillText(), FontRole.SANS_SEMIBOLD, 11) + 18;
    }

    /** The middle of the pill: over the cursor, kept inside the picture; NaN if the cursor is out of view. */
    private double pillX() {
        if (frame.view.cursorRow() < 0) {
            return Double.NaN;
        }
        double x = frame.scale.cursorX(frame.view.cursorRow());
        double half = pillWidth() / 2;
        return x < 0 || x > frame.width ? Double.NaN : Math.max(half + 1, Math.min(frame.width - half - 1, x));
    }

    private void pill(double middle) {
        if (Double.isNaN(middle)) {
            return;
        }
        double width = pillWidth();
        frame.add(Box.at(middle - width / 2, 2, width, frame.height - 4).rounded(4).filled(InkRole.CURSOR.ink()));
        frame.add(Words.at(middle, TextMeasure.bundled().baselineAround(frame.height / 2.0, FontRole.SANS_SEMIBOLD, 11), pillText(),
                FontRole.SANS_SEMIBOLD, 11).centred().inked(InkRole.ON_CURSOR.ink()));
    }
}
