package racelane.catalog;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.lens.Lens;
import racelane.lens.LensException;
import racelane.lens.LensFile;
import racelane.lens.Subjects;
import racelane.read.LogBeside;
import racelane.read.Progress;
import racelane.read.TraceFormat;
import racelane.read.TraceOpener;
import racelane.read.TraceReadException;
import racelane.read.kernellog.KernelLogFormat;
import racelane.trace.Joined;
import racelane.trace.Trace;
import racelane.trace.Workers;

/** The road from a file to what it means, the same for the window and the command line. */
public final class Opening {
    private final TraceOpener opener;
    private final List<Lens> lenses;
    private final Workers workers;
    private final List<Path> lensFiles;

    public Opening(List<TraceFormat> formats, List<Lens> lenses) {
        this(new TraceOpener(formats).withQuestions(new Subjects(lenses)), lenses, Workers.direct(), List.of());
    }

    private Opening(TraceOpener opener, List<Lens> lenses, Workers workers, List<Path> lensFiles) {
        this.lensFiles = lensFiles;
        this.opener = opener;
        this.lenses = lenses;
        this.workers = workers;
    }

    /** The same on several cores; what comes out does not depend on them. */
    public Opening withWorkers(Workers cores) {
        return new Opening(opener.withWorkers(cores), lenses, cores, lensFiles);
    }

    /** The same, told the trace clock; null leaves it to the file. */
    public Opening withClock(String name) {
        return name == null ? this : new Opening(opener.withClock(name), lenses, workers, lensFiles);
    }

    /** The same with a lens that is asked before the others. */
    public Opening withLens(Lens first) {
        List<Lens> all = new ArrayList<>(lenses);
        all.add(0, first);
        return new Opening(opener.withQuestions(new Subjects(all)), List.copyOf(all), workers, lensFiles);
    }

    /** The same with a lens of the user's own that lies in a file. */
    public Opening withLensFile(Path file) throws LensException {
        Opening with = withLens(LensFile.read(file));
        List<Path> files = new ArrayList<>(lensFiles);
        files.add(0, file);
        return new Opening(with.opener, with.lenses, workers, List.copyOf(files));
    }

    /** The user's own lenses, as far as they lie in files, in the order in which they are asked. */
    public List<Path> lensFiles() {
        return lensFiles;
    }

    /** Reads the file and analyses it; takes time in proportion to its size. */
    public Analysis open(Path file, Progress progress) throws TraceReadException {
        return open(file, null, progress);
    }

    /** The same with a kernel log of the same run laid beside the trace, in whatever order the two are named; {@code log} may be null. */
    public Analysis open(Path file, Path log, Progress progress) throws TraceReadException {
        Trace trace = opener.open(file, progress);
        if (log != null) {
            try {
                Trace other = opener.open(log, progress);
                trace = isLog(trace) && !isLog(other) ? LogBeside.of(other, trace) : LogBeside.of(trace, other);
            } catch (TraceReadException failure) {
                trace.close();
                throw failure;
            }
        }
        return analyse(trace);
    }

    /**
     * Captures of several machines as one trace, on the clock of the first.
     *
     * @param others    the captures of the other machines
     * @param offsetsNs what must be added to the times of each to have those of the first; as many as there are others
     */
    public Analysis open(Path file, List<Path> others, List<Long> offsetsNs, Progress progress) throws TraceReadException {
        List<Joined.Part> parts = new ArrayList<>();
        try {
            parts.add(new Joined.Part(opener.open(file, progress), 0));
            for (int i = 0; i < others.size(); i++) {
                parts.add(new Joined.Part(opener.open(others.get(i), progress), offsetsNs.get(i)));
            }
            return analyse(Joined.of(parts));
        } catch (TraceReadException | IllegalArgumentException failure) {
            parts.forEach(part -> part.trace().close());
            throw failure instanceof TraceReadException said ? said : new TraceReadException(file.toString(), failure.getMessage());
        }
    }

    private static boolean isLog(Trace trace) {
        return trace.facts().format().equals(KernelLogFormat.NAME);
    }

    /** The same for a stream, read to its end. */
    public Analysis open(String name, InputStream in, Progress progress) throws TraceReadException {
        return analyse(opener.open(name, in, progress));
    }

    /**
     * The same for a stream that may pause, until it ends or {@code progress} has enough of it: of its events the last
     * {@code ring} are kept.
     */
    public Analysis live(String name, InputStream in, int ring, Progress progress) throws TraceReadException {
        return analyse(opener.live(name, in, ring, progress));
    }

    /** What a trace, or the part of one that was read so far, means to these lenses. */
    public Analysis analyse(Trace trace) {
        return Analysis.of(trace, lenses, workers);
    }
}
