package racelane.read.tracedat;

/**
 * Digits that are looked for in numbers without printing any: a number is taken as its digits, four bits each, and
 * all places are tried at once. Safe for several threads.
 */
final class DigitNeedle {
    /** Digits that a long has room for. */
    static final int MOST = 16;
    /** Decimal numbers below have no more. */
    private static final long TOO_LONG = 10_000_000_000_000_000L;
    private static final long ONES = 0x1111_1111_1111_1111L;
    private static final long HIGHS = 0x8888_8888_8888_8888L;
    private static final int GROUP = 1_000;
    /** Three decimal digits, four bits each, by their number. */
    private static final short[] GROUPS = groups();

    /** Each digit in all places, the last one first. */
    private final long[] digits;
    private final boolean decimal;

    private DigitNeedle(long[] digits, boolean decimal) {
        this.digits = digits;
        this.decimal = decimal;
    }

    private static short[] groups() {
        short[] groups = new short[GROUP];
        for (int i = 0; i < GROUP; i++) {
            groups[i] = (short) (i / 100 << 8 | i / 10 % 10 << 4 | i % 10);
        }
        return groups;
    }

    /** Null if it is more than digits, lower case, or more of them than a number is looked through for. */
    static DigitNeedle of(byte[] needle) {
        if (needle.length >= MOST) {
            return null;
        }
        long[] digits = new long[needle.length];
        boolean decimal = true;
        for (int i = 0; i < needle.length; i++) {
            int digit = Character.digit(needle[i], MOST);
            if (digit < 0) {
                return null;
            }
            decimal &= digit < 10;
            digits[needle.length - 1 - i] = digit * ONES;
        }
        return new DigitNeedle(digits, decimal);
    }

    int length() {
        return digits.length;
    }

    boolean isDecimal() {
        return decimal;
    }

    /** Whether they stand in a number as {@code %x} prints it, padded with zeros to a width. */
    boolean inHex(long value, int width) {
        int there = Math.max(width, value == 0 ? 1 : MOST - (Long.numberOfLeadingZeros(value) >>> 2));
        if (there < digits.length) {
            return false;
        }
        long differs = value ^ digits[0];
        for (int i = 1; i < digits.length; i++) {
            differs |= value >>> 4 * i ^ digits[i];
        }
        // The lowest mark is exact: where it lies beyond the number, all others do.
        long marks = (differs - ONES) & ~differs & HIGHS;
        return marks != 0 && (Long.numberOfTrailingZeros(marks) >>> 2) + digits.length <= there;
    }

    /** Whether a number is one that {@link #inDecimal} can look through. */
    static boolean isShort(long value) {
        return value >= 0 && value < TOO_LONG;
    }

    /** Whether they stand in a number, neither negative nor of more than sixteen digits, as {@code %d} prints it, padded with zeros to a width. */
    boolean inDecimal(long value, int width) {
        if (!decimal) {
            return false;
        }
        if (value < GROUP) {
            return inHex(GROUPS[(int) value], width);
        }
        long packed = 0;
        int shift = 0;
        long left = value;
        for (; left > Integer.MAX_VALUE; left /= GROUP, shift += 12) {
            packed |= (long) GROUPS[(int) (left % GROUP)] << shift;
        }
        for (int rest = (int) left; rest > 0; rest /= GROUP, shift += 12) {
            packed |= (long) GROUPS[rest % GROUP] << shift;
        }
        return inHex(packed, width);
    }
}
