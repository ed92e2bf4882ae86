package racelane.read.tracedat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import racelane.read.Pause;
import racelane.read.ReadLog;
import racelane.read.TaskLives;
import racelane.trace.EventKind;
import racelane.trace.TraceBuilder;
import racelane.trace.Workers;

/**
 * Merges the CPUs of all buffers in order of time, equal times in order of the CPUs as the kernel prints
 * them, and appends a row for each event. {@link #append} is where ten million events go through: it looks
 * at number, task and flags of a record, and at the fields of the scheduler's own.
 */
final class DatReading {
    private static final int PAUSE_ROWS = 1 << 14;

    private final DatContents contents;
    private final TraceBuilder builder;
    private final ReadLog log;
    private final Pause pause;
    private final KernelNames names;
    private final SavedNames comms;
    private final TaskLives lives;
    private final EventFormats formats;
    private Kind[] kinds = new Kind[2_048];
    /** Per PID (low ones only): the id of its saved name, plus one. */
    private int[] nameOfPid = new int[1_024];
    private long lastNs = Long.MIN_VALUE;
    private long backs;
    private long firstBackNs;
    private long losses;
    private long lost;
    private boolean lostUnknown;
    private long unknown;
    private long shorts;

    /** What is known of a kind of event; {@code byPlace} if each is named after a function of its own. */
    private record Kind(EventFormat format, int nameId, EventKind kind, boolean byPlace, SchedRecords sched) {}

    DatReading(DatContents contents, TraceBuilder builder, ReadLog log, Pause pause, KernelNames names, SavedNames comms) {
        this.contents = contents;
        this.builder = builder;
        this.log = log;
        this.pause = pause;
        this.names = names;
        this.comms = comms;
        this.lives = new TaskLives(builder);
        this.formats = contents.formats;
    }

    /** Reads all CPUs; {@code cpus} in the order in which equal times are told. */
    void read(List<CpuData> cpus, Workers workers) throws IOException {
        ChunkAhead ahead = new ChunkAhead(contents.header.codec(), workers, cpus.size());
        List<CpuReader> readers = new ArrayList<>();
        for (CpuData cpu : cpus) {
            readers.add(new CpuReader(cpu, contents.header.numbers(), contents.layout, contents.time, ahead));
        }
        CpuMerge merge = new CpuMerge(readers);
        int untilPause = PAUSE_ROWS;
        for (CpuReader reader = merge.next(); reader != null; reader = merge.next()) {
            Kind kind = append(reader);
            if (kind != null && kind.sched != null) {
                kind.sched.tell(event(kind, reader), lives, reader.cpu(), reader.timeNs);
            }
            if (--untilPause == 0) {
                untilPause = PAUSE_ROWS;
                pause.between();
            }
        }
        pause.done();
        lostAtTheEnd(readers);
        for (CpuReader reader : readers) {
            if (reader.damagedPages() > 0) {
                log.tell("damaged", -1, -1, reader.damagedPages(), reader.firstDamage() + (reader.damagedPages() == 1 ? "" : ", and so in " + (reader.damagedPages() - 1) + " more places")
                        + ": what could be read before and behind is shown, nothing is concluded across; copy the file again");
            }
        }
        tell();
    }

    /** What a cut file does not have is lost: of a CPU behind its last event, or all of it where the file names a CPU whose pages are gone. */
    private void lostAtTheEnd(List<CpuReader> readers) {
        Set<Integer> there = new HashSet<>();
        for (CpuReader reader : readers) {
            there.add(reader.cpu());
            if (reader.isCut()) {
                builder.lost(reader.cpu(), -1, -1);
            }
        }
        for (int cpu : contents.statCpus) {
            if (!contents.damage.isEmpty() && there.add(cpu)) {
                builder.lost(cpu, -1, -1);
            }
        }
    }

