package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.analysis.Finding;
import racelane.picture.Box;
import racelane.picture.InkRole;
import racelane.picture.Mark;
import racelane.picture.Pen;
import racelane.picture.Picture;
import racelane.picture.Polygon;

/** The whole trace in one strip. Its axis is the view's order over all rows, folded or not. */
final class OverviewPainter {
    private static final double EDGE = 20;

    private final Timeline timeline;
    private final ViewState view;
    private final int width;
    private final int height;
    private final Scale scale;

    OverviewPainter(Timeline timeline, ViewState view, int width, int height) {
        this.timeline = timeline;
        this.view = view;
        this.width = width;
        this.height = height;
        int inner = (int) Math.max(1, width - 2 * EDGE);
        ViewState all = ViewState.all(view.lanes(), timeline.trace().size()).withOrder(view.order(), view.span());
        RowSet rows = RowSet.all(timeline.trace().size());
        this.scale = view.order() == Order.EVENT ? new OrderScale(rows, timeline.whole(all), inner)
                : new TimeScale(timeline.trace(), rows, timeline.whole(all), inner);
    }

    Picture paint() {
        List<Mark> marks = new ArrayList<>();
        marks.add(Box.at(0, 0, width, height).filled(InkRole.CARD.ink()));
        for (Finding finding : timeline.analysis().findings()) {
            marks.add(Polygon.triangleDown(EDGE + scale.x(finding.row()), 11, 10, 8, InkRole.FINDING.ink()));
        }
        window(marks);
        return new Picture(width, height, "overview", marks);
    }

    private void window(List<Mark> marks) {
        Scale visible = timeline.scale(view, 1_000);
        double from = EDGE + scale.x(visible.firstRowFrom(0));
        double to = EDGE + scale.x(visible.firstRowFrom(1_000));
        marks.add(Box.at(from, 1, Math.max(3, to - from), height - 2).rounded(3).filled(InkRole.CURSOR.ink(0.16))
                .edged(Pen.hairline(InkRole.CURSOR.ink(0.4))));
    }

    Hit at(double x) {
        List<Finding> findings = timeline.analysis().findings();
        for (int i = 0; i < findings.size(); i++) {
            if (Math.abs(EDGE + scale.x(findings.get(i).row()) - x) <= 5) {
                return new Hit(Hit.Kind.FINDING, findings.get(i).row(), null, i, null, null, null, findings.get(i).summary());
            }
        }
        int row = scale.rowAt(x - EDGE);
        return Hit.row(Hit.Kind.OVERVIEW, row, null, row < 0 ? "" : "step " + (row + 1));
    }

    ViewState centred(double x) {
        int row = scale.rowAt(x - EDGE);
        return row < 0 ? view : view.withSpan(Span.around(timeline.scale(view, 1).place(row), 0.5, view.span().length()));
    }
}
