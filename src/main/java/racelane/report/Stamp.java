package racelane.report;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as logs write them, to whole nanoseconds. */
final class Stamp {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final long SECOND = 1_000_000_000L;

    private Stamp() {}

    /** {@code 54.834944}: seconds and a fraction of six digits, as the kernel prints it (other programs' logs have three), or nine; -1 if it is not that and nothing else. */
    static long secondsNs(String text, int from, int to) {
        long seconds = 0;
        int at = from;
        while (at < to && digit(text, at) >= 0 && at - from < 10) {
            seconds = seconds * 10 + digit(text, at++);
        }
        if (at == from || at + 1 >= to || text.charAt(at) != '.') {
            return -1;
        }
        long fraction = 0;
        long unit = SECOND;
        for (at++; at < to && digit(text, at) >= 0 && unit > 1; at++) {
            unit /= 10;
            fraction += digit(text, at) * unit;
        }
        if (unit != 1_000 && unit != 1) {
            return -1;
        }
        // Android's kernels print the CPU after a comma: [  12.345678,0].
        boolean whole = at == to || text.charAt(at) == ',' && at + 1 < to && digit(text, at + 1) >= 0;
        return whole ? seconds * SECOND + fraction : -1;
    }

    /** Where {@code hh:mm:ss} stands between these places, or -1. */
    static int timeOfDay(String text, int from, int to) {
        for (int at = from; at + 8 <= to; at++) {
            if (text.charAt(at + 2) == ':' && text.charAt(at + 5) == ':' && two(text, at) >= 0 && two(text, at + 3) >= 0
                    && two(text, at + 6) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** A date and time of day ({@code Thu Nov 27 18:24:11 2025}, {@code Oct 21 12:42:03}, ISO 8601); -1 if there is none. */
    static long calendarNs(String text, int from, int to) {
        int clock = timeOfDay(text, from, to);
        if (clock < from + 4) {
            return -1;
        }
        int year = 1970;
        int month;
        int day;
        if (clock >= from + 11 && text.charAt(clock - 4) == '-' && text.charAt(clock - 7) == '-') {
            year = two(text, clock - 11) * 100 + two(text, clock - 9);
            month = two(text, clock - 6);
            day = two(text, clock - 3);
        } else if (clock >= from + 7) {
            month = month(text, clock - 7);
            day = digit(text, clock - 3) < 0 ? digit(text, clock - 2) : two(text, clock - 3);
            if (clock + 13 <= to && text.charAt(clock + 8) == ' ' && two(text, clock + 9) >= 0 && two(text, clock + 11) >= 0) {
                year = two(text, clock + 9) * 100 + two(text, clock + 11);
            }
        } else {
            return -1;
        }
        return epochNs(year, month, day, text, clock, to);
    }

    private static long epochNs(int year, int month, int day, String text, int clock, int to) {
        if (year < 1970 || year > 2200 || month < 1 || day < 1) {
            return -1;
        }
        long fraction = 0;
        if (clock + 9 < to && text.charAt(clock + 8) == '.') {
            long unit = SECOND;
            for (int at = clock + 9; at < to && digit(text, at) >= 0 && unit > 1; at++) {
                unit /= 10;
                fraction += digit(text, at) * unit;
            }
        }
        try {
            return LocalDateTime.of(year, month, day, two(text, clock), two(text, clock + 3), two(text, clock + 6))
                    .toEpochSecond(ZoneOffset.UTC) * SECOND + fraction;
        } catch (DateTimeException noSuchDay) {
            // 29 February of an unknown year and the like: a line with no time, not a failure.
            return -1;
        }
    }

    private static int month(String text, int at) {
        int found = MONTHS.indexOf(text.substring(at, at + 3));
        return found < 0 || found % 3 != 0 ? -1 : found / 3 + 1;
    }

    private static int two(String text, int at) {
        int tens = digit(text, at);
        int ones = digit(text, at + 1);
        return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
    }

    private static int digit(String text, int at) {
        int digit = text.charAt(at) - '0';
        return digit >= 0 && digit <= 9 ? digit : -1;
    }
}
