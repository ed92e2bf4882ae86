package racelane.read.chrome;

import java.io.IOException;
import racelane.read.Bytes;
import racelane.read.Claim;
import racelane.read.Head;
import racelane.read.LineIndex;
import racelane.read.Pause;
import racelane.read.Progress;
import racelane.read.ReadLog;
import racelane.read.Source;
import racelane.read.TraceFormat;
import racelane.trace.TraceBuilder;

/** The trace event JSON of chrome://tracing, as an array, closed or not, or as an object. */
public final class ChromeTraceFormat implements TraceFormat {
    @Override
    public String name() {
        return "Chrome trace JSON";
    }

    @Override
    public Claim claim(Head head) {
        byte[] bytes = head.bytes();
        if (!ObjectScanner.isStart(bytes, head.length())) {
            return Claim.NONE;
        }
        boolean phase = Bytes.indexOf(bytes, 0, head.length(), "\"ph\"") >= 0;
        boolean who = Bytes.indexOf(bytes, 0, head.length(), "\"pid\"") >= 0 || Bytes.indexOf(bytes, 0, head.length(), "\"tid\"") >= 0;
        return phase && who ? Claim.CERTAIN : phase ? Claim.LIKELY : Claim.NONE;
    }

    @Override
    public void read(Source source, TraceBuilder builder, ReadLog log, Progress progress) throws IOException {
        LineIndex lines = new LineIndex();
        builder.records(new ChromeRecords(source, lines));
        ChromeReading reading = new ChromeReading(builder, log);
        ObjectScanner scanner = new ObjectScanner(source, lines, new Pause(source, builder, progress));
        scanner.run(reading);
        reading.finish(scanner);
    }
}
