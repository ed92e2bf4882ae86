package racelane.timeline;

import java.util.List;
import racelane.picture.Mark;
import racelane.picture.Strip;

/** A task's lane. */
final class ThreadLanePainter {
    private final Frame frame;
    private final LanePlace place;
    private final double top;
    private final List<Mark> marks;

    ThreadLanePainter(Frame frame, LanePlace place, double top, List<Mark> marks) {
        this.frame = frame;
        this.place = place;
        this.top = top;
        this.marks = marks;
    }

    void paint() {
        int lane = place.key().id();
        byte[] density = EventBins.density(EventBins.counts(frame, lane));
        float[] tops = new float[density.length];
        float[] bottoms = new float[density.length];
        java.util.Arrays.fill(tops, (float) (top + 2));
        java.util.Arrays.fill(bottoms, (float) (top + 6));
        marks.add(new Strip(0, tops, bottoms, density, frame.ink(lane, 0.8)));
    }
}
