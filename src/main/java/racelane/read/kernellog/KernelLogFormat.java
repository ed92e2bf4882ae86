package racelane.read.kernellog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import racelane.read.Bytes;
import racelane.read.Claim;
import racelane.read.Head;
import racelane.read.LineIndex;
import racelane.read.LineLoop;
import racelane.read.Progress;
import racelane.read.ReadLog;
import racelane.read.Source;
import racelane.read.TraceFormat;
import racelane.report.LogLine;
import racelane.report.ReportScanner;
import racelane.trace.KernelReport;
import racelane.trace.TraceBuilder;

/**
 * Kernel logs of any style. Each line is an event {@code console}, as the kernel's own tracepoint of that
 * name would have it, on the lane of the task that printed it: the caller on the line, else the task that
 * the report names; lines of which neither says stand on the lane {@code log}.
 */
public final class KernelLogFormat implements TraceFormat {
    /** The format's name, as {@code info} prints it. */
    public static final String NAME = "kernel log";

    /** Lines with a mark of a kernel log that make a log of a file. */
    private static final int ENOUGH = 3;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Claim claim(Head head) {
        Count count = new Count();
        LogText text = new LogText(count);
        long number = 0;
        for (int from = 0; from < head.length(); ) {
            int end = Bytes.indexOf(head.bytes(), from, head.length(), (byte) '\n');
            int to = end < 0 ? head.length() : end;
            // The last line of a head is cut where the head ends; of a whole file it counts.
            if (end >= 0 || head.isWhole()) {
                text.line(head.bytes(), from, to > from && head.bytes()[to - 1] == '\r' ? to - 1 : to, from, ++number, LineLoop.End.BREAK);
            }
            from = to + 1;
        }
        return count.claim();
    }

    private static final class Count implements LogText.Lines {
        private final List<KernelReport> reports = new ArrayList<>();
        private final ReportScanner scanner = new ReportScanner(reports::add);
        private int lines;
        private int stamped;
        private boolean boots;

        @Override
        public void line(String raw, byte[] bytes, int from, int to, long offset, long number, LineLoop.End end) {
            LogLine line = LogLine.of(raw);
            lines += raw.isBlank() ? 0 : 1;
            stamped += line.stamped() && !line.text().isBlank() ? 1 : 0;
            boots |= line.text().startsWith("Linux version ") && line.text().contains(" #");
            scanner.feed(line, number);
        }

        private Claim claim() {
            scanner.finish();
            boolean told = reports.stream().anyMatch(report -> !report.frames().isEmpty() || report.pc() != null || report.location() != null);
            if (stamped >= ENOUGH && stamped * 10L >= lines * 9L) {
                return Claim.CERTAIN;
            }
            if (stamped >= ENOUGH && stamped * 2L >= lines || told || stamped > 0 && stamped * 2L >= lines) {
                return Claim.LIKELY;
            }
            return stamped >= ENOUGH || boots || !reports.isEmpty() ? Claim.POSSIBLE : Claim.NONE;
        }
    }

    @Override
    public void read(Source source, TraceBuilder builder, ReadLog log, Progress progress) throws IOException {
        LineIndex lines = new LineIndex();
        KernelLogRecords records = new KernelLogRecords(source, lines);
        builder.records(records);
        KernelLogReading reading = new KernelLogReading(builder, log, records);
        new LineLoop(source, lines, builder, progress).run(reading.text());
        reading.finish();
    }
}
