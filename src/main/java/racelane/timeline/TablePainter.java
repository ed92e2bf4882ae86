package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.picture.Box;
import racelane.picture.Dash;
import racelane.picture.FontRole;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** The interleaving table as a picture, for pages: as many rows as fit, the cursor's among them. */
final class TablePainter {
    static final double ROW = 22;
    static final double FOLD = 15;
    static final double HEAD = 26;
    private static final double MIN_COLUMN = 230;
    private static final double STEP_X = 16;
    private static final double TIME_X = 84;
    private static final double COUNT_X = 182;
    private static final double TEXT_X = 262;

    private final Timeline timeline;
    private final ViewState view;
    private final InterleavingTable table;
    private final int width;
    private final int height;
    /** More threads than this share the last column. */
    private final int maxColumns;
    private final List<Mark> marks = new ArrayList<>();

    TablePainter(Timeline timeline, ViewState view, InterleavingTable table, int width, int height) {
        this.timeline = timeline;
        this.view = view;
        this.table = table;
        this.width = width;
        this.height = height;
        this.maxColumns = (int) Math.max(1, (width - TEXT_X) / MIN_COLUMN);
    }

    /** The height at which every row fits. */
    static double heightOf(InterleavingTable table) {
        return HEAD + (double) table.size() * ROW - (ROW - FOLD) * table.folds();
    }

    Picture paint() {
        marks.add(Box.at(0, 0, width, HEAD).filled(InkRole.PANEL.ink()));
        head();
        double top = HEAD;
        for (int i = first(); i < table.size(); i++) {
            TableRow row = table.get(i);
            double rowHeight = row.isFold() ? FOLD : ROW;
            if (top + rowHeight > height) {
                break;
            }
            row(row, top, rowHeight);
            top += rowHeight;
        }
        return new Picture(width, height, "interleaving", marks);
    }

    /** The first row shown: as many as fit above the cursor's, and two below it if there are any. */
    private int first() {
        int last = Math.min(table.size() - 1, table.indexOf(view.cursorRow()) + 2);
        double room = height - HEAD;
        int first = last + 1;
        while (first > 0) {
            room -= table.get(first - 1).isFold() ? FOLD : ROW;
            if (room < 0) {
                break;
            }
            first--;
        }
        return first;
    }

    private void head() {
        head(STEP_X, "STEP", InkRole.TEXT_DIM);
        head(TIME_X, "TIME", InkRole.TEXT_DIM);
        head(COUNT_X, table.countName(), InkRole.TEXT_DIM);
        for (int column = 0; column < columns(); column++) {
            boolean others = column == columns() - 1 && table.columns().size() > maxColumns;
            String name = others ? "others" : name(table.columns().get(column));
            head(x(column), name, InkRole.TEXT_DIM);
        }
        marks.add(Line.horizontal(0, width, 0.5, Pen.hairline(InkRole.RULE.ink())));
        marks.add(Line.horizontal(0, width, HEAD - 0.5, Pen.hairline(InkRole.RULE.ink())));
    }

    private void head(double x, String text, InkRole ink) {
        marks.add(Words.at(x, 17, text, FontRole.SANS_SEMIBOLD, 10.5).inked(ink.ink()));
    }

    private String name(int lane) {
        return LaneTitle.of(timeline, view, LaneKey.thread(lane)).name();
    }

    private int columns() {
        return Math.min(maxColumns, table.columns().size());
    }

    private double x(int column) {
        return TEXT_X + (width - TEXT_X - 8) * column / Math.max(1, columns());
    }

    private void row(TableRow row, double top, double rowHeight) {
        double baseline = TextMeasure.bundled().baselineAround(top + rowHeight / 2, FontRole.MONO, row.isFold() ? 10 : 12);
        if (row.isFold()) {
            marks.add(Words.at(TEXT_X, baseline, "· " + row.text() + " ·", FontRole.MONO, 10).inked(InkRole.TEXT_FAINT.ink()));
        } else {
            event(row, top, baseline);
        }
        marks.add(Line.horizontal(0, width, top + rowHeight - 0.5, Pen.hairline(InkRole.GRID.ink())));
    }

    private void event(TableRow row, double top, double baseline) {
        if (row.row() == view.cursorRow()) {
            marks.add(Box.at(0, top, width, ROW).filled(InkRole.SELECTION.ink()));
            marks.add(Box.at(0, top, 3, ROW).filled(InkRole.CURSOR.ink()));
        }
        if (row.unordered()) {
            marks.add(Line.horizontal(STEP_X, COUNT_X - 8, top, Pen.of(InkRole.FINDING.ink(), 1).dashed(Dash.FINE)));
            marks.add(Words.at(COUNT_X - 10, top + 3.5, "≈ order unknown", FontRole.SANS, 9).ending().inked(InkRole.FINDING.ink()));
        }
        marks.add(Words.at(STEP_X, baseline, row.step(), FontRole.MONO, 12).inked(InkRole.TEXT_DIM.ink()));
        marks.add(Words.at(TIME_X, baseline, row.time(), FontRole.MONO, 12).inked(InkRole.TEXT_DIM.ink()));
        Ink count = (row.alarm() ? InkRole.FINDING : InkRole.COUNT).ink();
        String value = TextMeasure.bundled().ellipsize(row.count().replace("saturated", "sat."), FontRole.MONO_SEMIBOLD, 12, TEXT_X - COUNT_X - 6);
        marks.add(Words.at(COUNT_X, baseline, value, row.moved() ? FontRole.MONO_SEMIBOLD : FontRole.MONO, 12)
                .inked(row.moved() ? count : count.faded(0.75)));
        text(row, baseline);
    }

    private void text(TableRow row, double baseline) {
        int column = Math.max(0, Math.min(columns() - 1, row.column() < 0 ? columns() - 1 : row.column()));
        boolean shared = row.column() < 0 || row.column() >= maxColumns - 1 && table.columns().size() > maxColumns;
        double x = x(column) + 14 * Math.min(3, row.depth());
        String text = (shared ? name(row.lane()) + ": " : "") + row.text();
        Ink ink = InkRole.lane(timeline.layout(view).ink(row.lane())).ink();
        String finding = row.found();
        double findingWidth = finding.isEmpty() ? 0 : 18 + TextMeasure.bundled().width(finding, FontRole.SANS_SEMIBOLD, 11.5);
        String fitted = TextMeasure.bundled().ellipsize(text, FontRole.MONO, 12, width - 10 - findingWidth - x);
        marks.add(Words.at(x, baseline, fitted, FontRole.MONO, 12).inked(ink));
        if (!finding.isEmpty()) {
            double end = x + TextMeasure.bundled().width(fitted, FontRole.MONO, 12);
            marks.add(Words.at(end + 16, baseline, finding, FontRole.SANS_SEMIBOLD, 11.5).inked(InkRole.FINDING.ink()));
        }
    }
}
