package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.picture.Box;
import racelane.picture.Clip;
import racelane.picture.FontRole;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Line;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.TextMeasure;
import racelane.picture.Words;

/** The names left of the lanes, with a bar in each lane's ink. */
final class HeaderPainter {
    /** Of a lane's name and what stands below it. */
    private static final double NAME_HEIGHT = 46;

    private final Timeline timeline;
    private final ViewState view;
    private final int width;
    private final int height;
    private final LaneLayout layout;

    HeaderPainter(Timeline timeline, ViewState view, int width, int height) {
        this.timeline = timeline;
        this.view = view;
        this.width = width;
        this.height = height;
        this.layout = timeline.layout(view);
    }

    Picture paint() {
        List<Mark> marks = new ArrayList<>();
        marks.add(Box.at(0, 0, width, height).filled(InkRole.PANEL.ink()));
        headers(marks, false);
        headers(marks, true);
        marks.add(Line.vertical(width - 0.5, 0, height, Pen.hairline(InkRole.RULE.ink())));
        return new Picture(width, height, "lane headers", marks);
    }

    private void headers(List<Mark> marks, boolean pinned) {
        double from = pinned ? 0 : layout.pinnedHeight();
        for (int i = 0; i < layout.places().size(); i++) {
            LanePlace place = layout.places().get(i);
            double top = layout.screenTop(i, view.scrollPx());
            double bottom = Math.min(height, top + place.height());
            if (layout.isPinned(i) == pinned && bottom > from && top < height) {
                double clipTop = Math.max(from, top);
                marks.add(new Clip(0, clipTop, width, bottom - clipTop, header(place, top, clipTop)));
            }
        }
    }

    /** @param seenFrom its upper edge as far as it is seen: the name of a lane that is scrolled half away stays in view */
    private List<Mark> header(LanePlace place, double top, double seenFrom) {
        double words = Math.max(top, Math.min(seenFrom, top + place.height() - NAME_HEIGHT));
        List<Mark> marks = new ArrayList<>();
        LaneTitle title = LaneTitle.of(timeline, view, place.key());
        Ink ink = place.key().isObject() ? InkRole.COUNT.ink() : InkRole.lane(place.ink()).ink();
        if (place.key().equals(view.selection().lane())) {
            marks.add(Box.at(0, top, width, place.height()).filled(InkRole.SELECTION.ink()));
        }
        marks.add(Box.at(0, top, 4, place.height()).filled(ink));
        text(marks, title.name(), words + 21, FontRole.SANS_SEMIBOLD, 13, InkRole.TEXT);
        text(marks, title.about(), words + 38, FontRole.SANS, 11, InkRole.TEXT_DIM);
        if (place.key().isObject()) {
            text(marks, title.detail(), words + 60, FontRole.MONO, 10.5, InkRole.TEXT_FAINT);
        } else if (top + place.height() - words >= 58) {
            text(marks, title.detail(), words + 55, FontRole.SANS_ITALIC, 10.5, InkRole.TEXT_DIM);
        }
        if (place.key().isObject()) {
            CountAxis axis = CountAxis.of(timeline, view, place);
            for (int value : axis.labels()) {
                marks.add(Words.at(width - 10, TextMeasure.bundled().baselineAround(top + axis.y(value), FontRole.MONO, 10.5), Integer.toString(value),
                        FontRole.MONO, 10.5).ending().inked(InkRole.TEXT_DIM.ink()));
            }
        }
        marks.add(Line.horizontal(0, width, top + place.height() - 0.5, Pen.hairline(InkRole.RULE.ink())));
        return marks;
    }

    private void text(List<Mark> marks, String text, double baseline, FontRole font, double size, InkRole ink) {
        String fitted = TextMeasure.bundled().ellipsize(text, font, size, width - 16 - 22);
        if (!fitted.isEmpty()) {
            marks.add(Words.at(16, baseline, fitted, font, size).inked(ink.ink()));
        }
    }
}
