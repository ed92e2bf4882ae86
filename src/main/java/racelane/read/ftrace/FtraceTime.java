package racelane.read.ftrace;

import racelane.read.Bytes;

/**
 * The time of an event line, in the forms in which kernel/trace/trace_output.c of Linux 6.12 prints it: seconds with
 * a fraction (trace_print_context), microseconds since the first event (lat_print_timestamp), or the plain number of
 * a clock that counts something else. Reused from line to line.
 */
final class FtraceTime {
    private static final long NS_PER_S = 1_000_000_000L;
    private static final int MAX_SECONDS_DIGITS = 10;

    /** Nanoseconds, or the counter's own units where {@link #decimals} is 0. */
    long ns;
    /** Digits after the point, 0 for the clocks that count: their unit is not a second. */
    int decimals;

    /** {@code 14.989944:}, {@code 864.277607269:}, {@code 6645412464885:}, {@code 16733us#:}; returns the index after the colon, or -1. */
    int parse(byte[] bytes, int from, int to) {
        int at = from;
        long whole = 0;
        while (at < to && Bytes.isDigit(bytes[at]) && at - from < 19) {
            whole = whole * 10 + (bytes[at++] - '0');
        }
        if (at == from || at >= to || whole < 0) {
            return -1;
        }
        decimals = 0;
        if (bytes[at] == '.') {
            if (at - from > MAX_SECONDS_DIGITS || whole > Long.MAX_VALUE / NS_PER_S - 1) {
                return -1;
            }
            return fraction(bytes, at + 1, to, whole);
        }
        if (bytes[at] == 'u') {
            // Microseconds since the first event, and a mark for how long it took until the next.
            if (at + 3 >= to || bytes[at + 1] != 's' || bytes[at + 3] != ':' || whole > Long.MAX_VALUE / 1_000) {
                return -1;
            }
            decimals = 6;
            ns = whole * 1_000;
            return at + 4;
        }
        ns = whole;
        return bytes[at] == ':' ? at + 1 : -1;
    }

    private int fraction(byte[] bytes, int from, int to, long seconds) {
        if (from + 8 <= to && bytes[from + 6] == ':') {
            // Nearly every file's times have microseconds.
            int micros = Bytes.sixDigits(Bytes.word(bytes, from));
            if (micros >= 0) {
                decimals = 6;
                ns = seconds * NS_PER_S + micros * 1_000L;
                return from + 7;
            }
        }
        int at = from;
        long fraction = 0;
        while (at < to && Bytes.isDigit(bytes[at]) && at - from < 9) {
            fraction = fraction * 10 + (bytes[at++] - '0');
        }
        if (at == from || at >= to || bytes[at] != ':') {
            return -1;
        }
        decimals = at - from;
        ns = seconds * NS_PER_S + fraction * nsPerDigit(decimals);
        return at + 1;
    }

    /** Nanoseconds of the last of so many digits after the point. */
    static long nsPerDigit(int decimals) {
        long ns = 1;
        for (int digit = decimals; digit < 9; digit++) {
            ns *= 10;
        }
        return ns;
    }
}
