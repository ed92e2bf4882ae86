package racelane.read.ftrace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import racelane.read.ReadLog;

/**
 * What the comment lines above the events say (kernel/trace/trace.c, print_event_info, print_trace_header):
 * <pre>
 * # tracer: nop
 * # entries-in-buffer/entries-written: 6229/320783   #P:2
 * # nop latency trace v1.1.5 on 6.12.95
 * # latency: 0 us, #21341/33295, CPU#0 | (M:PREEMPT(none) VP:0, KP:0, SP:0 HP:0 #P:2)
 * </pre>
 */
final class FtraceHeader {
    private static final Pattern ENTRIES = Pattern.compile("# entries-in-buffer/entries-written: (\\d{1,18})/(\\d{1,18}) .*#P:(\\d{1,5}).*");
    private static final Pattern LATENCY = Pattern.compile("# latency: .*, #(\\d{1,18})/(\\d{1,18}), .*#P:(\\d{1,5})\\)?.*");
    private static final Pattern KERNEL = Pattern.compile("# \\S+ latency trace v\\S+ on (\\S+)");
    private static final Pattern TRACER = Pattern.compile("# tracer: (\\S+)");
    static final String FIRST = "# tracer:";

    /** Entries that were in the buffer when it was printed, or -1. */
    long inBuffer = -1;
    /** Entries that were ever written to it, or -1. */
    long written = -1;
    /** CPUs, or -1. */
    int cpus = -1;
    String kernel;
    String tracer;

    /** Takes one comment line; true if it said how many entries there are. */
    boolean take(String line) {
        Matcher entries = ENTRIES.matcher(line);
        Matcher latency = LATENCY.matcher(line);
        Matcher counts = entries.matches() ? entries : latency.matches() ? latency : null;
        if (counts != null && inBuffer < 0) {
            inBuffer = Long.parseLong(counts.group(1));
            written = Long.parseLong(counts.group(2));
            cpus = Integer.parseInt(counts.group(3));
            return true;
        }
        Matcher release = KERNEL.matcher(line);
        if (release.matches()) {
            kernel = release.group(1);
        }
        Matcher name = TRACER.matcher(line);
        if (name.matches() && tracer == null) {
            tracer = name.group(1);
        }
        return false;
    }

    /** Holds the count in the header against the events that were found. */
    void tell(ReadLog log, int events) {
        if (inBuffer > events) {
            log.cut(-1, -1, inBuffer - events, "the header says " + inBuffer + " entries, " + events + " are here",
                    "the file is cut, nothing is concluded from its end; copy it again");
        }
    }
}
