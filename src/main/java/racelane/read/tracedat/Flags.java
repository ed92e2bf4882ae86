package racelane.read.tracedat;

import racelane.trace.Context;

/** The byte common_flags of a record (include/linux/trace_events.h, enum trace_flag_type). */
final class Flags {
    private static final int IRQS_OFF = 0x01;
    private static final int NEED_RESCHED = 0x04;
    private static final int HARDIRQ = 0x08;
    private static final int SOFTIRQ = 0x10;
    private static final int PREEMPT_RESCHED = 0x20;
    private static final int NMI = 0x40;

    private Flags() {}

    /** The bits of {@link Context}. */
    static int context(int flags) {
        return Context.KNOWN | ((flags & IRQS_OFF) != 0 ? Context.IRQS_OFF : 0) | ((flags & (NEED_RESCHED | PREEMPT_RESCHED)) != 0 ? Context.NEED_RESCHED : 0)
                | ((flags & (HARDIRQ | NMI)) != 0 ? Context.HARDIRQ : 0) | ((flags & SOFTIRQ) != 0 ? Context.SOFTIRQ : 0);
    }

    /** The name of an event whose format is not in the file. */
    static String unknownName(int type) {
        return "event-" + type;
    }
}
