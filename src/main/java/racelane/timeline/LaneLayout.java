package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import racelane.analysis.Analysis;
import racelane.analysis.Finding;

/** The lanes of a view, one below the other. Pinned lanes stay on top while the others scroll under them. */
public final class LaneLayout {
    /** With so few lanes there is room for tall ones. */
    private static final int FEW = 8;

    private final List<LanePlace> places;
    private final int pinned;
    private final double height;
    private final ThreadInks inks;

    private LaneLayout(List<LanePlace> places, int pinned, double height, ThreadInks inks) {
        this.places = places;
        this.pinned = pinned;
        this.height = height;
        this.inks = inks;
    }

    static LaneLayout of(Analysis analysis, List<LaneKey> lanes, int pinned, Function<LaneKey, ThreadRows> needs, ThreadInks inks, Relevance relevance) {
        List<LanePlace> places = new ArrayList<>();
        double top = 0;
        for (LaneKey key : lanes) {
            LanePlace place;
            if (key.isObject()) {
                place = LanePlace.object(key, top, relevance == null && lanes.size() > FEW ? 116 : key.count() == 0 ? 150 : 104);
            } else {
                place = LanePlace.thread(key, top, needs.apply(key), inks.of(key.id()));
            }
            places.add(place);
            top += place.height();
        }
        return new LaneLayout(List.copyOf(places), pinned, top, inks);
    }

    /** Whether a finding is what the kernel said, in this task. */
    static boolean isFlag(Finding finding, int lane) {
        return finding.lane() == lane && finding.kind().equals("kernel-report");
    }

    public List<LanePlace> places() {
        return places;
    }

    /** Height of all lanes together, in px: the range of the scroll bar less the height of the view. */
    public double height() {
        return height;
    }

    /** Height of the pinned lanes, which do not scroll. */
    public double pinnedHeight() {
        return pinned == 0 ? 0 : places.get(pinned - 1).bottom();
    }

    public boolean isPinned(int index) {
        return index < pinned;
    }

    /** Where the upper edge of a lane is on the screen; -1 for {@code lane} not shown gives NaN. */
    public double screenTop(int index, double scrollPx) {
        return places.get(index).top() - (isPinned(index) ? 0 : scrollPx);
    }

    /** Index of the lane at a height of the screen, or -1. */
    public int at(double y, double scrollPx) {
        double content = y < pinnedHeight() ? y : y + scrollPx;
        for (int i = 0; i < places.size(); i++) {
            if (content >= places.get(i).top() && content < places.get(i).bottom()) {
                return i;
            }
        }
        return -1;
    }

    /** Index of a lane, or -1 if it is not shown. */
    public int indexOf(LaneKey key) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The number of a thread's ink, also of one that is not shown. */
    public int ink(int lane) {
        return inks.of(lane);
    }

    /** The scroll offset nearest to the present one at which a lane is wholly visible in a view of that height. */
    public double scrollTo(LaneKey key, double scrollPx, double viewHeight) {
        int index = indexOf(key);
        if (index < 0 || isPinned(index)) {
            return scrollPx;
        }
        double top = places.get(index).top() - pinnedHeight();
        double bottom = places.get(index).bottom() - viewHeight;
        return Math.max(0, Math.min(top, Math.max(bottom, scrollPx)));
    }
}
