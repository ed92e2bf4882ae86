package racelane.catalog;

import java.nio.file.Path;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.lens.Lens;
import racelane.read.Progress;
import racelane.read.TraceFormat;
import racelane.read.TraceOpener;
import racelane.read.TraceReadException;

/** The road from a file to what it means, the same for the window and the command line. */
public final class Opening {
    private final TraceOpener opener;
    private final List<Lens> lenses;

    public Opening(List<TraceFormat> formats, List<Lens> lenses) {
        this(new TraceOpener(formats), lenses);
    }

    private Opening(TraceOpener opener, List<Lens> lenses) {
        this.opener = opener;
        this.lenses = lenses;
    }

    /** The same, told the trace clock; null leaves it to the file. */
    public Opening withClock(String name) {
        return name == null ? this : new Opening(opener.withClock(name), lenses);
    }

    /** Reads the file and analyses it; takes time in proportion to its size. */
    public Analysis open(Path file, Progress progress) throws TraceReadException {
        return Analysis.of(opener.open(file, progress), lenses);
    }
}