    /** Appends a row; what kind of event it is, or null if there is no row. */
    private Kind append(CpuReader reader) {
        byte[] bytes = reader.bytes();
        int from = reader.dataFrom();
        int cpu = reader.cpu();
        long timeNs = reader.timeNs;
        if (reader.dataTo() - from < formats.leastBytes()) {
            shorts++;
            return null;
        }
        if (reader.lost != 0) {
            builder.lost(cpu, reader.lost, -1);
            losses++;
            lostUnknown |= reader.lost < 0;
            lost += Math.max(0, reader.lost);
        }
        if (timeNs < lastNs) {
            firstBackNs = backs++ == 0 ? lastNs - timeNs : firstBackNs;
        }
        lastNs = timeNs;
        int type = formats.type(bytes, from);
        int pid = Math.max(0, formats.pid(bytes, from));
        Kind kind = type < kinds.length && kinds[type] != null ? kinds[type] : kind(type);
        lives.runs(cpu, pid);
        int lane = builder.lane(pid, cpu);
        int name = kind.byPlace ? nameByPlace(kind, reader) : kind.nameId;
        builder.append(timeNs, cpu, lane, name, kind.kind, Flags.context(formats.flags(bytes, from)), reader.offset());
        builder.printedName(lane, savedName(pid), timeNs);
        unknown += kind.format == null ? 1 : 0;
        return kind;
    }

    private Event event(Kind kind, CpuReader reader) {
        return new Event(kind.format, contents.header.numbers(), reader.bytes(), reader.dataFrom(), reader.dataTo());
    }

    private int nameByPlace(Kind kind, CpuReader reader) {
        return builder.names().id(EventText.nameOf(event(kind, reader), names));
    }

    private int savedName(int pid) {
        if (pid >= nameOfPid.length) {
            if (pid > 4 << 20) {
                return builder.names().id(comms.of(pid));
            }
            nameOfPid = Arrays.copyOf(nameOfPid, Math.max(pid + 1, nameOfPid.length * 2));
        }
        if (nameOfPid[pid] == 0) {
            nameOfPid[pid] = builder.names().id(comms.of(pid)) + 1;
        }
        return nameOfPid[pid] - 1;
    }

    private Kind kind(int type) {
        EventFormat format = formats.get(type);
        Kind kind;
        if (format == null) {
            kind = new Kind(null, builder.names().id(Flags.unknownName(type)), EventKind.EVENT, false, null);
        } else {
            kind = new Kind(format, builder.names().id(format.name()), kindOf(format), EventText.isNamedByPlace(format), SchedRecords.of(format));
        }
        if (type >= kinds.length) {
            kinds = Arrays.copyOf(kinds, 0x10000);
        }
        kinds[type] = kind;
        return kind;
    }

    private static EventKind kindOf(EventFormat format) {
        return !format.system().equals("ftrace") ? EventKind.EVENT : switch (format.name()) {
            case "kernel_stack", "user_stack" -> EventKind.STACK;
            case "function", "funcgraph_entry", "funcgraph_entry_retaddr" -> EventKind.ENTRY;
            case "funcgraph_exit" -> EventKind.RETURN;
            default -> EventKind.EVENT;
        };
    }

    private void tell() {
        if (losses > 0) {
            log.tell("lost", -1, -1, lostUnknown ? -1 : lost, "events were lost " + times(losses) + (lost > 0 ? ", " + lost + (lostUnknown ? " or more" : "") + " in all" : "")
                    + ": nothing is concluded across a loss; a larger buffer_size_kb or fewer events keep more");
        }
        if (backs > 0) {
            log.tell("unsorted", -1, -1, backs, "time goes back on a CPU " + times(backs) + ", first by " + firstBackNs
                    + " ns: events are put in order of time; did the clock change while the trace was taken?");
        }
        if (unknown > 0) {
            log.tell("skipped", -1, -1, unknown, "of " + unknown + " events the file does not say what they are: they are shown by their numbers, without arguments; was the file copied in whole?");
        }
        if (shorts > 0) {
            log.tell("damaged", -1, -1, shorts, shorts + " events are too short to say what they are and whose: they are left out; is the file damaged?");
        }
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
