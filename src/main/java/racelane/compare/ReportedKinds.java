package racelane.compare;

import java.util.EnumSet;
import racelane.scenario.FindingKind;
import racelane.trace.KernelReport;

/**
 * Which findings of a scenario a kernel report would be printed for. A refcount's kinds are asked for together
 * (lib/refcount.c prints each once per boot, so that the first one is the one that tells); memory errors are
 * what KASAN sees, with the operations on a life that is not the pointer's own among them.
 */
final class ReportedKinds {
    private ReportedKinds() {}

    /** The kinds that the report may be; empty where a scenario has none such. */
    static EnumSet<FindingKind> of(KernelReport report) {
        return switch (report.kind()) {
            case REFCOUNT_UNDERFLOW -> EnumSet.of(FindingKind.UNDERFLOW);
            case REFCOUNT_ADDITION_ON_ZERO -> EnumSet.of(FindingKind.ADDITION_ON_ZERO);
            case REFCOUNT_SATURATED -> EnumSet.of(FindingKind.SATURATED);
            case REFCOUNT_DECREMENT_HIT_ZERO -> EnumSet.of(FindingKind.DECREMENT_HIT_ZERO);
            case KASAN -> kasan(report.message());
            case BUG, OOPS -> EnumSet.of(FindingKind.OOPS, FindingKind.USE_AFTER_FREE);
            case LOCKDEP -> EnumSet.of(FindingKind.DEADLOCK);
            case HUNG_TASK -> EnumSet.of(FindingKind.DEADLOCK, FindingKind.LOCK_HELD_AT_EXIT);
            case WARNING, LIST_CORRUPTION -> EnumSet.of(FindingKind.KERNEL_REPORT);
            case KCSAN, RCU, ODEBUG, OTHER -> EnumSet.noneOf(FindingKind.class);
        };
    }

    /** By the words of mm/kasan/report_generic.c and report.c (get_bug_type, kasan_report_invalid_free). */
    private static EnumSet<FindingKind> kasan(String message) {
        if (message.contains("double-free") || message.contains("invalid-free")) {
            return EnumSet.of(FindingKind.DOUBLE_FREE);
        }
        return message.contains("use-after-free") ? EnumSet.of(FindingKind.USE_AFTER_FREE, FindingKind.STALE_GET, FindingKind.STALE_PUT)
                : message.contains("null-ptr-deref") || message.contains("wild-memory-access") ? EnumSet.of(FindingKind.OOPS) : EnumSet.noneOf(FindingKind.class);
    }

    /** What a search looks for so that the answer is about the first report that would be printed. */
    static EnumSet<FindingKind> searched(KernelReport report) {
        return report.kind().isRefcount()
                ? EnumSet.of(FindingKind.UNDERFLOW, FindingKind.ADDITION_ON_ZERO, FindingKind.SATURATED, FindingKind.DECREMENT_HIT_ZERO) : of(report);
    }
}
