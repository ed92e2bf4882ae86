package racelane.read.tracedat;

/**
 * From a page's time stamp to the trace's time: the options TSC2NSEC (a factor and a shift), OFFSET and
 * DATE (something to add) of trace-cmd.dat.v7(5), in the order in which trace-cmd applies them.
 */
final class Clock {
    private long factor;
    private int shift;
    private long addNs;
    private boolean plain = true;

    void scale(long mult, int shiftBits) {
        factor = mult;
        shift = Math.min(Math.max(shiftBits, 0), 63);
        plain = false;
    }

    void add(long ns) {
        addNs += ns;
        plain = false;
    }

    /** Whether the file says how the clock's units become nanoseconds. */
    boolean isScaled() {
        return factor != 0;
    }

    long ns(long stamp) {
        if (plain) {
            return stamp;
        }
        long ns = stamp;
        if (factor != 0) {
            long high = Math.multiplyHigh(stamp, factor);
            long low = stamp * factor;
            ns = shift == 0 ? low : high << (64 - shift) | low >>> shift;
        }
        return ns + addNs;
    }
}
