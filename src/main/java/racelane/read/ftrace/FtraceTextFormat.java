package racelane.read.ftrace;

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
import racelane.trace.Workers;

/** ftrace as text: what the kernel prints, what trace-cmd report prints, and systrace's pages around it. */
public final class FtraceTextFormat implements TraceFormat {
    private final int pieceBytes;

    public FtraceTextFormat() {
        this(LineLoop.PIECE);
    }

    /** Reads in pieces of another size; what comes out is the same. */
    FtraceTextFormat(int pieceBytes) {
        this.pieceBytes = pieceBytes;
    }

    @Override
    public String name() {
        return "ftrace text";
    }

    @Override
    public Claim claim(Head head) {
        if (head.startsWith(FtraceHeader.FIRST)) {
            return Claim.CERTAIN;
        }
        FtraceLine line = new FtraceLine();
        FtraceGraphLine call = new FtraceGraphLine();
        int events = 0;
        int others = 0;
        byte[] bytes = head.bytes();
        boolean page = isPage(head);
        for (int from = 0; from < head.length(); ) {
            int end = Bytes.indexOf(bytes, from, head.length(), (byte) '\n');
            int to = FtraceRecords.trimmed(bytes, from, end < 0 ? head.length() : end);
            if (line.parse(bytes, from, to) || call.parse(bytes, from, to) && call.shape != FtraceGraphLine.Shape.MARK) {
                events++;
            } else if (to > from && bytes[from] != '#' && end >= 0 && FtraceMark.of(bytes, from, to) == null && !FtraceTail.isFrame(bytes, from, to)) {
                others++;
            }
            from = end < 0 ? head.length() : end + 1;
        }
        if (page) {
            return events > 0 ? Claim.CERTAIN : Bytes.indexOf(bytes, 0, head.length(), "Android System Trace") >= 0 ? Claim.LIKELY : Claim.NONE;
        }
        if (events == 0) {
            return Claim.NONE;
        }
        return others * 4 <= events ? Claim.CERTAIN : others <= events ? Claim.LIKELY : Claim.POSSIBLE;
    }

    private static boolean isPage(Head head) {
        return head.startsWith("<!DOCTYPE") || head.startsWith("<!doctype") || head.startsWith("<html");
    }

    @Override
    public void read(Source source, TraceBuilder builder, ReadLog log, Progress progress) throws IOException {
        read(source, builder, log, progress, Workers.direct());
    }

    @Override
    public void read(Source source, TraceBuilder builder, ReadLog log, Progress progress, Workers workers) throws IOException {
        LineIndex lines = new LineIndex();
        FtraceRecords records = new FtraceRecords(source, lines);
        builder.records(records);
        FtraceReading reading = new FtraceReading(source, builder, log, records, isPage(Head.of(source)));
        new LineLoop(source, lines, builder, progress, pieceBytes).run(reading::part, workers);
        reading.finish();
    }
}
