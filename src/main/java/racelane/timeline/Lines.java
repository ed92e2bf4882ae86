package racelane.timeline;

import racelane.trace.Trace;

/** From lines of the file to rows. */
public final class Lines {
    private Lines() {}

    /** The row whose record holds this line, from 1; -1 if the trace has no lines or begins later. */
    public static int rowOf(Trace trace, long line) {
        int guess = lastAtOrBefore(trace, line);
        boolean sorted = guess >= 0 && trace.line(guess) <= line && (guess + 1 == trace.size() || trace.line(guess + 1) > line);
        return sorted && trace.line(guess) > 0 ? guess : scan(trace, line);
    }

    /** The row that would hold the line if the file were in order of time, as nearly every file is. */
    private static int lastAtOrBefore(Trace trace, long line) {
        int low = 0;
        int high = trace.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trace.line(middle) <= line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private static int scan(Trace trace, long line) {
        int best = -1;
        long bestLine = 0;
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
