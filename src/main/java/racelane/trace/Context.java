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
}
