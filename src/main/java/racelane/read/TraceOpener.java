package racelane.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import racelane.trace.Questions;
import racelane.trace.Trace;
import racelane.trace.TraceBuilder;
import racelane.trace.TraceFacts;
import racelane.trace.Workers;

/** Opens a file as a trace: looks at its head, asks every format, lets the strongest claim read it. */
public final class TraceOpener {
    private static final long SPOOL_LIMIT_BYTES = 16L << 30;

    private final List<TraceFormat> formats;
    private final String clock;
    private final Workers workers;
    private final Questions questions;

    public TraceOpener(List<TraceFormat> formats) {
        this(formats, null, Workers.direct(), Questions.none());
    }

    private TraceOpener(List<TraceFormat> formats, String clock, Workers workers, Questions questions) {
        this.formats = List.copyOf(formats);
        this.clock = clock;
        this.workers = workers;
        this.questions = questions;
    }

    /** An opener that reads on several cores; what it reads is the same. */
    public TraceOpener withWorkers(Workers cores) {
        return new TraceOpener(formats, clock, cores, questions);
    }

    /** An opener whose traces may bring answers with them; what it reads is the same. */
    public TraceOpener withQuestions(Questions asked) {
        return new TraceOpener(formats, clock, workers, asked);
    }

    /** An opener to whom the user has told the trace clock; it goes before what stands in a file beside the trace. */
    public TraceOpener withClock(String name) {
        return new TraceOpener(formats, name, workers, questions);
    }

    /**
     * Reads the whole file. What could not be understood is in the trace's problems.
     *
     * @throws TraceReadException                            if nothing could be understood; one line for people
     * @throws java.util.concurrent.CancellationException if {@code progress} asked for it
     */
    public Trace open(Path path, Progress progress) throws TraceReadException {
        Path fileName = path.getFileName();
        Source source = Sources.open(path, SPOOL_LIMIT_BYTES);
        return read(source, fileName == null ? path.toString() : fileName.toString(), CaptureMeta.beside(path), progress);
    }

    /** The bytes of a file, unpacked, for whoever looks for something else than a trace in it; to be closed. */
    public Source source(Path path) throws TraceReadException {
        return Sources.open(path, SPOOL_LIMIT_BYTES);
    }

    /** The bytes of a stream, unpacked; to be closed. */
    public Source source(String name, InputStream in) throws TraceReadException {
        try {
            return Sources.stream(name, in, -1, SPOOL_LIMIT_BYTES, true);
        } catch (IOException failure) {
            throw new TraceReadException(name, "cannot be read (" + failure.getMessage() + ")", failure);
        }
    }

    /** Reads a source that was opened here as a trace, which then closes it. */
    public Trace open(Source source, Progress progress) throws TraceReadException {
        return read(source, source.name(), null, progress);
    }

    /** The format with the strongest claim on a head, or null if none has any. */
    public TraceFormat formatOf(Head head) {
        TraceFormat best = null;
        Claim claim = Claim.NONE;
        for (TraceFormat format : formats) {
            Claim its = format.claim(head);
            if (its.compareTo(claim) > 0) {
                best = format;
                claim = its;
            }
            if (claim == Claim.CERTAIN) {
                // Nobody can be surer; the others would look through the whole head for nothing.
                break;
            }
        }
        return best;
    }

    /** Reads a stream until its end; {@code name} is what people call it ({@code standard input}). */
    public Trace open(String name, InputStream in, Progress progress) throws TraceReadException {
        return read(source(name, in), name, null, progress);
    }

    /**
     * Reads a stream that may pause, in batches as it comes, until it ends or {@code progress} has enough.
     *
     * @param name what people call it
     * @param ring so many of the last events are kept, in whole blocks of some thousands; that others were let go is a problem of the trace
     */
    public Trace live(String name, InputStream in, int ring, Progress progress) throws TraceReadException {
        Source source = source(name, in);
        Runnable feed = source.feed();
        if (feed != null) {
            workers.start("input", feed);
        }
        return read(source, name, null, ring, progress);
    }

