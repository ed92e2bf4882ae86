package racelane.read.chrome;

import java.util.LinkedHashMap;
import java.util.Map;
import racelane.read.LineIndex;
import racelane.read.Source;
import racelane.read.TextRecords;
import racelane.trace.Body;

/** Gives the events back. A whole call is two rows: the lowest bit of an offset tells its return, the rest is where its object begins. */
final class ChromeRecords extends TextRecords<ChromeRecords.Part> {
    /** Which row of an object is looked at. */
    enum Part { EVENT, RETURN }

    ChromeRecords(Source source, LineIndex lines) {
        super(source, lines);
    }

    static long offset(long position, Part part) {
        return position << 1 | part.ordinal();
    }

    @Override
    protected Part found(long offset, Part before) {
        return (offset & 1) == 0 ? Part.EVENT : Part.RETURN;
    }

    @Override
    public long position(long offset) {
        return offset >>> 1;
    }

    @Override
    protected int end(byte[] bytes, int from, int to, boolean last, Part part) {
        int end = ObjectScanner.end(bytes, from, to);
        return end < 0 && last ? to : end;
    }

    @Override
    protected void body(byte[] bytes, int from, int to, Part part, Body body) {
        ChromeEvent event = from == to ? null : ChromeEvent.of(bytes, from, to);
        if (event == null) {
            body.set(bytes, from, to);
            return;
        }
        Map<String, String> says = new LinkedHashMap<>(event.says());
        long ns = event.ns("dur");
        says.remove("dur");
        if (ns >= 0) {
            says.put("duration_ns", Long.toString(ns));
        }
        body.set(says);
    }
}
