package racelane.read.ftrace;

import java.util.Arrays;
import racelane.read.Bytes;
import racelane.read.LineIndex;
import racelane.read.Source;
import racelane.read.TextRecords;
import racelane.trace.Body;

/** Gives ftrace's records back. A body is what stands after the event's name, in the form in which the kernel prints it. */
final class FtraceRecords extends TextRecords<FtraceLine> {
    /** Columns from an event's name to its text in trace-cmd report: {@code "%-20s  "} of the name and its colon. */
    static final int REPORT_COLUMNS = 22;

    /** Whether trace-cmd printed the file; known before the first snapshot. */
    private volatile boolean report;

    FtraceRecords(Source source, LineIndex lines) {
        super(source, lines);
    }

    boolean isPrintedByTraceCmd() {
        return report;
    }

    void printedByTraceCmd() {
        report = true;
    }

    @Override
    protected FtraceLine found(long offset, FtraceLine before) {
        return before == null ? new FtraceLine() : before;
    }

    @Override
    protected int end(byte[] bytes, int from, int to, boolean last, FtraceLine line) {
        int end = lineEnd(bytes, from, to);
        if (end < 0 && !last) {
            return -1;
        }
        int firstEnd = trimmed(bytes, from, end < 0 ? to : end);
        if (!line.parse(bytes, from, firstEnd) || end < 0) {
            return firstEnd;
        }
        FtraceTail tail = new FtraceTail();
        tail.begin(line, bytes);
        return tail.isClosed() ? firstEnd : end(bytes, from, end, to, last, tail);
    }

    /** The end of a record of more than one line; {@code first} is the end of its first line. */
    private static int end(byte[] bytes, int from, int first, int to, boolean last, FtraceTail tail) {
        int end = first;
        FtraceLine line = new FtraceLine();
        while (!tail.isClosed()) {
            int next = end + 1;
            int nextEnd = lineEnd(bytes, next, to);
            if (nextEnd < 0 && !last) {
                return -1;
            }
            if (nextEnd < 0) {
                nextEnd = to;
            }
            int trimmed = trimmed(bytes, next, nextEnd);
            if (next >= to || endsRecord(bytes, next, trimmed, line) || !tail.takes(bytes, next, trimmed)) {
                break;
            }
            end = nextEnd;
        }
        return trimmed(bytes, from, end);
    }

    /** Whether a line is something of its own, whatever stands before it. */
    static boolean endsRecord(byte[] bytes, int from, int to, FtraceLine scratch) {
        return scratch.parse(bytes, from, to) || FtraceMark.of(bytes, from, to) != null
                || Bytes.startsWith(bytes, from, to, FtraceHeader.FIRST) || isPageText(bytes, from, to);
    }

    /** The end of a trace inside a systrace page: of the script, or of the string in which old pages keep it. */
    static boolean isPageText(byte[] bytes, int from, int to) {
        int at = Bytes.skipSpaces(bytes, from, to);
        return Bytes.startsWith(bytes, at, to, "</script>") || to - at == 4 && Bytes.startsWith(bytes, at, to, "\\n\";");
    }

    private static int lineEnd(byte[] bytes, int from, int to) {
        return from >= to ? -1 : Bytes.indexOf(bytes, from, to, (byte) '\n');
    }

    /** The end of a line without a carriage return and without the {@code \n\} that systrace's pages put there for JavaScript. */
    static int trimmed(byte[] bytes, int from, int end) {
        int to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        boolean escaped = to - from >= 3 && bytes[to - 1] == '\\' && bytes[to - 2] == 'n' && bytes[to - 3] == '\\';
        return escaped ? to - 3 : to;
    }

    @Override
    protected String text(byte[] bytes, int from, int to) {
        byte[] clean = clean(bytes, from, to);
        return clean == null ? super.text(bytes, from, to) : super.text(clean, 0, clean.length);
    }

