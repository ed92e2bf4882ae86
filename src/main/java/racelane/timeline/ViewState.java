package racelane.timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that a view of a timeline remembers, immutable, replaced as a whole. Which rows are folded
 * follows from it ({@link Timeline#rows}); the theme is not here, since a picture serves every theme.
 *
 * @param order           what the horizontal axis means
 * @param span            the visible stretch, in the unit of the order
 * @param cursorRow       the step the cursor stands after; -1 only for an empty trace
 * @param selection       what is selected
 * @param lanes           every lane there is, in the order in which they stand
 * @param hidden          lanes the person took out
 * @param pinned          lanes that stand on top, do not scroll, and stay when only what matters is shown
 * @param onlyWhatMatters whether lanes and events that do not touch the finding are left out
 * @param about           the finding that decides what matters: index, or -1 for the selected object
 * @param scrollPx        how far the lanes below the pinned ones are scrolled down, in px
 * @param grouping        by what the lanes were brought together; their headers tell it
 * @param opened          threads whose calls and locks all have rows of their own, however deep they nest
 */
public record ViewState(Order order, Span span, int cursorRow, Selection selection, List<LaneKey> lanes, Set<LaneKey> hidden,
        Set<LaneKey> pinned, boolean onlyWhatMatters, int about, double scrollPx, Grouping grouping, Set<LaneKey> opened) {
    public ViewState {
        lanes = List.copyOf(lanes);
        hidden = Set.copyOf(hidden);
        pinned = Set.copyOf(pinned);
        opened = Set.copyOf(opened);
        scrollPx = Math.max(0, scrollPx);
    }

    /** Everything in event order, cursor on the first step. */
    public static ViewState all(List<LaneKey> lanes, int rows) {
        return new ViewState(Order.EVENT, new Span(0, Math.max(1, rows)), rows == 0 ? -1 : 0, Selection.NONE, lanes, Set.of(), Set.of(),
                false, -1, 0, Grouping.NONE, Set.of());
    }

    public ViewState withOrder(Order with, Span visible) {
        return new ViewState(with, visible, cursorRow, selection, lanes, hidden, pinned, onlyWhatMatters, about, scrollPx, grouping, opened);
    }

    public ViewState withSpan(Span visible) {
        return withOrder(order, visible);
    }

    public ViewState withCursor(int row) {
        return new ViewState(order, span, row, selection, lanes, hidden, pinned, onlyWhatMatters, about, scrollPx, grouping, opened);
    }

    public ViewState withSelection(Selection with) {
        return new ViewState(order, span, cursorRow, with, lanes, hidden, pinned, onlyWhatMatters, about, scrollPx, grouping, opened);
    }

    /** Shows only what matters for a finding (-1: for the selected object). The span is not adapted: see {@link Stepper#focus}. */
    public ViewState withFocus(boolean only, int finding) {
        return new ViewState(order, span, cursorRow, selection, lanes, hidden, pinned, only, finding, scrollPx, grouping, opened);
    }

    public ViewState withScroll(double px) {
        return new ViewState(order, span, cursorRow, selection, lanes, hidden, pinned, onlyWhatMatters, about, px, grouping, opened);
    }

    public ViewState withHidden(LaneKey lane, boolean hide) {
        return withLanes(lanes, changed(hidden, lane, hide), pinned);
    }

    public ViewState withPinned(LaneKey lane, boolean pin) {
        return withLanes(lanes, hidden, changed(pinned, lane, pin));
    }

    /** Puts a lane in front of another; at the end where {@code before} is null. */
    public ViewState withMoved(LaneKey lane, LaneKey before) {
        List<LaneKey> moved = new ArrayList<>(lanes);
        moved.remove(lane);
        int at = before == null ? -1 : moved.indexOf(before);
        moved.add(at < 0 ? moved.size() : at, lane);
        return withLanes(moved, hidden, pinned);
    }

    public ViewState withLanes(List<LaneKey> ordered, Set<LaneKey> hide, Set<LaneKey> pin) {
        return new ViewState(order, span, cursorRow, selection, ordered, hide, pin, onlyWhatMatters, about, scrollPx, grouping, opened);
    }

    /** Names what the lanes are brought together by; see {@link Timeline#grouped} for the order itself. */
    public ViewState withGrouping(Grouping by, List<LaneKey> ordered) {
        return new ViewState(order, span, cursorRow, selection, ordered, hidden, pinned, onlyWhatMatters, about, scrollPx, by, opened);
    }

    /** Gives all calls and locks of a thread rows of their own, or only the outermost ones. */
    public ViewState withOpened(LaneKey lane, boolean open) {
        return new ViewState(order, span, cursorRow, selection, lanes, hidden, pinned, onlyWhatMatters, about, scrollPx, grouping, changed(opened, lane, open));
    }

    private static Set<LaneKey> changed(Set<LaneKey> set, LaneKey lane, boolean in) {
        Set<LaneKey> changed = new LinkedHashSet<>(set);
        if (in) {
            changed.add(lane);
        } else {
            changed.remove(lane);
        }
        return changed;
    }
}
