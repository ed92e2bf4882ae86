package racelane.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import racelane.analysis.Analysis;
import racelane.catalog.Catalog;
import racelane.lens.Meanings;
import racelane.read.Progress;
import racelane.read.TraceOpener;
import racelane.trace.Trace;

/**
 * How fast ftrace text becomes columns and meanings on one thread, and what the analysis costs on top,
 * in CPU time of the thread, so that a busy machine does not spoil it. The first round warms up.
 */
public final class ReadWithLenses {
    private static final int ROUNDS = 6;

    private ReadWithLenses() {}

    public static void main(String[] args) throws Exception {
        TraceOpener opener = new TraceOpener(Catalog.formats());
        var lenses = Catalog.lenses(List.of());
        double[] speed = new double[ROUNDS - 1];
        for (int round = 0; round < ROUNDS; round++) {
            long start = cpuNs();
            Trace trace = opener.open(Path.of(args[0]), Progress.none());
            long read = cpuNs();
            Meanings meanings = Meanings.of(trace, lenses);
            long meant = cpuNs();
            Analysis analysis = Analysis.of(trace, lenses);
            long done = cpuNs();
            double megabytes = trace.facts().bytes() / 1e6;
            System.out.printf(Locale.ROOT, "%d events, %d mean something, %.0f MB: read %.0f MB/s, with lenses %.0f MB/s (%.2f s + %.2f s), analysed too %.0f MB/s (%d findings)%n",
                    trace.size(), meanings.size(), megabytes, megabytes * 1e9 / (read - start), megabytes * 1e9 / (meant - start),
                    (read - start) / 1e9, (meant - read) / 1e9, megabytes * 1e9 / (read - start + done - meant), analysis.findings().size());
            if (round > 0) {
                speed[round - 1] = megabytes * 1e9 / (meant - start);
            }
            trace.close();
        }
        Arrays.sort(speed);
        System.out.printf(Locale.ROOT, "median of rounds 2 to %d: %.0f MB/s with lenses%n", ROUNDS, speed[speed.length / 2]);
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
