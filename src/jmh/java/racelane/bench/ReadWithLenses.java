package racelane.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import racelane.analysis.Analysis;
import racelane.catalog.Catalog;
import racelane.lens.Meanings;
import racelane.lens.Subjects;
import racelane.read.Progress;
import racelane.read.TraceOpener;
import racelane.trace.Trace;
import racelane.trace.Workers;

/**
 * How fast ftrace text becomes columns and meanings, and what the analysis costs on top: {@code FILE [THREADS]}.
 * On one thread in CPU time of that thread, so that a busy machine does not spoil it. On more by the clock, which a
 * busy machine does spoil; beside it stands the CPU time of the process, the collector's with it, over the number of
 * threads: what the clock would show if all of them were busy all the time. The first round warms up.
 */
public final class ReadWithLenses {
    private static final int ROUNDS = 8;

    private ReadWithLenses() {}

    public static void main(String[] args) throws Exception {
        int threads = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        try (Threads workers = new Threads(threads)) {
            read(Path.of(args[0]), threads, threads == 1 ? Workers.direct() : workers);
        }
    }

    private static void read(Path file, int threads, Workers workers) throws Exception {
        TraceOpener opener = new TraceOpener(Catalog.formats()).withWorkers(workers).withQuestions(new Subjects(Catalog.lenses(List.of())));
        var lenses = Catalog.lenses(List.of());
        double[] speed = new double[ROUNDS - 1];
        double[] shared = new double[ROUNDS - 1];
        for (int round = 0; round < ROUNDS; round++) {
            long process = processNs();
            long start = threads == 1 ? cpuNs() : System.nanoTime();
            Trace trace = opener.open(file, Progress.none());
            long read = threads == 1 ? cpuNs() : System.nanoTime();
            Meanings meanings = Meanings.of(trace, lenses, workers);
            long meant = threads == 1 ? cpuNs() : System.nanoTime();
            process = processNs() - process;
            long before = cpuNs();
            Analysis analysis = Analysis.of(trace, lenses);
            long analysed = cpuNs() - before;
            double megabytes = trace.facts().bytes() / 1e6;
            System.out.printf(Locale.ROOT, "%d events, %d mean something, %.0f MB: read %.0f MB/s, with lenses %.0f MB/s (%.2f s + %.2f s; %.2f s of the process's CPU time), the analysis %.2f s more (%d findings)%n",
                    trace.size(), meanings.size(), megabytes, megabytes * 1e9 / (read - start), megabytes * 1e9 / (meant - start),
                    (read - start) / 1e9, (meant - read) / 1e9, process / 1e9, analysed / 1e9, analysis.findings().size());
            if (round > 0) {
                speed[round - 1] = megabytes * 1e9 / (meant - start);
                shared[round - 1] = megabytes * 1e9 * threads / process;
            }
            trace.close();
        }
        Arrays.sort(speed);
        Arrays.sort(shared);
        System.out.printf(Locale.ROOT, "median of rounds 2 to %d on %d threads: %.0f MB/s with lenses; by CPU time %.0f MB/s%n", ROUNDS, threads,
                speed[speed.length / 2], shared[shared.length / 2]);
    }

    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long processNs() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
