package racelane.read.perf;

import java.io.IOException;
import racelane.read.Bytes;
import racelane.read.Claim;
import racelane.read.Head;
import racelane.read.LineIndex;
import racelane.read.LineLoop;
import racelane.read.Progress;
import racelane.read.ReadLog;
import racelane.read.Source;
import racelane.read.TraceFormat;
import racelane.trace.TraceBuilder;

/** The text that {@code perf script} prints, by default and with most choices of {@code -F}. */
public final class PerfScriptFormat implements TraceFormat {
    @Override
    public String name() {
        return "perf script";
    }

    @Override
    public Claim claim(Head head) {
        byte[] bytes = head.bytes();
        PerfLine line = new PerfLine();
        int timed = 0;
        int chained = 0;
        int others = 0;
        boolean header = false;
        boolean untimedOpen = false;
        for (int from = 0; from < head.length(); ) {
            int end = Bytes.indexOf(bytes, from, head.length(), (byte) '\n');
            int to = PerfRecords.trimmed(bytes, from, end < 0 ? head.length() : end);
            if (line.parse(bytes, from, to)) {
                timed += line.timeNs >= 0 ? 1 : 0;
                untimedOpen = line.timeNs < 0;
            } else if (PerfLine.isFrame(bytes, from, to) && (timed > 0 || untimedOpen)) {
                // Without times only an event with a call chain is one.
                chained += untimedOpen ? 1 : 0;
                untimedOpen = false;
            } else if (Bytes.startsWith(bytes, from, to, "# cmdline : ") && Bytes.indexOf(bytes, from, to, "perf") >= 0) {
                header = true;
            } else if (to > from && bytes[from] != '#' && end >= 0) {
                others++;
                untimedOpen = false;
            }
            from = end < 0 ? head.length() : end + 1;
        }
        int events = timed + chained;
        if (events == 0) {
            return header ? Claim.POSSIBLE : Claim.NONE;
        }
        return others * 4 <= events ? Claim.CERTAIN : others <= events ? Claim.LIKELY : Claim.POSSIBLE;
    }

    @Override
    public void read(Source source, TraceBuilder builder, ReadLog log, Progress progress) throws IOException {
        LineIndex lines = new LineIndex();
        builder.records(new PerfRecords(source, lines));
        PerfReading reading = new PerfReading(builder, log);
        new LineLoop(source, lines, builder, progress).run(reading);
        reading.finish();
    }
}
