package racelane.analysis;

import racelane.lens.EventRule.CallRule;
import racelane.lens.Meanings;
import racelane.trace.EventKind;
import racelane.trace.Trace;

/**
 * Calls of the function_graph tracer, which need no lens: readers mark their entries and returns and name the event
 * after the function. The function tracer alone has entries only and says nothing of how long a call lasted: no
 * spans. An interrupt's functions nest within the task they interrupt, as the tracer draws them.
 */
final class GraphCalls {
    private final Trace trace;
    private final CallTracker calls;
    /** By the id of the function's name; null in a trace without such calls. */
    private final CallRule[] rules;
    private int next;

    GraphCalls(Trace trace, Meanings meanings, CallTracker calls) {
        this.trace = trace;
        this.calls = calls;
        this.rules = hasReturns(trace, meanings) ? new CallRule[trace.names().size()] : null;
    }

    private static boolean hasReturns(Trace trace, Meanings meanings) {
        for (int row = 0; row < trace.size(); row++) {
            if (trace.kind(row) == EventKind.RETURN && meanings.entryOf(row) < 0) {
                return true;
            }
        }
        return false;
    }

    /** A call of the tracer's is a rule made here: its function is its event. */
    static boolean isGraph(CallRule rule) {
        return rule.operation() == null && rule.entry().equals(rule.returned());
    }

    /** Takes the rows before {@code row} that no lens claims. */
    void upTo(int row) {
        for (; rules != null && next < row; next++) {
            EventKind kind = trace.kind(next);
            if (kind == EventKind.ENTRY) {
                calls.enterGraph(rule(next), next);
            } else if (kind == EventKind.RETURN) {
                calls.exitGraph(rule(next), next);
            }
        }
    }

    /** The row is a lens's. */
    void skip(int row) {
        next = row + 1;
    }

    private CallRule rule(int row) {
        int name = trace.name(row);
        if (rules[name] == null) {
            String function = trace.eventName(row);
            rules[name] = new CallRule(function, function, function, null, null, null, null, null, null);
        }
        return rules[name];
    }
}
