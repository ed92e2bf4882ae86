package racelane.read.tracedat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import racelane.read.Source;
import racelane.trace.Body;
import racelane.trace.Context;
import racelane.trace.Lane;
import racelane.trace.Names;
import racelane.trace.RecordSieve;
import racelane.trace.Records;

/**
 * Gives records back as text, in the kernel's form, made when somebody asks. An offset is the address of
 * an event's first word (see {@link CpuData}).
 */
final class DatRecords implements Records {
    private static final byte[] NOTHING = {};

    private final Source source;
    private final Numbers numbers;
    private final PageLayout layout;
    private final EventFormats formats;
    private final Clock clock;
    private final SavedNames comms;
    private final EventText texts;
    private final KernelNames symbols;
    private final DatPages pages;
    private final LineForms forms;
    private final AtomicReference<DatNeedle> needles = new AtomicReference<>();
    private final AtomicReference<WordNeedle> words = new AtomicReference<>();

    DatRecords(Source source, DatContents contents, List<CpuData> cpus, KernelNames names, SavedNames comms) {
        this.source = source;
        this.numbers = contents.header.numbers();
        this.layout = contents.layout;
        this.formats = contents.formats;
        this.clock = contents.time;
        this.comms = comms;
        this.symbols = names;
        this.texts = new EventText(names, contents.formats.longSize());
        this.pages = new DatPages(cpus);
        this.forms = new LineForms(names);
    }

    /** What was found at an offset: the event, and when it happened. */
    private record Found(Event event, long timeNs, int cpu) {}

    /** Walks the page up to the event, because its time is told by those before it; null if it is not there any more. */
    private Found find(long offset) {
        int of = pages.cpuOf(offset);
        if (of < 0) {
            return null;
        }
        CpuData cpu = pages.cpu(of);
        try {
            int index = cpu.chunkOf(offset - cpu.base());
            byte[] bytes = pages.chunk(of, index);
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
        LineWriter writer = new LineWriter(formats, numbers, comms, texts, forms);
        RecordAt at = new RecordAt(pages, new PageCursor(numbers, layout), formats.leastBytes());
        // Whoever searches stretch after stretch asks again and again for the same.
        WordNeedle word = words.get();
        if (word == null || !word.isOf(needle, names, lanes)) {
            word = WordNeedle.of(needle, names, lanes, formats, comms, forms, symbols);
            words.set(word);
        }
        if (word != null) {
            return new WordSieve(word, writer, at, formats, numbers);
        }
        DatNeedle known = needles.get();
        if (known == null || !known.isOf(needle, names, lanes)) {
            known = new DatNeedle(needle, names, lanes, formats, comms, symbols);
            needles.set(known);
        }
        return new DatSieve(known, writer, at);
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
