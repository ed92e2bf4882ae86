package racelane.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import racelane.timeline.FoundRows;
import racelane.timeline.Timeline;
import racelane.trace.Trace;

/**
 * Looks for what a person typed: a step, a time, a line of the file, a task, or text in any event. Takes
 * time in proportion to the trace: for background work.
 */
public final class Finder {
    /** Rows between two reports, less one. */
    private static final int TELL_EVERY = 0x3ffff;

    private final Timeline timeline;
    private final Trace trace;

    /**
     * A place that fits.
     *
     * @param row  where to go
     * @param what why it fits: {@code step}, {@code line 1802}, {@code text}, {@code task}
     * @param text what happens there
     */
    public record Found(int row, String what, String text) {}

    /** The first places that fit, and where in the trace all of those with the text are. */
    public record Results(List<Found> first, FoundRows rows) {}

    public Finder(Timeline timeline) {
        this.timeline = timeline;
        this.trace = timeline.trace();
    }

    /**
     * Places first (a number is a step, {@code :n} or {@code line n} a line, a number with a point a time in
     * seconds), then events whose record, task or meaning contains the text, letter case ignored: from the row
     * on to the end, then from the start.
     *
     * @param limit     at most so many are told with their words; the others are counted and marked
     * @param cancelled asked now and then; true ends the search with what there is
     * @param soFar     told what there is when the limit is reached, and now and then while more is found
     */
    public Results find(String typed, int fromRow, int limit, BooleanSupplier cancelled, Consumer<Results> soFar) {
        String query = typed.strip();
        List<Found> found = new ArrayList<>(places(query));
        if (query.isEmpty()) {
            return new Results(found, FoundRows.NONE);
        }
        String wanted = query.toLowerCase(Locale.ROOT);
        int size = trace.size();
        FoundRows.Collector rows = new FoundRows.Collector(size);
        int told = 0;
        for (int i = 0; i < size; i++) {
            int row = (Math.max(0, fromRow) + i) % size;
            if ((i & 0x3ff) == 0 && cancelled.getAsBoolean()) {
                return new Results(found, rows.soFar(false));
            }
            boolean filled = false;
            if (fits(row, wanted)) {
                rows.add(row);
                if (found.size() < limit) {
                    found.add(new Found(row, "", timeline.words().of(row, null)));
                    filled = found.size() == limit;
                }
            }
            if (filled || (i & TELL_EVERY) == TELL_EVERY && rows.count() > told) {
                told = rows.count();
                soFar.accept(new Results(List.copyOf(found), rows.soFar(false)));
            }
        }
        return new Results(found, rows.soFar(true));
    }

    private boolean fits(int row, String wanted) {
        if (contains(trace.text(row), wanted)) {
            return true;
        }
        if (contains(trace.laneOf(row).nameAt(trace.timeNs(row)), wanted)) {
            return true;
        }
        // Only events that a lens speaks of are said in other words than their record's.
        return timeline.analysis().meanings().entryOf(row) >= 0 && contains(timeline.words().of(row, null), wanted);
    }

    private static boolean contains(String text, String wanted) {
        int last = text.length() - wanted.length();
        for (int i = 0; i <= last; i++) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }

    /** What the text means as a step, a line or a time; empty if nothing. */
    public List<Found> places(String typed) {
        List<Found> found = new ArrayList<>();
        String query = typed.strip().toLowerCase(Locale.ROOT);
        boolean line = query.startsWith(":") || query.startsWith("line ");
        String number = query.replaceFirst("^(:|line |step |~)\\s*", "").replace(" ", "");
        if (number.matches("[0-9]{1,15}") && line) {
            int row = rowOfLine(Long.parseLong(number));
            if (row >= 0) {
                found.add(new Found(row, "line " + number, timeline.words().of(row, null)));
            }
        } else if (number.matches("[0-9]{1,9}")) {
            long step = Long.parseLong(number);
            if (step >= 1 && step <= trace.size()) {
                found.add(new Found((int) step - 1, "step " + step, timeline.words().of((int) step - 1, null)));
            }
        } else if (number.matches("[0-9]{1,9}\\.[0-9]{1,9}s?")) {
            int row = trace.size() == 0 ? -1 : Math.max(0, trace.rowAt(nanoseconds(number.replace("s", ""))));
            if (row >= 0) {
                found.add(new Found(row, "time " + number, timeline.words().of(row, null)));
            }
        }
        return found;
    }

    /** Seconds with a point, digit by digit: no time passes through a floating point number. */
    private static long nanoseconds(String seconds) {
        int point = seconds.indexOf('.');
        String fraction = (seconds.substring(point + 1) + "000000000").substring(0, 9);
        return Long.parseLong(seconds.substring(0, point)) * 1_000_000_000 + Long.parseLong(fraction);
    }

    private int rowOfLine(long line) {
        int best = -1;
        long bestLine = -1;
        for (int row = 0; row < trace.size(); row++) {
            long begins = trace.line(row);
            if (begins <= line && begins > bestLine) {
                best = row;
                bestLine = begins;
            }
        }
        return best;
    }
}
