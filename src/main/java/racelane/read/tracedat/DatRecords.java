package racelane.read.tracedat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import racelane.read.Source;
import racelane.trace.Body;
import racelane.trace.Context;
import racelane.trace.Lane;
import racelane.trace.Names;
import racelane.trace.RecordSieve;
import racelane.trace.Records;

/**
 * Gives records back as text, in the kernel's form, made when somebody asks. An offset is the address of
 * an event's first word (see {@link CpuData}). Chunks that were looked at lately stay unpacked, those of
 * different CPUs beside each other.
 */
final class DatRecords implements Records {
    private static final byte[] NOTHING = {};
    /** Chunks of a CPU that stay unpacked: whoever goes forward over all CPUs finds each CPU's own. */
    private static final int KEPT = 2;

    private final Source source;
    private final Numbers numbers;
    private final PageLayout layout;
    private final EventFormats formats;
    private final Clock clock;
    private final SavedNames comms;
    private final List<CpuData> cpus;
    private final EventText texts;
    private final KernelNames symbols;
    private final AtomicReferenceArray<Chunk> kept;
    private final AtomicReference<DatNeedle> needles = new AtomicReference<>();

    private record Chunk(int index, byte[] bytes) {}

    DatRecords(Source source, DatContents contents, List<CpuData> cpus, KernelNames names, SavedNames comms) {
        this.source = source;
        this.numbers = contents.header.numbers();
        this.layout = contents.layout;
        this.formats = contents.formats;
        this.clock = contents.time;
        this.comms = comms;
        this.symbols = names;
        this.cpus = cpus;
        this.texts = new EventText(names, contents.formats.longSize());
        this.kept = new AtomicReferenceArray<>(cpus.size() * KEPT);
    }

    /** Which CPU's data hold an address; -1 if none do. */
    private int cpuOf(long offset) {
        int low = 0;
        int high = cpus.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cpus.get(middle).base() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // CPUs without data share their address with the next one; the last of them has the data.
        return low == 0 || offset >= cpus.get(low - 1).base() + cpus.get(low - 1).length() ? -1 : low - 1;
    }

    private byte[] chunk(int of, int index) throws IOException, DamagedException {
        int slot = of * KEPT + index % KEPT;
        Chunk chunk = kept.get(slot);
        if (chunk == null || chunk.index != index) {
            CpuData cpu = cpus.get(of);
            chunk = new Chunk(index, cpu.read(index, cpu.codec().unpacker(), null));
            kept.set(slot, chunk);
        }
        return chunk.bytes;
    }

    /** What was found at an offset: the event, and when it happened. */
    private record Found(Event event, long timeNs, int cpu) {}

    /** Walks the page up to the event, because its time is told by those before it; null if it is not there any more. */
    private Found find(long offset) {
        int of = cpuOf(offset);
        if (of < 0) {
            return null;
        }
        CpuData cpu = cpus.get(of);
        try {
            int index = cpu.chunkOf(offset - cpu.base());
            byte[] bytes = chunk(of, index);
            int at = (int) (offset - cpu.base() - cpu.start(index));
            int page = at / cpu.pageSize() * cpu.pageSize();
            PageCursor cursor = new PageCursor(numbers, layout);
            cursor.begin(bytes, page, Math.min(bytes.length, page + cpu.pageSize()));
            while (cursor.next()) {
                if (cursor.eventAt == at && cursor.dataTo - cursor.dataFrom >= formats.leastBytes()) {
                    EventFormat format = formats.get(formats.type(bytes, cursor.dataFrom));
                    return new Found(new Event(format, numbers, bytes, cursor.dataFrom, cursor.dataTo), clock.ns(cursor.stamp), cpu.cpu());
                }
            }
            return null;
        } catch (IOException | DamagedException gone) {
            // The file shrank, or its disk went away: the row stays, its text is not there any more.
            return null;
        }
    }

    private String body(Found found) {
        return found.event.format() == null ? "" : texts.of(found.event);
    }

