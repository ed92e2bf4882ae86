package racelane.read.json;

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

/** Racelane's own JSON lines. */
public final class RacelaneJsonFormat implements TraceFormat {
    @Override
    public String name() {
        return "Racelane JSON lines";
    }

    @Override
    public Claim claim(Head head) {
        byte[] bytes = head.bytes();
        int from = 0;
        while (from < head.length() && (bytes[from] == '\n' || bytes[from] == '\r' || bytes[from] == ' ')) {
            from++;
        }
        if (from == head.length() || bytes[from] != '{') {
            return Claim.NONE;
        }
        int end = Bytes.indexOf(bytes, from, head.length(), (byte) '\n');
        JsonLine line = new JsonLine();
        if (JsonLine.wrong(line, bytes, from, end < 0 ? head.length() : end) != null) {
            // A first line that is cut or longer than the head still names itself at its start.
            return Bytes.startsWith(bytes, from, head.length(), "{\"racelane\":") ? Claim.LIKELY : Claim.NONE;
        }
        return switch (line.what) {
            case HEADER -> Claim.CERTAIN;
            case EVENT -> Claim.LIKELY;
            case LOST, PROBLEM -> Claim.NONE;
        };
    }

    @Override
    public void read(Source source, TraceBuilder builder, ReadLog log, Progress progress) throws IOException {
        LineIndex lines = new LineIndex();
        builder.records(new JsonRecords(source, lines));
        JsonReading reading = new JsonReading(builder, log);
        new LineLoop(source, lines, builder, progress).run(reading);
        reading.finish();
    }
}
