package racelane.read;

import java.util.List;
import racelane.read.chrome.ChromeTraceFormat;
import racelane.read.ftrace.FtraceTextFormat;
import racelane.read.kernellog.KernelLogFormat;
import racelane.read.json.RacelaneJsonFormat;
import racelane.read.perf.PerfScriptFormat;
import racelane.read.tracedat.TraceDatFormat;

/** All formats, as the catalog lists them, for the tests that try every file with every format. */
public final class Formats {
    private Formats() {}

    public static List<TraceFormat> all() {
        return List.of(new FtraceTextFormat(), new TraceDatFormat(), new PerfScriptFormat(), new ChromeTraceFormat(), new RacelaneJsonFormat(), new KernelLogFormat());
    }

    public static TraceOpener opener() {
        return new TraceOpener(all());
    }
}
