package racelane.compare;

import racelane.analysis.Analysis;
import racelane.analysis.Finding;
import racelane.report.TraceReports;
import racelane.scenario.FindingKind;
import racelane.trace.Gap;
import racelane.trace.KernelReport;
import racelane.trace.ReportKind;
import racelane.trace.Trace;

/**
 * The part of a capture that is to be followed.
 *
 * @param fromRow  its first row
 * @param toRow    its last row
 * @param goal     the finding it is to reach, or null
 * @param goalKind that finding's kind in the model's words, or null where it has none
 */
public record Stretch(int fromRow, int toRow, Finding goal, FindingKind goalKind) {
    /** From a row to the last event of a finding's chain; the model has to find the same there. */
    public static Stretch to(Analysis analysis, Finding goal, int fromRow) {
        int last = goal.row();
        for (Finding.Because because : goal.because()) {
            last = Math.max(last, because.row());
        }
        return new Stretch(fromRow, last, goal, kind(analysis, goal));
    }

    /** What a model calls it; of a kernel report, what the report is about. */
    private static FindingKind kind(Analysis analysis, Finding goal) {
        if (FindingKind.of(goal.kind()) != FindingKind.KERNEL_REPORT) {
            return FindingKind.of(goal.kind());
        }
        for (KernelReport report : TraceReports.of(analysis.trace())) {
            if (report.messageLine() == goal.row() && report.kind() == ReportKind.KASAN) {
                return report.message().contains("use-after-free") ? FindingKind.USE_AFTER_FREE : report.message().contains("double-free") ? FindingKind.DOUBLE_FREE : null;
            }
            if (report.messageLine() == goal.row()) {
                return FindingKind.of(report.kind().word().replaceFirst("^refcount-", ""));
            }
        }
        return null;
    }

    /** The first gap in it, across which nothing can be followed; null if there is none. */
    public Gap gap(Trace trace) {
        return trace.gaps().stream().filter(gap -> gap.toRow() > fromRow && gap.fromRow() < toRow).findFirst().orElse(null);
    }

    /** The rows between two, both of them in it. */
    public static Stretch between(int fromRow, int toRow) {
        return new Stretch(fromRow, toRow, null, null);
    }
}
