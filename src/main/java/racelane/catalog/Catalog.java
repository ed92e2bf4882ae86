package racelane.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import racelane.lens.Lens;
import racelane.lens.LensException;
import racelane.lens.LensFile;
import racelane.read.TraceFormat;
import racelane.read.chrome.ChromeTraceFormat;
import racelane.read.ftrace.FtraceTextFormat;
import racelane.read.json.RacelaneJsonFormat;
import racelane.read.kernellog.KernelLogFormat;
import racelane.read.perf.PerfScriptFormat;
import racelane.read.tracedat.TraceDatFormat;

/** What can be plugged in, in the order in which it is asked. */
public final class Catalog {
    private Catalog() {}

    /** The formats that are read. */
    public static List<TraceFormat> formats() {
        return List.of(
                // Known by its first bytes: nobody need look through a page of binary for lines.
                new TraceDatFormat(),
                new FtraceTextFormat(),
                new PerfScriptFormat(),
                new ChromeTraceFormat(),
                new RacelaneJsonFormat(),
                new KernelLogFormat());
    }

    /** The user's lenses in their order, then the built-in ones. */
    public static List<Lens> lenses(List<Path> files) throws LensException {
        List<Lens> lenses = new ArrayList<>();
        for (Path file : files) {
            lenses.add(LensFile.read(file));
        }
        lenses.addAll(LensFile.builtIn());
        return List.copyOf(lenses);
    }

    /** The traces that come with the program. */
    public static List<Sample> samples() throws IOException {
        return Sample.all();
    }
}
