package racelane.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.read.Progress;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Trace;

/**
 * When the first lanes of a file that is being read could be on the screen: the first snapshot analysed
 * beside the reading, as the window does it, and its picture made. One file a process: nothing is warm.
 */
public final class FirstLanes {
    private FirstLanes() {}

    public static void main(String[] args) throws Exception {
        Opening opening = new Opening(Catalog.formats(), Catalog.lenses(List.of()));
        double before = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
        long start = System.nanoTime();
        AtomicBoolean looking = new AtomicBoolean();
        Timeline whole = Timeline.of(opening.open(Path.of(args[0]), new Progress() {
            @Override
            public void reached(long doneBytes, long totalBytes) {}

            @Override
            public boolean isCancelled() {
                return false;
            }

            @Override
            public boolean wantsSnapshots() {
                return !looking.get();
            }

            @Override
            public void onSnapshot(Trace soFar) {
                looking.set(true);
                Thread look = new Thread(() -> {
                    paint(Timeline.of(opening.analyse(soFar)), start, "so far");
                    looking.set(false);
                });
                look.setDaemon(true);
                look.start();
            }
        }));
        paint(whole, start, "whole");
        System.out.printf(Locale.ROOT, "(the process was %.0f ms old when it opened the file)%n", before);
    }

    private static void paint(Timeline timeline, long start, String what) {
        int marks = timeline.lanes(ViewState.all(timeline.allLanes(), timeline.trace().size()), 1_600, 900).marks().size();
        System.out.printf(Locale.ROOT, "%6.0f ms after opening: %s, %d events, %d lanes, %d marks%n", (System.nanoTime() - start) / 1e6, what,
                timeline.trace().size(), timeline.allLanes().size(), marks);
    }
}
