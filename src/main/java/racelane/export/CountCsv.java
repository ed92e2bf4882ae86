package racelane.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import racelane.analysis.RefcountCurve;
import racelane.trace.Trace;

/**
 * A count over time as comma-separated values (RFC 4180), in UTF-8, a line a change. Columns: {@code step}
 * from 1, {@code time} in nanoseconds on the trace's clock, {@code task} that did it, {@code count} as the
 * kernel's signed number. The first line of a life is its first observation.
 */
public final class CountCsv {
    private CountCsv() {}

    /** Flushes {@code out} and leaves it open. */
    public static void write(Trace trace, RefcountCurve curve, OutputStream out) throws IOException {
        Writer to = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        to.write("step,time,task,count\r\n");
        for (int point = 0; point < curve.size(); point++) {
            int row = curve.row(point);
            long timeNs = trace.timeNs(row);
            to.write(trace.step(row) + "," + timeNs + "," + field(trace.lanes().get(curve.lane(point)).nameAt(timeNs)) + "," + curve.value(point) + "\r\n");
        }
        to.flush();
    }

    /** Quoted where it must be: separators, quotes and line breaks may stand in a task's name. */
    static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
