package racelane.read.kernellog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import racelane.read.LineIndex;
import racelane.read.LineLoop;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.report.LogLine;
import racelane.report.ReportScanner;
import racelane.trace.KernelReport;
import racelane.trace.TraceBuilder;
import racelane.trace.TraceFacts;

/** The reports of a log, without a trace of it: nothing is kept of a line that is in no report. */
public final class ReportReader {
    private ReportReader() {}

    /**
     * The reports in the order of their messages; positions are lines of the file, from 1.
     *
     * @throws IOException if the source cannot be read any further
     */
    public static List<KernelReport> read(Source source, Progress progress) throws IOException {
        List<KernelReport> reports = new ArrayList<>();
        ReportScanner scanner = new ReportScanner(reports::add);
        LogText text = new LogText((raw, bytes, from, to, offset, number, end) -> scanner.feed(LogLine.of(raw), number));
        new LineLoop(source, new LineIndex(), new TraceBuilder(TraceFacts.of(source.name(), "kernel log")), progress).run(text);
        scanner.finish();
        reports.sort(ReportScanner.BY_MESSAGE);
        return reports;
    }
}
