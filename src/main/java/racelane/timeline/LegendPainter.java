package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.picture.Box;
import racelane.picture.Dash;
import racelane.picture.FontRole;
import racelane.picture.Hatch;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.Polygon;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** What the marks of a page mean, in one line, for those who have only the picture. What does not fit at the right is left out. */
final class LegendPainter {
    static final int HEIGHT = 26;
    private static final double MARK = 26;
    private static final double GAP = 22;

    private final int width;
    private final List<Mark> marks = new ArrayList<>();
    private double x = 16;

    LegendPainter(int width) {
        this.width = width;
    }

    Picture paint() {
        double middle = HEIGHT / 2.0;
        marks.add(Box.at(0, 0, width, HEIGHT).filled(InkRole.PANEL.ink()));
        marks.add(Line.horizontal(0, width, 0.5, Pen.hairline(InkRole.RULE.ink())));
        item("count", Line.horizontal(x, x + MARK, middle, Pen.of(InkRole.COUNT.ink(), 2.4)));
        item("change that nobody observed", Box.at(x, middle - 6, MARK, 12).hatched(Hatch.rising(InkRole.TEXT_DIM.ink(0.3))),
                Line.horizontal(x, x + MARK, middle, Pen.of(InkRole.COUNT.ink(), 1.6).dashed(Dash.DASHED)));
        item("finding (~ not certain)", Polygon.triangleDown(x + MARK / 2, middle + 5, 14, 10, InkRole.FINDING.ink()));
        item("alive", Box.at(x, middle - 6, MARK, 12).rounded(3).filled(InkRole.ALIVE.ink()));
        item("alive, given up", Box.at(x, middle - 6, MARK, 12).rounded(3).filled(InkRole.UNBOUND.ink()));
        item("released", Box.at(x, middle - 6, MARK, 12).rounded(3).filled(InkRole.FINDING_PANEL.ink()).edged(Pen.hairline(InkRole.FINDING.ink())));
        item("freed (~ inferred)", Box.at(x, middle - 6, MARK, 12).rounded(3).filled(InkRole.CARD.ink()).edged(Pen.hairline(InkRole.FREED.ink())));
        item("waits for a lock", Box.at(x, middle - 3.5, MARK, 7).rounded(2).filled(InkRole.BACKGROUND.ink()).hatched(Hatch.rising(InkRole.LANE_0.ink(0.75))).edged(Pen.hairline(InkRole.LANE_0.ink())));
        item("holds it", Box.at(x, middle - 3.5, MARK, 7).rounded(2).filled(InkRole.LANE_0.ink()));
        item("holds a reference", Line.horizontal(x, x + MARK, middle, Pen.of(InkRole.LANE_0.ink(0.9), 1.4).dashed(Dash.DOTTED)));
        item("on a CPU", Box.at(x, middle - 6, MARK, 12).filled(InkRole.LANE_0.ink(0.14)));
        return new Picture(width, HEIGHT, "legend", marks);
    }

    private void item(String words, Mark... drawn) {
        double end = x + MARK + 6 + TextMeasure.bundled().width(words, FontRole.SANS, 11);
        if (end > width - 16) {
            x = width;
            return;
        }
        marks.addAll(List.of(drawn));
        marks.add(Words.at(x + MARK + 6, TextMeasure.bundled().baselineAround(HEIGHT / 2.0, FontRole.SANS, 11), words, FontRole.SANS, 11).inked(InkRole.TEXT_DIM.ink()));
        x = end + GAP;
    }
}
