package racelane.testkit;

import racelane.trace.Context;
import racelane.trace.EventKind;
import racelane.trace.Gap;
import racelane.trace.Lane;
import racelane.trace.Problem;
import racelane.trace.Trace;

/**
 * A trace as text, one line per event, so that a difference can be read in a review:
 * <pre>
 * 1 L13 14979848000 [0] sh-162 ..... tracing_mark_write | start: variant rcd
 * 2 L14 14980281000 [1] swapper/1 i... STACK kernel_stack | &lt;stack trace&gt;\n =&gt; do_one
 * gap [0] 12..13 lost 143 L2479
 * lane sh-162 tgid 162 events 4 comms sh
 * </pre>
 */
public final class TraceText {
    private TraceText() {}

    public static String of(Trace trace) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < trace.size(); row++) {
            text.append(event(trace, row)).append('\n');
        }
        for (Gap gap : trace.gaps()) {
            text.append("gap [").append(gap.cpu()).append("] ").append(gap.fromRow() + 1).append("..").append(gap.toRow() + 1)
                    .append(" lost ").append(gap.lost()).append(" L").append(gap.line()).append('\n');
        }
        for (Lane lane : trace.lanes()) {
            text.append("lane ").append(escaped(lane.name())).append(" tgid ").append(lane.tgid()).append(" events ")
                    .append(trace.countOf(lane.index())).append(" comms ").append(escaped(String.join(", ", lane.comms()))).append('\n');
        }
        return text.toString();
    }

    /** One event; line breaks and other control characters of its text are escaped. */
    public static String event(Trace trace, int row) {
        return (row + 1) + " L" + trace.line(row) + " " + trace.timeNs(row) + " [" + trace.cpu(row) + "] " + escaped(trace.laneOf(row).nameAt(trace.timeNs(row))) + " "
                + context(trace.context(row)) + " " + (trace.kind(row) == EventKind.EVENT ? "" : trace.kind(row) + " ") + trace.eventName(row)
                + " | " + escaped(trace.body(row).text());
    }

    /** What was met while reading, one line a problem. */
    public static String problems(Trace trace) {
        StringBuilder text = new StringBuilder();
        for (Problem problem : trace.problems()) {
            text.append(problem.kind()).append(" L").append(problem.line()).append(" x").append(problem.count()).append(": ")
                    .append(problem.text()).append('\n');
        }
        return text.toString();
    }

    private static String context(int bits) {
        if ((bits & Context.KNOWN) == 0) {
            return "-";
        }
        return "" + ((bits & Context.IRQS_OFF) != 0 ? 'd' : '.') + ((bits & Context.NEED_RESCHED) != 0 ? 'n' : '.')
                + ((bits & Context.HARDIRQ) != 0 ? 'h' : '.') + ((bits & Context.SOFTIRQ) != 0 ? 's' : '.');
    }

    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                escaped.append("\\n");
            } else if (c < 32 || c == 127 || Character.getType(c) == Character.FORMAT) {
                escaped.append(String.format("\\x%02x", c));
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
