package racelane.read.perf;

import racelane.read.Bytes;
import racelane.read.LineIndex;
import racelane.read.PairedRecords;
import racelane.read.Source;
import racelane.trace.Body;

/** Gives the records back. An event with a call chain is two rows, the event first. */
final class PerfRecords extends PairedRecords {
    PerfRecords(Source source, LineIndex lines) {
        super(source, lines);
    }

    @Override
    protected int end(byte[] bytes, int from, int to, boolean last, Row row) {
        PerfLine scratch = new PerfLine();
        int end = -1;
        for (int start = from; start < to; ) {
            int found = Bytes.indexOf(bytes, start, to, (byte) '\n');
            if (found < 0 && !last) {
                return -1;
            }
            int lineEnd = trimmed(bytes, start, found < 0 ? to : found);
            boolean belongs = start == from || PerfLine.isFrame(bytes, start, lineEnd) && !scratch.parse(bytes, start, lineEnd);
            if (!belongs) {
                break;
            }
            end = lineEnd;
            start = found < 0 ? to : found + 1;
        }
        // The line behind the last one may be the next piece of the same chain.
        return end < 0 ? to : end;
    }

    static int trimmed(byte[] bytes, int from, int end) {
        return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    @Override
    protected void body(byte[] bytes, int from, int to, Row row, Body body) {
        int first = Bytes.indexOf(bytes, from, to, (byte) '\n');
        int end = trimmed(bytes, from, first < 0 ? to : first);
        PerfLine line = new PerfLine();
        if (row == Row.SECOND) {
            body.set(stack(bytes, first < 0 ? to : first + 1, to));
        } else if (line.parse(bytes, from, end)) {
            body.set(bytes, line.bodyFrom, Math.max(line.bodyFrom, line.bodyTo));
        } else {
            body.set(bytes, from, end);
        }
    }

    /** The frames in the form in which ftrace prints them; one without a symbol by its address. */
    private static String stack(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder("<stack trace>");
        for (int start = from; start < to; ) {
            int found = Bytes.indexOf(bytes, start, to, (byte) '\n');
            int end = trimmed(bytes, start, found < 0 ? to : found);
            int address = PerfLine.blanksEnd(bytes, start, end);
            int blank = Bytes.indexOf(bytes, address, end, (byte) ' ');
            if (blank > address) {
                String symbol = symbol(Bytes.text(bytes, blank + 1, end));
                text.append("\n => ").append(symbol.isEmpty() || symbol.equals("[unknown]") ? "0x" + Bytes.text(bytes, address, blank) : symbol);
            }
            start = found < 0 ? to : found + 1;
        }
        return text.toString();
    }

    /** {@code schedule+0x23} of {@code schedule+0x23 ([kernel.kallsyms])}; names of C++ may hold blanks and parentheses themselves. */
    private static String symbol(String frame) {
        int module = frame.endsWith(")") ? frame.lastIndexOf(" (") : -1;
        return (module < 0 ? frame : frame.substring(0, module)).strip();
    }
}
