package racelane.analysis;

import java.util.List;

/** What the kernel itself said, in log lines inside the trace. */
final class ReportFindings {
    private ReportFindings() {}

    static List<Finding> of(Evidence evidence) {
        return List.of();
    }
}
