package racelane.report;

import java.util.ArrayList;
import java.util.List;
import racelane.trace.Body;
import racelane.trace.EventKind;
import racelane.trace.KernelReport;
import racelane.trace.Trace;

/** The kernel reports inside a trace: its {@code console} events, told apart by the lanes that printed them. */
public final class TraceReports {
    /** The tracepoint of include/trace/events/printk.h, and the name under which the log reader gives its lines. */
    public static final String EVENT = "console";

    private TraceReports() {}

    /** The reports in the order of their messages; positions are rows. */
    public static List<KernelReport> of(Trace trace) {
        List<KernelReport> reports = new ArrayList<>();
        int name = trace.names().find(EVENT);
        if (name < 0) {
            return reports;
        }
        ReportScanner scanner = new ReportScanner(reports::add);
        Body body = new Body();
        for (int row = 0; row < trace.size(); row++) {
            if (trace.name(row) == name && trace.kind(row) == EventKind.EVENT) {
                trace.body(row, body);
                scanner.feed(body.text(), caller(trace, row), row, trace.timeNs(row));
            }
        }
        scanner.finish();
        reports.sort(ReportScanner.BY_MESSAGE);
        return reports;
    }

    /** Who printed a row, as {@link ReportScanner#feed} wants it: null where the log does not say. */
    public static String caller(Trace trace, int row) {
        int pid = trace.laneOf(row).pid();
        boolean interrupt = trace.isInterrupt(row);
        if (interrupt || pid == 0) {
            // What an interrupt prints is not the task's that it interrupted; on one CPU only one prints at a time.
            return "C" + trace.cpu(row);
        }
        return pid < 0 ? null : "L" + trace.lane(row);
    }
}
