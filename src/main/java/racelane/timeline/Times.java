package racelane.timeline;

import java.util.Locale;

/** Times for people. Digits are cut, never rounded: a time shown is one that the trace has. */
public final class Times {
    private Times() {}

    /** A time on the trace's clock in seconds with as many digits as the clock has: {@code 15.391 311}. */
    public static String clock(long timeNs, long tickNs) {
        int digits = digits(tickNs);
        String sign = timeNs < 0 ? "-" : "";
        long seconds = Math.abs(timeNs / 1_000_000_000);
        String fraction = String.format(Locale.ROOT, "%09d", Math.abs(timeNs % 1_000_000_000)).substring(0, digits);
        return sign + seconds + (digits == 0 ? "" : "." + groups(fraction));
    }

    /** Only what stands behind the whole seconds: {@code .391 311}. */
    public static String fraction(long timeNs, long tickNs) {
        String clock = clock(timeNs, tickNs);
        int point = clock.indexOf('.');
        return point < 0 ? clock : clock.substring(point);
    }

    private static int digits(long tickNs) {
        int digits = 9;
        for (long tick = 1; digits > 0 && tick < tickNs; tick *= 10) {
            digits--;
        }
        return digits;
    }

    private static String groups(String digits) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            grouped.append(i > 0 && i % 3 == 0 ? " " : "").append(digits.charAt(i));
        }
        return grouped.toString();
    }

    /** How long something lasted, three digits at most: {@code 7.7 ms}, {@code 400 ns}, {@code 1.05 s}. */
    public static String duration(long ns) {
        long abs = Math.abs(ns);
        if (abs < 1_000) {
            return ns + " ns";
        }
        if (abs < 1_000_000) {
            return scaled(ns / 1e3) + " µs";
        }
        return abs < 1_000_000_000L ? scaled(ns / 1e6) + " ms" : scaled(ns / 1e9) + " s";
    }

    private static String scaled(double value) {
        double abs = Math.abs(value);
        String text = String.format(Locale.ROOT, abs < 10 ? "%.2f" : abs < 100 ? "%.1f" : "%.0f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    /** A place on the time axis, since the start, as exact as its step: {@code +12.5 ms}. */
    static String offset(long ns, long stepNs) {
        if (ns == 0) {
            return "0";
        }
        String[] units = {" ns", " µs", " ms", " s"};
        long unit = 1;
        int at = 0;
        while (at < 3 && ns / unit >= 1_000 && stepNs * 1_000 > unit * 1_000 / 100) {
            unit *= 1_000;
            at++;
        }
        int decimals = 0;
        for (long step = unit; step > Math.max(1, stepNs) && decimals < 6; step /= 10) {
            decimals++;
        }
        return "+" + String.format(Locale.ROOT, "%." + decimals + "f", (double) ns / unit) + units[at];
    }

    /** Thousands apart by a thin gap, as people read long numbers: {@code 6 054}. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
    }
}
