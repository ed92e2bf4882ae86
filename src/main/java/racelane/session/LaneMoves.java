package racelane.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import racelane.timeline.Grouping;
import racelane.timeline.LaneKey;
import racelane.timeline.Selection;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** What can be done to lanes: pure functions from view to view. A finding that is selected stays selected. */
final class LaneMoves {
    private LaneMoves() {}

    /** Index of the selected lane; -1 where none is, or where it is not shown. An immutable list cannot be asked for null. */
    private static int place(List<LaneKey> lanes, LaneKey lane) {
        return lane == null ? -1 : lanes.indexOf(lane);
    }

    /** Selects the lane so many below the selected one; the first or last if none is. */
    static ViewState select(Timeline timeline, ViewState view, int by) {
        List<LaneKey> lanes = timeline.lanes(view);
        if (lanes.isEmpty()) {
            return view;
        }
        int at = place(lanes, view.selection().lane());
        int next = at < 0 ? by > 0 ? 0 : lanes.size() - 1 : Math.max(0, Math.min(lanes.size() - 1, at + by));
        return next == at ? view : view.withSelection(new Selection(lanes.get(next), view.selection().finding()));
    }

    /** Moves the selected lane past its neighbour. */
    static ViewState move(Timeline timeline, ViewState view, int by) {
        List<LaneKey> lanes = timeline.lanes(view);
        int at = place(lanes, view.selection().lane());
        if (at < 0 || at + by < 0 || at + by >= lanes.size()) {
            return view;
        }
        int before = by < 0 ? at - 1 : at + 2;
        return view.withMoved(lanes.get(at), before < lanes.size() ? lanes.get(before) : null);
    }

    /** Hides the selected lane and selects its neighbour; the last lane stays. */
    static ViewState hide(Timeline timeline, Stepper stepper, ViewState view) {
        LaneKey lane = view.selection().lane();
        List<LaneKey> lanes = timeline.lanes(view);
        int at = place(lanes, lane);
        if (at < 0 || lanes.size() == 1) {
            return view;
        }
        LaneKey neighbour = lanes.get(at + 1 < lanes.size() ? at + 1 : at - 1);
        Set<LaneKey> hidden = new LinkedHashSet<>(view.hidden());
        hidden.add(lane);
        return stepper.hiding(view, hidden).withSelection(new Selection(neighbour, view.selection().finding()));
    }

    /** Gives all calls and locks of the selected thread rows of their own, or only the outermost ones. A thread that has them all stays as it is. */
    static ViewState open(Timeline timeline, ViewState view) {
        LaneKey lane = view.selection().lane();
        int at = lane == null || lane.isObject() ? -1 : timeline.layout(view).indexOf(lane);
        boolean open = view.opened().contains(lane == null ? LaneKey.thread(-1) : lane);
        return at < 0 || !open && !timeline.layout(view).places().get(at).isCut() ? view : view.withOpened(lane, !open);
    }

    static ViewState pin(ViewState view) {
        LaneKey lane = view.selection().lane();
        return lane == null ? view : view.withPinned(lane, !view.pinned().contains(lane));
    }

    /** Brings threads together; what was grouped or moved before makes no difference once it is undone. */
    static ViewState group(Timeline timeline, ViewState view, Grouping by) {
        if (view.grouping() == by) {
            return view;
        }
        List<LaneKey> from = view.grouping() == Grouping.NONE ? view.lanes() : timeline.allLanes();
        return view.withGrouping(by, timeline.grouped(from, by));
    }

    static ViewState showAll(Timeline timeline, Stepper stepper, ViewState view) {
        return view.hidden().isEmpty() ? view : stepper.hiding(view, Set.of());
    }
}
