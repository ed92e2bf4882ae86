package racelane.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import racelane.report.TraceReports;
import racelane.trace.KernelReport;
import racelane.trace.Trace;

/**
 * The kernel reports of a file.
 *
 * @param name    the file, for people
 * @param reports in the order of their messages; positions are lines of the file, -1 where it has no lines
 */
public record ReportFile(String name, List<KernelReport> reports) {
    public ReportFile {
        reports = List.copyOf(reports);
    }

    /** The reports in the console lines of a trace; takes time in proportion to it. */
    public static ReportFile of(Trace trace) {
        return new ReportFile(trace.facts().file(), TraceReports.of(trace).stream().map(report -> placed(report, row -> trace.line((int) row))).toList());
    }

    /** The same report with other positions. */
    public static KernelReport placed(KernelReport report, LongUnaryOperator line) {
        return new KernelReport(report.kind(), report.message(), line.applyAsLong(report.messageLine()), line.applyAsLong(report.first()), line.applyAsLong(report.last()),
                report.timeNs(), report.location(), report.function(), report.machine(), report.task(), report.registers(), report.pc(), report.frames(),
                report.others(), report.cut(), report.notes());
    }

    /** {@code FILE:LINE}, or the file alone where there are no lines. */
    public String place(long line) {
        return line < 0 ? name : name + ":" + line;
    }

    /** The facts of a report that are known, a few words each. */
    public static List<String> facts(KernelReport report) {
        List<String> facts = new ArrayList<>();
        if (report.location() != null) {
            facts.add(report.location());
        }
        if (report.cpu() >= 0) {
            facts.add("CPU " + report.cpu());
        }
        if (report.pid() >= 0) {
            facts.add((report.comm() == null ? "PID " : report.comm() + "-") + report.pid());
        }
        if (report.kernel() != null) {
            facts.add("kernel " + report.kernel());
        }
        if (report.tainted() != null) {
            facts.add(report.tainted().isEmpty() ? "not tainted" : "tainted " + report.tainted());
        }
        if (report.hardware() != null) {
            facts.add(report.hardware());
        }
        return facts;
    }
}
