package racelane.read.json;

import racelane.read.Bytes;
import racelane.read.LineIndex;
import racelane.read.PairedRecords;
import racelane.read.Source;
import racelane.trace.Body;

/** Gives the lines back. A line with an event and its stack is two rows, the event first. */
final class JsonRecords extends PairedRecords {
    JsonRecords(Source source, LineIndex lines) {
        super(source, lines);
    }

    @Override
    protected int end(byte[] bytes, int from, int to, boolean last, Row row) {
        int end = Bytes.indexOf(bytes, from, to, (byte) '\n');
        if (end < 0) {
            return last ? to : -1;
        }
        return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    @Override
    protected void body(byte[] bytes, int from, int to, Row row, Body body) {
        JsonLine line = new JsonLine();
        if (from == to || JsonLine.wrong(line, bytes, from, to) != null || line.what != JsonLine.What.EVENT) {
            body.set(bytes, from, to);
        } else if (row == Row.SECOND) {
            line.stackBody(body);
        } else {
            line.body(body);
        }
    }
}