    /** The record without what {@link #trimmed} takes off each of its lines; null if there is no such thing in it, which is nearly always. */
    private static byte[] clean(byte[] bytes, int from, int to) {
        if (Bytes.indexOf(bytes, from, to, (byte) '\n') < 0 || Bytes.indexOf(bytes, from, to, (byte) '\r') < 0 && Bytes.indexOf(bytes, from, to, "\\n\\\n") < 0) {
            return null;
        }
        byte[] clean = new byte[to - from];
        int length = 0;
        for (int start = from; start <= to; ) {
            int end = Bytes.indexOf(bytes, start, to, (byte) '\n');
            int trimmed = trimmed(bytes, start, end < 0 ? to : end);
            System.arraycopy(bytes, start, clean, length, trimmed - start);
            length += trimmed - start;
            if (end < 0) {
                break;
            }
            clean[length++] = '\n';
            start = end + 1;
        }
        return Arrays.copyOf(clean, length);
    }

    @Override
    protected void body(byte[] raw, int rawFrom, int rawTo, FtraceLine line, Body body) {
        if (line.isEvent && line.lineTo == rawTo) {
            // One line, as nearly always: there is nothing in it to be cleaned.
            body(raw, rawFrom, rawTo, line, line.bodyTo, report, body);
            return;
        }
        byte[] clean = clean(raw, rawFrom, rawTo);
        byte[] bytes = clean == null ? raw : clean;
        int from = clean == null ? rawFrom : 0;
        int to = clean == null ? rawTo : clean.length;
        int firstEnd = Bytes.indexOf(bytes, from, to, (byte) '\n');
        if (clean != null) {
            line.parse(bytes, from, firstEnd < 0 ? to : firstEnd);
        }
        body(bytes, from, to, line, firstEnd < 0 ? line.bodyTo : to, report, body);
    }

    /** Fills the body of a record of one line. */
    static void body(byte[] bytes, int from, int to, FtraceLine line, boolean report, Body body) {
        body(bytes, from, to, line, line.bodyTo, report, body);
    }

    /** @param end where the event's text ends */
    private static void body(byte[] bytes, int from, int to, FtraceLine line, int end, boolean report, Body body) {
        if (!line.isEvent || Bytes.startsWith(bytes, line.nameFrom, line.nameTo, "func")) {
            FtraceGraphLine call = new FtraceGraphLine();
            if (line.isEvent ? call.parseCall(bytes, line.bodyFrom, end) : call.parse(bytes, from, to)) {
                body.set(call.body(bytes));
                return;
            }
        }
        if (!line.isEvent) {
            body.set(bytes, from, to);
            return;
        }
        int start = bodyFrom(line, bytes, end, report);
        if (!report || !FtraceReport.body(bytes, line, start, end, body)) {
            body.set(bytes, start, Math.max(start, end));
        }
    }

    private static int bodyFrom(FtraceLine line, byte[] bytes, int end, boolean report) {
        int column = line.nameFrom + REPORT_COLUMNS;
        int start = Math.min(line.bodyFrom, end);
        if (report && start < column) {
            start = Bytes.skipSpaces(bytes, start, Math.min(end, column));
        }
        if (report && Bytes.startsWith(bytes, line.nameFrom, line.nameTo, FtraceStretch.FUNCTION)) {
            // The function is the event's name already.
            int blank = Bytes.indexOf(bytes, start, end, (byte) ' ');
            start = blank < 0 ? end : blank + 1;
        }
        return start;
    }

    /** Whether an event's text begins in the column in which trace-cmd report puts it, after more than one blank. */
    static boolean isPadded(FtraceLine line, byte[] bytes) {
        int column = line.nameFrom + REPORT_COLUMNS;
        return line.bodyFrom < column && column < line.bodyTo && Bytes.skipSpaces(bytes, line.bodyFrom - 1, column) == column && bytes[column - 1] == ' ';
    }
}
