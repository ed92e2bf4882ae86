package racelane.read;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far one clock is from another, as people write it: {@code -0.25} or {@code -0.25s}, {@code 1.5ms}, {@code 300us}, {@code +12ns}. */
public final class TimeOffset {
    private static final Pattern FORM = Pattern.compile("([+-]?[0-9]{1,12}(?:\\.[0-9]{1,9})?)(s|ms|us|ns)?");

    private TimeOffset() {}

    /**
     * Nanoseconds; no time passes through a floating point number.
     *
     * @throws IllegalArgumentException if it is no such offset; one line for people
     */
    public static long ns(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no offset: seconds, or a number with s, ms, us or ns are wanted, as in -0.25s");
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        int digits = switch (unit) {
            case "ns" -> 0;
            case "us" -> 3;
            case "ms" -> 6;
            default -> 9;
        };
        try {
            return new BigDecimal(matcher.group(1)).movePointRight(digits).longValueExact();
        } catch (ArithmeticException part) {
            throw new IllegalArgumentException("\"" + text + "\" is no whole number of nanoseconds that fits: write fewer digits");
        }
    }
}
