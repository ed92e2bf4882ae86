package racelane.trace;

/**
 * In what context an event ran: bits of one byte, as the flags column of ftrace tells it
 * (kernel/trace/trace_output.c, trace_print_lat_fmt).
 */
public final class Context {
    public static final int IRQS_OFF = 1;
    public static final int NEED_RESCHED = 2;
    /** In a hard interrupt: not the task's doing. */
    public static final int HARDIRQ = 4;
    /** Serving a soft interrupt: not the task's doing. */
    public static final int SOFTIRQ = 8;
    /** The format tells flags at all; without it the other bits say nothing. */
    public static final int KNOWN = 16;

    private Context() {}

    /** Whether an event with these bits is an interrupt's and not the task's it interrupted. */
    public static boolean isInterrupt(int bits) {
        return (bits & (HARDIRQ | SOFTIRQ)) != 0;
    }

    /**
     * The bits of a flags column, {@code dNs7.}: irqs, resched, interrupt, preempt depth and, since 5.17,
     * migrate-disable depth; -1 if the bytes are no such column.
     */
    public static int of(byte[] text, int from, int to) {
        if (to - from < 3 || to - from > 8) {
            return -1;
        }
        int bits = KNOWN;
        switch (text[from]) {
            case 'd', 'D' -> bits |= IRQS_OFF;
            case '.', 'b', 'B', 'X', '?' -> { }
            default -> {
                return -1;
            }
        }
        switch (text[from + 1]) {
            case 'N', 'n', 'p', 'B', 'b', 'L', 'l' -> bits |= NEED_RESCHED;
            case '.' -> { }
            default -> {
                return -1;
            }
        }
        switch (text[from + 2]) {
            case 'h', 'Z', 'z' -> bits |= HARDIRQ;
            case 'H' -> bits |= HARDIRQ | SOFTIRQ;
            case 's' -> bits |= SOFTIRQ;
            case '.' -> { }
            default -> {
                return -1;
            }
        }
        return bits;
    }

    /** The bits as a flags column of three characters, or null if no flags are known. */
    public static String text(int bits) {
        if ((bits & KNOWN) == 0) {
            return null;
        }
        char interrupt = switch (bits & (HARDIRQ | SOFTIRQ)) {
            case HARDIRQ -> 'h';
            case SOFTIRQ -> 's';
            case HARDIRQ | SOFTIRQ -> 'H';
            default -> '.';
        };
        return new String(new char[] {(bits & IRQS_OFF) != 0 ? 'd' : '.', (bits & NEED_RESCHED) != 0 ? 'N' : '.', interrupt});
    }
}
