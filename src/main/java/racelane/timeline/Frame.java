package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.picture.Ink;
import racelane.picture.InkRole;
import racelane.picture.Mark;
import racelane.trace.Trace;

/**
 * What a painter needs for one frame, worked out once for all lanes, and the marks it leaves. The rows at
 * the borders of pixels are here, so that no lane searches for them again.
 */
final class Frame {
    /** A label costs as much as hundreds of boxes: dense views do without the last ones. */
    private static final int MAX_LABELS = 220;

    final Timeline timeline;
    final Analysis analysis;
    final Trace trace;
    final ViewState view;
    final Shown shown;
    final Scale scale;
    final int width;
    final int height;
    /** Row borders[x] is the first whose event stands at or right of pixel x; one more than there are pixels. */
    final int[] borders;
    final List<Mark> marks = new ArrayList<>();
    private int labels;

    Frame(Timeline timeline, ViewState view, int width, int height) {
        this.timeline = timeline;
        this.analysis = timeline.analysis();
        this.trace = timeline.trace();
        this.view = view;
        this.shown = timeline.shown(view);
        this.scale = timeline.scale(view, width);
        this.width = width;
        this.height = height;
        this.borders = new int[width + 1];
        for (int x = 0; x <= width; x++) {
            borders[x] = scale.firstRowFrom(x);
        }
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    /** Whether there is room for one more label in this frame; counts it. */
    boolean mayLabel() {
        return labels++ < MAX_LABELS;
    }

    /** The ink of a thread. */
    Ink ink(int lane, double alpha) {
        return InkRole.lane(shown.layout().ink(lane)).ink(alpha);
    }

    /** The pixel column in which a row's event stands, searched from a column at or left of it; clamped to the view. */
    int column(int from, int row) {
        int low = Math.max(0, Math.min(width - 1, from));
        int high = width - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (borders[middle + 1] <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The object whose lives are named by number alone, or null. */
    CountedObject mainObject() {
        LaneKey lane = timeline.countLane(view);
        return lane == null ? null : analysis.objects().get(lane.id());
    }

    /** First row that can be seen. */
    int firstRow() {
        return borders[0];
    }

    /** The first row beyond the right edge. */
    int endRow() {
        return borders[width];
    }

    /** The pixel of a row, kept near the view so that no coordinate grows beyond what a surface can draw. */
    double x(int row) {
        return Math.max(-20, Math.min(width + 20, scale.x(row)));
    }
}
