package racelane.timeline;

import racelane.trace.Trace;

/** True time. Times are whole nanoseconds; only the pixel is a fraction. */
public final class TimeScale implements Scale {
    private final Trace trace;
    private final RowSet rows;
    private final Span span;
    private final int width;

    public TimeScale(Trace trace, RowSet rows, Span span, int width) {
        this.trace = trace;
        this.rows = rows;
        this.span = span;
        this.width = Math.max(1, width);
    }

    /** The pixel of a time on the trace's clock. */
    public double toPx(long timeNs) {
        return (offset(timeNs) - span.from()) * width / span.length();
    }

    /** The time at a pixel, rounded down to a nanosecond. */
    public long toTime(double x) {
        double offset = Math.floor(span.from() + x * span.length() / width);
        long time = trace.startNs() + (long) offset;
        // A sum that turned round lies beyond the end of time.
        return offset > 0 && time < trace.startNs() ? Long.MAX_VALUE : time;
    }

    private double offset(long timeNs) {
        long offset = timeNs - trace.startNs();
        // Times further apart than a long can tell (a hostile file) lie at its end.
        return timeNs > trace.startNs() && offset < 0 ? Long.MAX_VALUE : offset;
    }

    @Override
    public double place(int row) {
        if (trace.size() == 0) {
            return 0;
        }
        return offset(trace.timeNs(Math.max(0, Math.min(trace.size() - 1, row))));
    }

    @Override
    public double x(int row) {
        return (place(row) - span.from()) * width / span.length();
    }

    @Override
    public double cursorX(int row) {
        return x(row);
    }

    @Override
    public double stepX(int row) {
        int slot = rows.rank(row);
        return slot == 0 ? x(row) : x(rows.row(slot - 1));
    }

    @Override
    public int rowAt(double x) {
        int row = rows.floor(trace.rowAt(toTime(x)));
        return row >= 0 ? row : rows.ceiling(0);
    }

    @Override
    public int firstRowFrom(double x) {
        double offset = Math.ceil(span.from() + x * span.length() / width);
        if (offset <= 0) {
            return 0;
        }
        long time = trace.startNs() + (long) offset - 1;
        return time < trace.startNs() ? trace.size() : trace.rowAt(time) + 1;
    }

    @Override
    public Span span() {
        return span;
    }

    @Override
    public int width() {
        return width;
    }
}
