package racelane.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import racelane.analysis.Analysis;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.read.Progress;
import racelane.read.TraceOpener;
import racelane.trace.Trace;

/**
 * One load of a file in a process of its own, as a peer's loader does it: times from the call that opens the file,
 * the JVM being up; reading alone, then with all analyses. Usage: FILE [ROUNDS]; the first round is cold.
 */
public final class LoadTrace {
    private LoadTrace() {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        double jvmMs = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        try (Threads workers = new Threads(Runtime.getRuntime().availableProcessors())) {
            for (int round = 1; round <= rounds; round++) {
                long start = System.nanoTime();
                Trace trace = new TraceOpener(Catalog.formats()).withWorkers(workers).open(Path.of(args[0]), Progress.none());
                long read = System.nanoTime();
                Analysis analysis = new Opening(Catalog.formats(), Catalog.lenses(List.of())).withWorkers(workers).analyse(trace);
                long end = System.nanoTime();
                System.gc();
                Runtime memory = Runtime.getRuntime();
                System.out.printf(Locale.ROOT, "n=%d round=%d load=%.3fs analyse=%.3fs heap=%dMB jvm=%.0fms%n", trace.size(), round, (read - start) / 1e9, (end - read) / 1e9,
                        (memory.totalMemory() - memory.freeMemory()) >> 20, jvmMs);
                if (analysis.trace() != trace) {
                    throw new IllegalStateException("another trace was analysed");
                }
                trace.close();
            }
        }
    }
}
