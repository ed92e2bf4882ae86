package racelane.cli;

import java.util.Locale;

/** Times for people, from whole nanoseconds. */
final class TimeText {
    private TimeText() {}

    /** {@code 15.391311 s} */
    static String seconds(long ns) {
        long micros = Math.floorDiv(ns, 1_000);
        return String.format(Locale.ROOT, "%d.%06d s", Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L));
    }

    /** A duration in the unit that suits it. */
    static String span(long ns) {
        if (ns < 10_000) {
            return ns + " ns";
        }
        if (ns < 10_000_000) {
            return ns / 1_000 + " us";
        }
        return ns < 10_000_000_000L ? ns / 1_000_000 + " ms" : ns / 1_000_000_000 + " s";
    }
}
