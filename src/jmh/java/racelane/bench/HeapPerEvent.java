package racelane.bench;

import java.nio.file.Path;
import java.util.Locale;
import racelane.analysis.Analysis;
import racelane.catalog.Catalog;
import racelane.lens.Subjects;
import racelane.read.Progress;
import racelane.read.TraceOpener;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Trace;

/** Heap that an open trace keeps, step by step: after a collection, less what the process held before it began. */
public final class HeapPerEvent {
    private HeapPerEvent() {}

    public static void main(String[] args) throws Exception {
        var formats = Catalog.formats();
        var lenses = Catalog.lenses(java.util.List.of());
        long empty = used();
        Trace trace = new TraceOpener(formats).withQuestions(new Subjects(lenses)).open(Path.of(args[0]), Progress.none());
        long events = trace.size();
        tell("columns, names, lane lists", used() - empty, events);
        Analysis analysis = Analysis.of(trace, lenses);
        tell("and meanings, operations, locks, calls, findings", used() - empty, events);
        Timeline timeline = Timeline.of(analysis);
        ViewState all = ViewState.all(timeline.allLanes(), trace.size());
        // Every lane is painted once: what a timeline keeps for painting is there now.
        for (int top = 0; top < timeline.layout(all).height(); top += 10_000) {
            timeline.lanes(all.withScroll(top), 1_600, 10_000);
        }
        timeline.overview(all, 1_600, 60);
        analysis.stateAt(trace.size() / 2);
        tell("and all a timeline keeps for painting", used() - empty, events);
        System.out.printf(Locale.ROOT, "%d events, %d lanes, %d meanings, %d operations, %d findings%n", events, timeline.allLanes().size(),
                analysis.meanings().size(), analysis.operations().size(), analysis.findings().size());
        trace.close();
    }

    private static void tell(String what, long bytes, long events) {
        System.out.printf(Locale.ROOT, "%-50s %6.1f MB, %5.1f bytes an event%n", what, bytes / 1e6, (double) bytes / events);
    }

    private static long used() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
