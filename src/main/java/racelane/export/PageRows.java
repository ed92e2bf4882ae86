package racelane.export;

import racelane.timeline.RowSet;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/**
 * Which rows of a trace a page carries: all of them, or, where those would be more than a mail can carry, the
 * ones that the view shows, nearest to its cursor. Rows keep the numbers that they have in the trace.
 */
final class PageRows {
    /** About six megabytes of page, and a second of work. */
    static final int MOST = 20_000;

    private final RowSet set;

    private PageRows(RowSet set) {
        this.set = set;
    }

    /** @param most how many rows it carries at most */
    static PageRows of(Timeline timeline, ViewState view, int most) {
        int size = timeline.trace().size();
        if (size <= most) {
            return new PageRows(RowSet.all(size));
        }
        RowSet shown = timeline.rows(view);
        int middle = shown.rank(Math.max(0, view.cursorRow()));
        int from = Math.max(0, Math.min(shown.count() - most, middle - most / 2));
        int until = Math.min(shown.count(), from + most);
        int first = until == 0 ? 0 : shown.row(from);
        int last = until == 0 ? -1 : shown.row(until - 1);
        return new PageRows(RowSet.of(size, row -> row >= first && row <= last && shown.contains(row)));
    }

    int count() {
        return set.count();
    }

    /** The trace's row at a position of the page. */
    int row(int position) {
        return set.row(position);
    }

    boolean contains(int row) {
        return set.contains(row);
    }

    boolean isAll() {
        return set.isAll();
    }

    /** How many rows of the trace are not on the page. */
    int leftOut() {
        return set.size() - set.count();
    }

    /** Whether any row of the page lies between these, both included. */
    boolean touches(int from, int to) {
        return set.rank(Math.max(0, from)) < set.rank(Math.min(to, set.size() - 1) + 1);
    }
}
