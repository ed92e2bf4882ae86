package racelane.testkit;

import java.nio.file.Path;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.catalog.Sample;
import racelane.read.Progress;
import racelane.timeline.Timeline;

/** Traces that come with the program, for tests that need a real one. */
public final class Samples {
    private Samples() {}

    /** The capture in which a stale put takes the only reference of a new life. */
    public static final String STALE_PUT = "c3b-pm-opener2";

    public static Path file(String name, Path folder) throws Exception {
        Sample sample = Catalog.samples().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        return sample.copyTo(folder);
    }

    public static Analysis analysis(String name, Path folder) throws Exception {
        return new Opening(Catalog.formats(), Catalog.lenses(List.of())).open(file(name, folder), Progress.none());
    }

    public static Timeline timeline(String name, Path folder) throws Exception {
        return Timeline.of(analysis(name, folder));
    }
}
