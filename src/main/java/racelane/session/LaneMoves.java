package racelane.session;

import java.util.List;
import racelane.timeline.Grouping;
import racelane.timeline.LaneKey;
import racelane.timeline.Selection;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** What can be done to lanes: pure functions from view to view. A finding that is selected stays selected. */
final class LaneMoves {
    private LaneMoves() {}

    /** Selects the lane so many below the selected one; the first or last if none is. */
    static ViewState select(Timeline timeline, ViewState view, int by) {
        List<LaneKey> lanes = timeline.lanes(view);
        if (lanes.isEmpty()) {
            return view;
        }
        int at = selected(lanes, view);
        int next = at < 0 ? by > 0 ? 0 : lanes.size() - 1 : Math.max(0, Math.min(lanes.size() - 1, at + by));
        return next == at ? view : view.withSelection(new Selection(lanes.get(next), view.selection().finding()));
    }

    /** Where the selected lane stands, or -1; a list that holds no null does not like to be asked for one. */
    private static int selected(List<LaneKey> lanes, ViewState view) {
        return view.selection().lane() == null ? -1 : lanes.indexOf(view.selection().lane());
    }

    /** Moves the selected lane past its neighbour. */
    static ViewState move(Timeline timeline, ViewState view, int by) {
        List<LaneKey> lanes = timeline.lanes(view);
        int at = selected(lanes, view);
        if (at < 0 || at + by < 0 || at + by >= lanes.size()) {
            return view;
        }
        int before = by < 0 ? at - 1 : at + 2;
        return view.withMoved(lanes.get(at), before < lanes.size() ? lanes.get(before) : null);
    }

    /** Hides the selected lane and selects its neighbour; the last lane stays. */
    static ViewState hide(Timeline timeline, ViewState view) {
        LaneKey lane = view.selection().lane();
        List<LaneKey> lanes = timeline.lanes(view);
        int at = selected(lanes, view);
        if (at < 0 || lanes.size() == 1) {
            return view;
        }
        LaneKey neighbour = lanes.get(at + 1 < lanes.size() ? at + 1 : at - 1);
        return view.withHidden(lane, true).withSelection(new Selection(neighbour, view.selection().finding()));
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
        return view.hidden().isEmpty() ? view : stepper.inView(view.withLanes(view.lanes(), java.util.Set.of(), view.pinned()));
    }
}