    @Override
    public void body(long offset, Body body) {
        Found found = find(offset);
        if (found == null) {
            body.set(NOTHING, 0, 0);
        } else {
            body.set(body(found));
        }
    }

    /** As {@code cat trace} prints it, with nanoseconds. */
    @Override
    public String text(long offset) {
        Found found = find(offset);
        if (found == null) {
            return "";
        }
        Event event = found.event;
        int pid = formats.pid(event.bytes(), event.from());
        int flags = formats.flags(event.bytes(), event.from());
        int depth = formats.preempt(event.bytes(), event.from()) & 15;
        String context = Context.text(Flags.context(flags)) + (depth == 0 ? "." : Integer.toHexString(depth)) + ".";
        String head = String.format(Locale.ROOT, "%16s-%-7d [%03d] %s %5d.%09d: ", comms.of(pid), pid, found.cpu, context,
                Math.floorDiv(found.timeNs, 1_000_000_000L), Math.floorMod(found.timeNs, 1_000_000_000L));
        String body = body(found);
        if (event.format() == null) {
            return head + Flags.unknownName(formats.type(event.bytes(), event.from()));
        }
        return head + (body.startsWith("<stack trace>") || body.startsWith("<user stack") ? body : texts.name(event) + ": " + body);
    }

    @Override
    public RecordSieve sieve(byte[] needle, Names names, List<Lane> lanes) {
        DatNeedle known = needles.get();
        if (known == null || !known.isOf(needle, names, lanes)) {
            // Whoever searches stretch after stretch asks again and again for the same.
            known = new DatNeedle(needle, names, lanes, formats, comms, symbols);
            needles.set(known);
        }
        return new Sieve(known);
    }

    /** Looks into a record only if its format leaves it open, and makes its text only if its bytes do. */
    private final class Sieve implements RecordSieve {
        private final DatNeedle needle;
        private final PageCursor cursor = new PageCursor(numbers, layout);
        /** Of each CPU the chunk that was looked at last. */
        private final Chunk[] last = new Chunk[cpus.size()];
        private byte[] bytes;

        Sieve(DatNeedle needle) {
            this.needle = needle;
        }

        @Override
        public boolean mayHold(long offset, int name, int lane) {
            DatNeedle.Verdict verdict = needle.inName(name);
            if (verdict == DatNeedle.Verdict.PERHAPS || needle.inTask(lane)) {
                return true;
            }
            return verdict != DatNeedle.Verdict.NO && (!isThere(offset) || (verdict == DatNeedle.Verdict.BYTES ? needle.isIn(bytes, cursor.dataFrom, cursor.dataTo) : says()));
        }

        /** Finds the record's bytes: without its time nothing has to be known of those before it. False if it is not there any more. */
        private boolean isThere(long offset) {
            int of = cpuOf(offset);
            if (of < 0) {
                return false;
            }
            CpuData cpu = cpus.get(of);
            try {
                int index = cpu.chunkOf(offset - cpu.base());
                if (last[of] == null || last[of].index != index) {
                    last[of] = new Chunk(index, chunk(of, index));
                }
                bytes = last[of].bytes;
                int at = (int) (offset - cpu.base() - cpu.start(index));
                return cursor.record(bytes, at, Math.min(bytes.length, (at / cpu.pageSize() + 1) * cpu.pageSize())) && cursor.dataTo - cursor.dataFrom >= formats.leastBytes();
            } catch (IOException | DamagedException gone) {
                // Whoever asks for its text finds that out too.
                return false;
            }
        }

        private boolean says() {
            Event event = new Event(formats.get(formats.type(bytes, cursor.dataFrom)), numbers, bytes, cursor.dataFrom, cursor.dataTo);
            return event.format() == null || needle.isIn(texts.name(event), texts.of(event));
        }
    }

    @Override
    public long line(long offset) {
        return -1;
    }

    @Override
    public void close() {
        source.close();
    }
}
