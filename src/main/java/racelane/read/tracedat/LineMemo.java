package racelane.read.tracedat;

/** Words for numbers that come again and again, flags and functions: the last few of each. For one thread. */
final class LineMemo {
    private static final int BITS = 11;

    private final Object[] owners = new Object[1 << BITS];
    private final long[] numbers = new long[1 << BITS];
    private final byte[][] words = new byte[1 << BITS][];

    private static int slot(Object owner, long number) {
        return (int) ((number ^ System.identityHashCode(owner)) * 0x9e3779b97f4a7c15L >>> 64 - BITS);
    }

    /** The words that an owner has for a number, as {@link LineBytes} takes them; null if they are not known any more. */
    byte[] of(Object owner, long number) {
        int slot = slot(owner, number);
        return owners[slot] == owner && numbers[slot] == number ? words[slot] : null;
    }

    /** Keeps them, and gives them back as bytes. */
    byte[] keep(Object owner, long number, String said) {
        int slot = slot(owner, number);
        owners[slot] = owner;
        numbers[slot] = number;
        words[slot] = LineBytes.of(said);
        return words[slot];
    }
}