    private Trace read(Source source, String fileName, CaptureMeta meta, Progress progress) throws TraceReadException {
        return read(source, fileName, meta, Integer.MAX_VALUE, progress);
    }

    private Trace read(Source source, String fileName, CaptureMeta meta, int ring, Progress progress) throws TraceReadException {
        boolean done = false;
        try {
            Head head = Head.of(source);
            if (head.length() == 0) {
                throw new TraceReadException(source.name(), source.damage() != null ? source.damage()
                        : "is empty, 0 bytes; was tracing on, and did the copy work?");
            }
            TraceFormat format = strongest(source.name(), head);
            // Answers are kept by the number of a row, which in a ring changes.
            TraceBuilder builder = new TraceBuilder(facts(fileName, format, meta), ring == Integer.MAX_VALUE ? questions : Questions.none());
            builder.ring(ring);
            try {
                Trace trace = read(source, format, builder, meta, progress);
                done = true;
                return trace;
            } catch (CancellationException stopped) {
                // What was shown so far may still be looked at.
                done = builder.isShared();
                throw stopped;
            }
        } catch (IOException failure) {
            throw new TraceReadException(source.name(), "cannot be read (" + failure.getMessage() + "); check the disk or copy the file", failure);
        } finally {
            if (!done) {
                source.close();
            }
        }
    }

    private Trace read(Source source, TraceFormat format, TraceBuilder builder, CaptureMeta meta, Progress progress) throws TraceReadException {
        ReadLog log = new ReadLog();
        builder.meeting(log::soFar);
        String fault = null;
        try {
            format.read(source, builder, log, progress, workers);
        } catch (IOException failure) {
            fault = "the file cannot be read any further (" + failure.getMessage() + "): what was read before is shown; copy the file again";
        }
        String damage = fault != null ? fault : source.damage();
        if (source.note() != null) {
            log.tell("note", -1, -1, 1, source.note());
        }
        if (damage != null) {
            int advice = damage.lastIndexOf(": ");
            log.cut(-1, source.size(), -1, advice < 0 ? damage : damage.substring(0, advice), advice < 0 ? "what came before is shown" : damage.substring(advice + 2));
        }
        if (clock != null && meta != null && meta.clock() != null && !clock.equals(meta.clock())) {
            log.tell("clock", -1, -1, -1, "the clock was given as " + clock + ", but " + meta.file() + " says " + meta.clock()
                    + ": " + clock + " is believed; leave it out if the file is right");
        }
        if (builder.size() == 0) {
            throw new TraceReadException(source.name(), "looks like " + format.name() + " but no event in it could be read"
                    + log.problems().stream().findFirst().map(problem -> " (" + problem.text() + ")").orElse("; was tracing on?"));
        }
        log.into(builder);
        builder.facts(builder.facts().withBytes(Math.max(source.size(), 0)));
        return builder.freeze();
    }

    private TraceFacts facts(String fileName, TraceFormat format, CaptureMeta meta) {
        TraceFacts facts = TraceFacts.of(fileName, format.name());
        if (meta != null && meta.kernel() != null) {
            facts = facts.withKernel(meta.kernel());
        }
        if (clock != null) {
            return facts.withClock(clock, "the command line");
        }
        return meta == null || meta.clock() == null ? facts : facts.withClock(meta.clock(), meta.file());
    }

    private TraceFormat strongest(String name, Head head) throws TraceReadException {
        TraceFormat best = formatOf(head);
        if (best == null) {
            throw new TraceReadException(name, "is no trace that can be read here: it begins with " + head.firstWords() + ", expected "
                    + formats.stream().map(TraceFormat::name).collect(Collectors.joining(", ")) + "; was another file meant?");
        }
        return best;
    }
}
