package racelane.timeline;

/** What lies under a pixel of the lanes. */
final class Hits {
    private final Timeline timeline;
    private final ViewState view;
    private final Scale scale;

    Hits(Timeline timeline, ViewState view, int width, int height) {
        this.timeline = timeline;
        this.view = view;
        this.scale = timeline.scale(view, width);
    }

    Hit at(double x, double y) {
        LaneLayout layout = timeline.layout(view);
        int index = layout.at(y, view.scrollPx());
        int row = scale.rowAt(x);
        if (row < 0) {
            return Hit.nothing();
        }
        return Hit.row(Hit.Kind.ROW, row, index < 0 ? null : layout.places().get(index).key(), "step " + (row + 1));
    }
}
