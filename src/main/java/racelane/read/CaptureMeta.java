package racelane.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the capture script wrote beside the trace, {@code NAME.meta.txt}: the output of {@code uname -a}
 * and of {@code cat trace_clock}, among other things:
 * <pre>
 * Linux (none) 6.12.95+deb12-amd64 #1 SMP PREEMPT_DYNAMIC … GNU/Linux
 * local global counter uptime perf [mono] mono_raw boot tai x86-tsc
 * </pre>
 * The clock in brackets is the one that was on (kernel/trace/trace.c, tracing_clock_show).
 *
 * @param file   the file's name
 * @param clock  trace clock, or null
 * @param kernel kernel release, or null
 */
record CaptureMeta(String file, String clock, String kernel) {
    private static final int LIMIT = 256 * 1024;

    /** Made when there is such a file: most traces have none beside them, and every opening looks for one. */
    private static final class Lines {
        static final Pattern CLOCK = Pattern.compile("(?m)^(?=.*\\blocal\\b)(?=.*\\bglobal\\b)[\\w \\-]*\\[(\\w[\\w-]*)\\][\\w \\-]*$");
        static final Pattern UNAME = Pattern.compile("(?m)^Linux \\S+ (\\d+\\.\\d+\\S*) ");
    }

    /** The file beside a trace, or null: the trace's name cut at any of its dots, the longest first. */
    static CaptureMeta beside(Path trace) {
        Path fileName = trace.getFileName();
        String name = fileName == null ? "" : fileName.toString();
        for (int dot = name.length(); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            Path meta = trace.resolveSibling(name.substring(0, dot) + ".meta.txt");
            if (!meta.equals(trace) && Files.isRegularFile(meta) && Files.isReadable(meta)) {
                return of(meta);
            }
        }
        return null;
    }

    private static CaptureMeta of(Path meta) {
        try (InputStream in = Files.newInputStream(meta)) {
            return parse(meta.getFileName().toString(), new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            // Beside a trace it is a help, not a part of it: without it clock and kernel stay unknown, and info says so.
            return null;
        }
    }

    static CaptureMeta parse(String file, String text) {
        Matcher clock = Lines.CLOCK.matcher(text);
        Matcher uname = Lines.UNAME.matcher(text);
        return new CaptureMeta(file, clock.find() ? clock.group(1) : null, uname.find() ? uname.group(1) : null);
    }
}
