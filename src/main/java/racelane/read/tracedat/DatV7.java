package racelane.read.tracedat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import racelane.read.Source;

/**
 * A file of version 7, trace-cmd.dat.v7(5): sections at places that the options tell. A section that is
 * damaged is told and left out; where the options themselves are gone, as at the end of a file that was
 * cut, the sections are found by walking from one to the next ({@link DatSalvage}).
 */
final class DatV7 {
    private static final int HEADERS = 16;
    private static final int FTRACE_FORMATS = 17;
    private static final int EVENT_FORMATS = 18;
    private static final int KALLSYMS = 19;
    private static final int PRINTK = 20;
    private static final int CMDLINES = 21;
    private static final int BUFFER_TEXT = 22;
    private static final int PACKED = 1;
    static final int SECTION_HEADER = 16;

    private final Source source;
    private final DatContents contents;
    private final Codec.Unpacker unpacker;
    private final List<byte[]> buffers = new ArrayList<>();
    private long base;
    /** Whether the chain of options ends as it should. */
    private boolean whole;

    private DatV7(Source source, DatContents contents) {
        this.source = source;
        this.contents = contents;
        this.unpacker = contents.header.codec().unpacker();
    }

    static void read(Source source, DatContents contents) throws IOException, DamagedException {
        new DatV7(source, contents).read();
    }

    private Cursor from(long place, String name) {
        return new Cursor(source, place, contents.header.numbers(), name);
    }

    private void read() throws IOException, DamagedException {
        Cursor head = from(contents.header.bodyAt(), "the header");
        long first = head.u64();
        try {
            options(first);
        } catch (DamagedException broken) {
            contents.damaged("the list of what the file holds breaks off: " + broken.getMessage() + "; was the file copied in whole?");
        }
        for (byte[] option : buffers) {
            try {
                buffer(option);
            } catch (DamagedException broken) {
                contents.damaged("a buffer is left out: " + broken.getMessage());
            }
        }
        if (!whole) {
            DatSalvage salvage = new DatSalvage(source, contents, this::section, base);
            salvage.walk(head.at());
        }
    }

    private void options(long first) throws IOException, DamagedException {
        Set<Long> seen = new HashSet<>();
        long place = first;
        while (place != 0 && seen.add(place)) {
            Cursor in = new Cursor(section(place), contents.header.numbers(), "the options at byte " + place);
            place = 0;
            while (in.left() > 0) {
                int id = in.u16();
                byte[] data = in.bytes(in.u32());
                if (id == DatOptions.DONE) {
                    place = new Cursor(data, contents.header.numbers(), "option DONE").u64();
                    break;
                }
                option(id, data);
            }
        }
        whole = true;
    }

    private void option(int id, byte[] data) throws IOException {
        try {
            if (id == DatOptions.BUFFER) {
                buffers.add(data);
            } else if (id == BUFFER_TEXT) {
                contents.damaged("a buffer of a latency tracer's text is left out: trace-cmd report gives the text, which is read here");
            } else if (id >= HEADERS && id <= CMDLINES) {
                take(id, new Cursor(data, contents.header.numbers(), "option " + id).u64());
            } else {
                DatOptions.take(id, data, contents);
            }
        } catch (DamagedException broken) {
            contents.damaged("a section is left out: " + broken.getMessage());
        }
    }

    /** Reads what an option of this number points to, which is a section of the same number. */
    private void take(int id, long place) throws IOException, DamagedException {
        take(id, place, contents, this::section);
    }

    /** How a section's bytes are had: by the place of its header. */
    interface Sections {
        byte[] at(long place) throws IOException, DamagedException;
    }

    static void take(int id, long place, DatContents contents, Sections sections) throws IOException, DamagedException {
        Numbers numbers = contents.header.numbers();
        switch (id) {
            case HEADERS -> DatSections.headers(new Cursor(sections.at(place), numbers, "section HEADER INFO"), contents);
            case FTRACE_FORMATS -> DatSections.ftraceFormats(new Cursor(sections.at(place), numbers, "section FTRACE EVENT FORMATS"), contents);
            case EVENT_FORMATS -> DatSections.eventFormats(new Cursor(sections.at(place), numbers, "section EVENT FORMATS"), contents);
            case KALLSYMS -> contents.kallsyms = () -> DatSections.sized32(new Cursor(sections.at(place), numbers, "section KALLSYMS"));
            case PRINTK -> contents.printk = DatSections.sized32(new Cursor(sections.at(place), numbers, "section TRACE_PRINTK"));
            case CMDLINES -> contents.cmdlines = DatSections.sized64(new Cursor(sections.at(place), numbers, "section SAVED COMMAND LINES"));
            default -> { }
        }
    }

    /** The unpacked bytes of the section whose header stands at a byte. */
    private synchronized byte[] section(long place) throws IOException, DamagedException {
        Cursor in = from(place, "the section at byte " + place);
        in.u16();
        int flags = in.u16();
        in.u32();
        long size = in.u64();
        if ((flags & PACKED) == 0) {
            return in.bytes(size);
        }
        long packed = in.u32();
        long unpacked = in.u32();
        if (!Codec.isPlausible(packed, unpacked) || packed > in.left()) {
            throw new DamagedException("the section at byte " + place + " claims " + packed + " bytes packed, " + unpacked + " unpacked, " + in.left() + " are left in the file");
        }
        byte[] raw = in.bytes(packed);
        byte[] bytes = new byte[(int) unpacked];
        int count = unpacker.unpack(raw, 0, raw.length, bytes);
        if (count < bytes.length) {
            throw new DamagedException("the section at byte " + place + " has " + count + " bytes unpacked, " + unpacked + " are claimed");
        }
        return bytes;
    }

    private void buffer(byte[] option) throws IOException, DamagedException {
        Numbers numbers = contents.header.numbers();
        Cursor in = new Cursor(option, numbers, "option BUFFER");
        long place = in.u64();
        String name = in.word();
        String clock = in.word();
        long pageSize = in.u32();
        if (pageSize < 512 || pageSize > 16 << 20 || Long.bitCount(pageSize) != 1) {
            throw new DamagedException("buffer \"" + name + "\" has pages of " + pageSize + " bytes, a power of two would be right");
        }
        if (name.isEmpty() && !clock.isEmpty()) {
            contents.clock = clock;
        }
        boolean packed = packed(place);
        List<CpuData> cpus = new ArrayList<>();
        for (long left = in.u32(); left > 0; left--) {
            long cpu = in.u32();
            long at = in.u64();
            long size = in.u64();
            if (cpu > 0xffff) {
                contents.damaged("buffer \"" + name + "\" names a CPU " + cpu + ", which is left out");
                continue;
            }
            CpuData data = packed && size > 0 ? CpuData.packed(source, (int) cpu, (int) pageSize, contents.header.codec(), base, at, numbers)
                    : CpuData.plain(source, (int) cpu, (int) pageSize, base, at, size);
            base += data.length();
            cpus.add(data);
        }
        contents.buffers.add(new DatContents.Buffer(name, (int) pageSize, cpus));
    }

    /** Whether the section of a buffer says that it is packed; if it cannot be read, as the header says. */
    private boolean packed(long place) throws IOException {
        try {
            Cursor in = from(place, "a buffer");
            in.u16();
            return (in.u16() & PACKED) != 0;
        } catch (DamagedException unknown) {
            contents.damaged("a buffer's own header is gone: " + unknown.getMessage());
            return contents.header.codec() != Codec.NONE;
        }
    }
}
