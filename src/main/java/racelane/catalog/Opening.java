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
     * Captures of several machines as one trace, on the clock of the first. A kernel log, also one among the others, is
     * laid beside the capture that has its lines, wherever it is named; its offset says nothing.
     *
     * @param log       a kernel log of one of the machines, or null
     * @param others    the captures of the other machines
     * @param offsetsNs what must be added to the times of each to have those of the first; as many as there are others
     */
    public Analysis open(Path file, Path log, List<Path> others, List<Long> offsetsNs, Progress progress) throws TraceReadException {
        List<Trace> open = new ArrayList<>();
        try {
            Trace first = opener.open(file, progress);
            open.add(first);
            List<Joined.Part> parts = new ArrayList<>(List.of(new Joined.Part(first, 0)));
            List<Trace> logs = new ArrayList<>();
            for (int i = 0; i < others.size(); i++) {
                Trace other = opener.open(others.get(i), progress);
                open.add(other);
                // Beside a log that comes first another is one of another machine.
                if (isLog(other) && !isLog(first)) {
                    logs.add(other);
                } else {
                    parts.add(new Joined.Part(other, offsetsNs.get(i)));
                }
            }
            if (log != null) {
                logs.add(opener.open(log, progress));
                open.add(logs.get(logs.size() - 1));
            }
            return analyse(joined(parts, logs));
        } catch (TraceReadException | IllegalArgumentException failure) {
            open.forEach(Trace::close);
            throw failure instanceof TraceReadException said ? said : new TraceReadException(file.toString(), failure.getMessage());
        }
    }

    private static Trace joined(List<Joined.Part> parts, List<Trace> logs) {
        for (Trace log : logs) {
            int at = machineOf(log, parts);
            parts.set(at, new Joined.Part(LogBeside.of(parts.get(at).trace(), log), parts.get(at).offsetNs()));
        }
        return parts.size() == 1 ? parts.get(0).trace() : Joined.of(parts);
    }

    /** The capture that shares most lines with a log; the first of equals. */
    private static int machineOf(Trace log, List<Joined.Part> parts) {
        int best = 0;
        int most = -1;
        for (int i = 0; i < parts.size(); i++) {
            int common = LogBeside.commonLines(parts.get(i).trace(), log);
            if (common > most) {
                most = common;
                best = i;
            }
        }
        return best;
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
