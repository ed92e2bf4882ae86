package racelane.read;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import racelane.read.ftrace.FtraceTextFormat;
import racelane.trace.Body;
import racelane.trace.Trace;

/**
 * How fast ftrace text is read, and how fast every event's text is asked for afterwards, on one thread.
 * Figures are of the thread's CPU time, so that a busy machine does not spoil them; the first rounds warm up.
 * <pre>
 * mvn -q package -DskipTests
 * javac -cp target/racelane.jar -d target/bench src/jmh/java/racelane/read/ReadingSpeed.java
 * java -cp target/racelane.jar:target/bench racelane.read.ReadingSpeed [FILE]
 * </pre>
 * Without a file it makes one of three million events.
 */
public final class ReadingSpeed {
    private static final int ROUNDS = 6;
    private static final int EVENTS = 3_000_000;

    private ReadingSpeed() {}

    public static void main(String[] args) throws Exception {
        Path file = args.length > 0 ? Path.of(args[0]) : made();
        TraceOpener opener = new TraceOpener(List.of(new FtraceTextFormat()));
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpuNs();
            Trace trace = opener.open(file, Progress.none());
            long read = cpuNs();
            Body body = new Body();
            for (int row = 0; row < trace.size(); row++) {
                trace.body(row, body);
            }
            long done = cpuNs();
            double megabytes = trace.facts().bytes() / 1e6;
            System.out.printf(Locale.ROOT, "%d events, %.0f MB: read %.0f MB/s, texts %.0f MB/s%n", trace.size(), megabytes,
                    megabytes * 1e9 / (read - start), megabytes * 1e9 / (done - read));
            trace.close();
        }
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Path made() throws IOException {
        Path file = Files.createTempFile("reading-speed", ".txt");
        file.toFile().deleteOnExit();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < EVENTS; i++) {
                int pid = 200 + i % 64;
                String rest = i % 4 == 0
                        ? "sched_switch: prev_comm=task" + i % 64 + " prev_pid=" + pid + " prev_prio=120 prev_state=S ==> next_comm=task1 next_pid=201 next_prio=120"
                        : "dev_get: (dev_get+0x4/0x100 [disk]) dev=0xff1100000568a028 idx=0 refs=" + i % 5;
                out.write(String.format(Locale.ROOT, "%16s-%-7d [%03d] ..... %5d.%06d: %s%n", "task" + i % 64, pid, i % 4, i / 1_000_000, i % 1_000_000, rest)
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }
}
