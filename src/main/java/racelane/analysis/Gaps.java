package racelane.analysis;

import racelane.trace.Gap;
import racelane.trace.Trace;

/** Where events were lost: a fact may be used only if no gap lies, even partly, between it and its use. */
final class Gaps {
    private Gaps() {}

    /** Whether events were lost anywhere after {@code fromRow} and before {@code toRow}, on any CPU. */
    static boolean between(Trace trace, int fromRow, int toRow) {
        for (Gap gap : trace.gaps()) {
            if (gap.fromRow() < toRow && gap.toRow() > fromRow) {
                return true;
            }
        }
        return false;
    }
}
