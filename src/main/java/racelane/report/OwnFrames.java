package racelane.report;

import java.util.List;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;
import racelane.trace.ReportStack;

/** The frames of a report that are not reporting machinery: what the kernel did, innermost first. */
public final class OwnFrames {
    private final Machinery machinery = new Machinery();

    /** Of the report's own stack, from the function that failed outwards; unreliable frames are left out. */
    public List<ReportFrame> of(KernelReport report) {
        return own(report, report.stack());
    }

    /** Of another stack that the report shows. */
    public List<ReportFrame> of(KernelReport report, ReportStack other) {
        return own(report, other.frames().stream().filter(ReportFrame::reliable).toList());
    }

    private List<ReportFrame> own(KernelReport report, List<ReportFrame> stack) {
        return stack.stream().filter(frame -> !machinery.reports(frame, report.kind())).toList();
    }
}
