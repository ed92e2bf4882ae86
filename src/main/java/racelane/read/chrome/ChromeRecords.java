package racelane.read.chrome;

import java.util.LinkedHashMap;
import java.util.Map;
import racelane.read.LineIndex;
import racelane.read.PairedRecords;
import racelane.read.Source;
import racelane.trace.Body;

/** Gives the events back. A whole call is two rows, its return second. */
final class ChromeRecords extends PairedRecords {
    ChromeRecords(Source source, LineIndex lines) {
        super(source, lines);
    }

    @Override
    protected int end(byte[] bytes, int from, int to, boolean last, Row row) {
        int end = ObjectScanner.end(bytes, from, to);
        return end < 0 && last ? to : end;
    }

    @Override
    protected void body(byte[] bytes, int from, int to, Row row, Body body) {
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
