package racelane.trace;

import java.util.Locale;

/** What kind of failure a kernel report tells. {@link #word} is its name on the screen and in JSON. */
public enum ReportKind {
    REFCOUNT_UNDERFLOW,
    REFCOUNT_ADDITION_ON_ZERO,
    REFCOUNT_SATURATED,
    REFCOUNT_DECREMENT_HIT_ZERO,
    KASAN,
    KCSAN,
    WARNING,
    BUG,
    OOPS,
    LOCKDEP,
    RCU,
    HUNG_TASK,
    ODEBUG,
    LIST_CORRUPTION,
    OTHER;

    /** {@code refcount-underflow}, {@code kasan}, {@code hung-task} … */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a counter of type refcount_t failed. */
    public boolean isRefcount() {
        return ordinal() <= REFCOUNT_DECREMENT_HIT_ZERO.ordinal();
    }
}
