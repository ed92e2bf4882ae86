package racelane.read.tracedat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import racelane.read.Source;

/**
 * A file of version 6, trace-cmd.dat.v6(5): the sections stand one behind the other, then the number of
 * CPUs, options, and where each CPU's pages are. What is behind a damaged size cannot be found.
 */
final class DatV6 {
    private final Source source;
    private final DatContents contents;
    private final List<BufferOption> instances = new ArrayList<>();
    private long base;
    private int cpus;
    private boolean clockFollows;

    /** Another buffer than the top one, and where its own list of CPUs stands. */
    private record BufferOption(long place, String name) {}

    private DatV6(Source source, DatContents contents) {
        this.source = source;
        this.contents = contents;
    }

    static void read(Source source, DatContents contents) throws IOException, DamagedException {
        new DatV6(source, contents).read();
    }

    private Cursor from(long place, String name) {
        return new Cursor(source, place, contents.header.numbers(), name);
    }

    private void read() throws IOException, DamagedException {
        Cursor in = from(contents.header.bodyAt(), "the sections");
        DatSections.headers(in, contents);
        DatSections.ftraceFormats(in, contents);
        DatSections.eventFormats(in, contents);
        long symbols = in.at();
        in.skip(in.u32());
        contents.kallsyms = () -> DatSections.sized32(from(symbols, "kallsyms"));
        contents.printk = DatSections.sized32(in);
        contents.cmdlines = DatSections.sized64(in);
        long count = in.u32();
        if (count == 0 || count > 0x10000) {
            throw new DamagedException("at byte " + (in.at() - 4) + " " + count + " CPUs are claimed, 1 to 65536 would be right");
        }
        cpus = (int) count;
        contents.cpus = cpus;
        buffer(in, "");
        for (BufferOption instance : instances) {
            try {
                buffer(from(instance.place, "buffer \"" + instance.name + "\""), instance.name);
            } catch (DamagedException broken) {
                contents.damaged("buffer \"" + instance.name + "\" is left out: " + broken.getMessage());
            }
        }
    }

    private void buffer(Cursor in, String name) throws IOException, DamagedException {
        String type = new String(in.bytes(10), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (type.equals("options  \0")) {
            options(in);
            type = new String(in.bytes(10), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        if (type.equals("latency  \0")) {
            throw new DamagedException("it holds a latency tracer's text and no pages: trace-cmd report gives the text, which is read here");
        }
        if (!type.equals("flyrecord\0")) {
            throw new DamagedException("at byte " + (in.at() - 10) + " neither options nor pages begin");
        }
        List<CpuData> data = new ArrayList<>();
        for (int cpu = 0; cpu < cpus && in.left() >= 16; cpu++) {
            CpuData its = CpuData.plain(source, cpu, contents.header.pageSize(), base, in.u64(), in.u64());
            base += its.length();
            data.add(its);
        }
        contents.buffers.add(new DatContents.Buffer(name, contents.header.pageSize(), data));
        if (name.isEmpty() && contents.clock == null && clockFollows && in.left() >= 8) {
            clock(in);
        }
    }

    /** Where the option TRACECLOCK is empty, the text of trace_clock stands behind the places of the pages. */
    private void clock(Cursor in) throws IOException {
        try {
            DatOptions.clock(DatSections.sized64(in), contents);
        } catch (DamagedException none) {
            contents.damaged("the clock is unknown: " + none.getMessage());
        }
    }

    private void options(Cursor in) throws IOException, DamagedException {
        for (int id = in.u16(); id != DatOptions.DONE; id = in.u16()) {
            byte[] data = in.bytes(in.u32());
            try {
                if (id == DatOptions.BUFFER) {
                    Cursor option = new Cursor(data, contents.header.numbers(), "option BUFFER");
                    instances.add(new BufferOption(option.u64(), DatOptions.text(option.bytes(option.left()))));
                } else {
                    clockFollows |= id == DatOptions.TRACECLOCK;
                    DatOptions.take(id, data, contents);
                }
            } catch (DamagedException broken) {
                contents.damaged("an option is left out: " + broken.getMessage());
            }
        }
    }
}
