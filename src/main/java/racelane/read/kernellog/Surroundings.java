package racelane.read.kernellog;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import racelane.read.LineIndex;
import racelane.read.LineLoop;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.report.LogLine;
import racelane.trace.KernelReport;
import racelane.trace.TraceBuilder;
import racelane.trace.TraceFacts;

/**
 * What stands around a report in its log, without the log's own writing; nothing empty, nothing of the report itself.
 *
 * @param before messages before it, in their order, the nearest last
 * @param after  messages after it, in their order
 */
public record Surroundings(List<String> before, List<String> after) {
    /** So many lines on each side: what a kernel says about one operation, not the whole log. */
    public static final int LINES = 40;

    public Surroundings {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * Reads the file again, up to the lines behind the report.
     *
     * @throws IOException if the source cannot be read any further
     */
    public static Surroundings of(Source source, KernelReport report, Progress progress) throws IOException {
        Deque<String> before = new ArrayDeque<>();
        List<String> after = new ArrayList<>();
        LogText text = new LogText((raw, bytes, from, to, offset, number, end) -> {
            if (number >= report.first() && number <= report.last() || after.size() == LINES) {
                return;
            }
            String message = LogLine.of(raw).text().strip();
            if (message.isEmpty()) {
                return;
            }
            if (number > report.last()) {
                after.add(message);
            } else {
                before.add(message);
                if (before.size() > LINES) {
                    before.removeFirst();
                }
            }
        });
        new LineLoop(source, new LineIndex(), new TraceBuilder(TraceFacts.of(source.name(), "kernel log")), progress).run(text);
        return new Surroundings(List.copyOf(before), after);
    }
}
