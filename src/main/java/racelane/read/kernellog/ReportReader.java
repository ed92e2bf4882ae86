package racelane.read.kernellog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import racelane.read.LineIndex;
import racelane.read.LineLoop;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.report.LogLine;
import racelane.report.QuietLine;
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
        QuietLine quiet = new QuietLine();
        LogText text = new LogText(new LogText.Lines() {
            @Override
            public void line(String raw, byte[] bytes, int from, int to, long offset, long number, LineLoop.End end) {
                scanner.feed(LogLine.of(raw), number);
            }

            @Override
            public boolean passesOver(byte[] bytes, int from, int to) {
                return scanner.isIdle() && quiet.is(bytes, from, to);
            }
        });
        new LineLoop(source, new LineIndex(), new TraceBuilder(TraceFacts.of(source.name(), "kernel log")), progress).run(text);
        scanner.finish();
        reports.sort(ReportScanner.BY_MESSAGE);
        return reports;
    }
}
