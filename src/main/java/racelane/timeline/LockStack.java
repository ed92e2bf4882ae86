package racelane.timeline;

import java.util.ArrayList;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.LockSpan;

/**
 * A thread's locks as a stack of rows: a span goes to the uppermost row in which nothing else is held or awaited at its
 * time, so that the spans of a row do not overlap and a lock taken inside another stands below it. Locks without a name
 * have rows of their own, which lie under those of the others: often it is the same lock, seen by another probe.
 *
 * @param named   rows of the locks that have a name, each in order
 * @param unnamed rows of the others
 */
public record LockStack(List<List<LockSpan>> named, List<List<LockSpan>> unnamed) {
    /** As many locks as lockdep lets a task hold (include/linux/sched.h, MAX_LOCK_DEPTH): more at once are a sign of lost releases. */
    static final int MOST = 48;

    /** The locks of a lane, or those of them that matter. */
    static LockStack of(Analysis analysis, int lane, Relevance relevance) {
        List<LockSpan> named = new ArrayList<>();
        List<LockSpan> unnamed = new ArrayList<>();
        for (LockSpan span : analysis.locks().ofLane(lane)) {
            if (relevance == null || relevance.isOf(span.lock())) {
                (hasName(analysis, span) ? named : unnamed).add(span);
            }
        }
        return new LockStack(rows(named), rows(unnamed));
    }

    static boolean hasName(Analysis analysis, LockSpan span) {
        return !analysis.locks().locks().get(span.lock()).name().startsWith("0x");
    }

    /** @param ordered by first row */
    static List<List<LockSpan>> rows(List<LockSpan> ordered) {
        List<List<LockSpan>> rows = new ArrayList<>();
        for (LockSpan span : ordered) {
            List<LockSpan> free = rows.stream().filter(row -> until(row.get(row.size() - 1)) <= span.fromRow()).findFirst().orElse(null);
            if (free != null) {
                free.add(span);
            } else if (rows.size() < MOST) {
                rows.add(new ArrayList<>(List.of(span)));
            }
        }
        return rows;
    }

    /** The first row of the trace at which a span is over; the largest int for one that stays open. */
    static int until(LockSpan span) {
        return span.releaseRow() < 0 ? Integer.MAX_VALUE : span.releaseRow();
    }

    /** How many rows there are. */
    int size() {
        return Math.max(named.size(), unnamed.size());
    }

    /** The span of a row that covers a row of the trace, one with a name before one without; or null. */
    LockSpan at(int stacked, int row) {
        LockSpan span = at(named, stacked, row);
        return span != null ? span : at(unnamed, stacked, row);
    }

    private static LockSpan at(List<List<LockSpan>> rows, int stacked, int row) {
        if (stacked < 0 || stacked >= rows.size()) {
            return null;
        }
        int last = lastAtOrBefore(rows.get(stacked), row);
        LockSpan span = last < 0 ? null : rows.get(stacked).get(last);
        return span != null && (span.holdsAt(row) || span.waitsAt(row)) ? span : null;
    }

    /** The row in which a span stands; 0 for one that has none. */
    int rowOf(LockSpan span) {
        int row = rowOf(named, span);
        return Math.max(0, row >= 0 ? row : rowOf(unnamed, span));
    }

    private static int rowOf(List<List<LockSpan>> rows, LockSpan span) {
        for (int row = 0; row < rows.size(); row++) {
            int last = lastAtOrBefore(rows.get(row), span.fromRow());
            if (last >= 0 && rows.get(row).get(last).equals(span)) {
                return row;
            }
        }
        return -1;
    }

    private static int lastAtOrBefore(List<LockSpan> spans, int row) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.get(middle).fromRow() <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
