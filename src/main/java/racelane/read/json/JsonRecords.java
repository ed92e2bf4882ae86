package racelane.read.json;

import racelane.read.Bytes;
import racelane.read.LineIndex;
import racelane.read.Source;
import racelane.read.TextRecords;
import racelane.trace.Body;

/**
 * Gives the lines back. A line with an event and its stack is two rows: the lowest bit of an offset
 * tells the stack from the event, the rest is where the line begins.
 */
final class JsonRecords extends TextRecords<JsonRecords.Part> {
    /** Which part of a line is looked at. */
    enum Part { EVENT, STACK }

    JsonRecords(Source source, LineIndex lines) {
        super(source, lines);
    }

    static long offset(long position, Part part) {
        return position << 1 | part.ordinal();
    }

    @Override
    protected Part found(long offset, Part before) {
        return (offset & 1) == 0 ? Part.EVENT : Part.STACK;
    }

    @Override
    public long position(long offset) {
        return offset >>> 1;
    }

    @Override
    protected int end(byte[] bytes, int from, int to, boolean last, Part part) {
        int end = Bytes.indexOf(bytes, from, to, (byte) '\n');
        if (end < 0) {
            return last ? to : -1;
        }
        return end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    }

    @Override
    protected void body(byte[] bytes, int from, int to, Part part, Body body) {
        JsonLine line = new JsonLine();
        if (from == to || JsonLine.wrong(line, bytes, from, to) != null || line.what != JsonLine.What.EVENT) {
            body.set(bytes, from, to);
        } else if (part == Part.STACK) {
            line.stackBody(body);
        } else {
            line.body(body);
        }
    }
}
