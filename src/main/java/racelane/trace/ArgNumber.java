package racelane.trace;

/** Numbers as events print them. */
final class ArgNumber {
    private ArgNumber() {}

    /** The whole number that the bytes spell, {@code 0x} in front makes it hexadecimal; {@link Body#NONE} if they spell none, or one beyond 64 bits. */
    static long parse(byte[] bytes, int from, int to, int usualRadix) {
        int radix = usualRadix;
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        if (at + 2 < to && bytes[at] == '0' && (bytes[at + 1] | 32) == 'x') {
            radix = 16;
            at += 2;
        }
        if (at == to || to - at > (radix == 16 ? 16 : 20)) {
            return Body.NONE;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = digit(bytes[at], radix);
            if (digit < 0 || radix == 10 && value >>> 60 != 0 && Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 10)) > 0) {
                return Body.NONE;
            }
            value = value * radix + digit;
        }
        return negative ? -value : value;
    }

    private static int digit(byte c, int radix) {
        int digit = c - '0';
        if (digit >= 0 && digit < 10) {
            return digit;
        }
        int letter = (c | 32) - 'a' + 10;
        return radix == 16 && letter >= 10 && letter < 16 ? letter : -1;
    }
}
