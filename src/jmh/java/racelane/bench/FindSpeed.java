package racelane.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.read.Progress;
import racelane.session.Finder;
import racelane.timeline.Timeline;

/** How long a search takes that finds nothing, and one that finds rare things: both look at every event. */
public final class FindSpeed {
    private FindSpeed() {}

    public static void main(String[] args) throws Exception {
        try (Threads workers = new Threads(Runtime.getRuntime().availableProcessors())) {
            Timeline timeline = Timeline.of(new Opening(Catalog.formats(), Catalog.lenses(List.of())).withWorkers(workers).open(Path.of(args[0]), Progress.none()));
            String[] wanted = args.length > 1 ? List.of(args).subList(1, args.length).toArray(String[]::new)
                    : new String[] {"no_such_text", "contention_begin: 00000000fcc01f10", "refs=5 parent", "7ffcb190"};
            for (int round = 0; round < 3; round++) {
                for (String text : wanted) {
                    find(timeline, workers, text);
                }
            }
        }
    }

    private static void find(Timeline timeline, Threads workers, String text) {
        long cpu = processNs();
        long start = System.nanoTime();
        int found = new Finder(timeline, workers).find(text, timeline.trace().size() / 2, 200, () -> false, soFar -> { }).rows().count();
        long end = System.nanoTime();
        System.out.printf(Locale.ROOT, "%s: %d found in %.2f s on %d threads, %.2f s of CPU time%n", text, found, (end - start) / 1e9, workers.cores(), (processNs() - cpu) / 1e9);
    }

    private static long processNs() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
