package racelane.read.tracedat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import racelane.read.Claim;
import racelane.read.Head;
import racelane.read.Pause;
import racelane.read.Progress;
import racelane.read.ReadLog;
import racelane.read.Source;
import racelane.read.TraceFormat;
import racelane.trace.TraceBuilder;
import racelane.trace.TraceFacts;
import racelane.trace.Workers;

/** The files that {@code trace-cmd record} and {@code trace-cmd extract} write, versions 6 and 7, of machines of either byte order. */
public final class TraceDatFormat implements TraceFormat {
    private static final String COMMAND_LINE = "the command line";

    @Override
    public String name() {
        return "trace.dat";
    }

    @Override
    public Claim claim(Head head) {
        byte[] magic = DatHeader.MAGIC.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length() < magic.length) {
            return Claim.NONE;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head.bytes()[i] != magic[i]) {
                return Claim.NONE;
            }
        }
        return Claim.CERTAIN;
    }

    @Override
    public void read(Source source, TraceBuilder builder, ReadLog log, Progress progress) throws IOException {
        read(source, builder, log, progress, Workers.direct());
    }

    @Override
    public void read(Source source, TraceBuilder builder, ReadLog log, Progress progress, Workers workers) throws IOException {
        takeAll(source);
        DatContents contents;
        try {
            contents = new DatContents(DatHeader.read(source));
            if (contents.header.version() == 6) {
                DatV6.read(source, contents);
            } else {
                DatV7.read(source, contents);
            }
        } catch (DamagedException broken) {
            log.tell("damaged", -1, -1, -1, broken.getMessage());
            return;
        }
        List<CpuData> cpus = new ArrayList<>();
        for (DatContents.Buffer buffer : contents.buffers) {
            for (CpuData cpu : buffer.cpus()) {
                cpus.add(cpu);
                if (cpu.damage() != null) {
                    contents.damaged(cpu.damage());
                }
            }
        }
        KernelNames names = new LazySymbols(contents);
        SavedNames comms = new SavedNames(contents.cmdlines);
        builder.records(new DatRecords(source, contents, List.copyOf(cpus), names, comms));
        builder.facts(facts(builder.facts(), contents));
        tell(contents, log);
        // The order in which the kernel prints equal times: by CPU, the top buffer first.
        List<CpuData> inOrder = new ArrayList<>(cpus);
        inOrder.sort(Comparator.comparingInt(CpuData::cpu));
        new DatReading(contents, builder, log, new Pause(source, builder, progress), names, comms).read(inOrder, workers);
    }

    /** Waits for the end of a stream: what the file holds is told at its end. */
    private static void takeAll(Source source) throws IOException {
        byte[] piece = new byte[1 << 16];
        long at = 0;
        while (source.size() < 0) {
            int count = source.read(at, piece, 0, piece.length);
            if (count < 0) {
                break;
            }
            at += count;
        }
    }

    private static TraceFacts facts(TraceFacts known, DatContents contents) {
        TraceFacts facts = known.withTickNs(1);
        if (contents.clock != null && !COMMAND_LINE.equals(facts.clockSource())) {
            facts = facts.withClock(contents.clock, "the file");
        }
        if (contents.kernel != null) {
            facts = facts.withKernel(contents.kernel);
        }
        return contents.cpus > 0 ? facts.withCpus(contents.cpus) : facts;
    }

    private static void tell(DatContents contents, ReadLog log) {
        for (String damage : contents.damage) {
            log.tell("truncated", -1, -1, -1, damage);
        }
        if (!contents.guests.isEmpty()) {
            log.tell("guests", -1, -1, contents.guests.size(), "it names guests (" + String.join(", ", contents.guests)
                    + "), whose events are in files of their own: open those; their clocks are not brought together here");
        }
        List<String> instances = new ArrayList<>();
        for (DatContents.Buffer buffer : contents.buffers) {
            if (!buffer.name().isEmpty()) {
                instances.add(buffer.name());
            }
        }
        if (!instances.isEmpty()) {
            log.tell("buffers", -1, -1, instances.size(), "events of other buffers than the top one are among the others, in order of time: " + String.join(", ", instances)
                    + "; trace-cmd report names the buffer on each line");
        }
        if ("counter".equals(contents.clock) || "x86-tsc".equals(contents.clock) && !contents.time.isScaled()) {
            log.tell("clock", -1, -1, -1, "the times are whole numbers of a clock that counts (" + contents.clock + "): they order the events, but they are no nanoseconds; "
                    + "a trace clock like mono gives times");
        }
    }
}
