package racelane.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import racelane.timeline.FoundRows;
import racelane.timeline.Lines;
import racelane.timeline.Timeline;
import racelane.trace.Trace;
import racelane.trace.Workers;

/**
 * Looks for what a person typed: a step, a time, a line of the file, a task, or text in any event. Takes
 * time in proportion to the trace: for background work.
 */
public final class Finder {
    /** Rows between two reports, less one. */
    private static final int TELL_EVERY = 0x3ffff;

    private final Timeline timeline;
    private final Trace trace;
    private final Workers workers;
    private final int stretchRows;

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
        this(timeline, Workers.direct());
    }

    /** A finder that looks on several cores; what it finds, and in what order, is the same. */
    public Finder(Timeline timeline, Workers workers) {
        this(timeline, workers, TextSearch.STRETCH);
    }

    /** @param stretchRows rows that one core looks at in one go */
    Finder(Timeline timeline, Workers workers, int stretchRows) {
        this.timeline = timeline;
        this.workers = workers;
        this.stretchRows = stretchRows;
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
        TextSearch search = new TextSearch(timeline, query.toLowerCase(Locale.ROOT), workers, stretchRows, cancelled);
        int size = trace.size();
        int begin = size == 0 ? 0 : Math.floorMod(Math.max(0, fromRow), size);
        Gathering gathering = new Gathering(found, limit, new FoundRows.Collector(size), soFar);
        search.rows(begin, size, Integer.MAX_VALUE, gathering::take);
        search.rows(0, begin, Integer.MAX_VALUE, gathering::take);
        return new Results(found, gathering.rows.soFar(!cancelled.getAsBoolean()));
    }

    /** Takes hits in as they come: the first in words, all as marks, and tells of them now and then. */
    private final class Gathering {
        private final List<Found> found;
        private final int limit;
        private final FoundRows.Collector rows;
        private final Consumer<Results> soFar;
        private int toldAt = -1;

        Gathering(List<Found> found, int limit, FoundRows.Collector rows, Consumer<Results> soFar) {
            this.found = found;
            this.limit = limit;
            this.rows = rows;
            this.soFar = soFar;
        }

        void take(int row) {
            rows.add(row);
            boolean wanted = found.size() < limit;
            if (wanted) {
                found.add(new Found(row, "", timeline.words().of(row, null)));
            }
            if (wanted && found.size() == limit || Math.abs(row - toldAt) > TELL_EVERY) {
                toldAt = row;
                soFar.accept(new Results(List.copyOf(found), rows.soFar(false)));
            }
        }
    }

    /** What the text means as a step, a line or a time; empty if nothing. */
    public List<Found> places(String typed) {
        List<Found> found = new ArrayList<>();
        String query = typed.strip().toLowerCase(Locale.ROOT);
        boolean line = query.startsWith(":") || query.startsWith("line ");
        String number = query.replaceFirst("^(:|line |step |~)\\s*", "").replace(" ", "");
        if (number.matches("[0-9]{1,15}") && line) {
            int row = Lines.rowOf(trace, Long.parseLong(number));
            if (row >= 0) {
                found.add(new Found(row, "line " + number, timeline.words().of(row, null)));
            }
        } else if (number.matches("[0-9]{1,9}")) {
            long step = Long.parseLong(number);
            int row = trace.rowOfStep(step);
            if (row >= 0 && row < trace.size()) {
                found.add(new Found(row, "step " + step, timeline.words().of(row, null)));
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
}
