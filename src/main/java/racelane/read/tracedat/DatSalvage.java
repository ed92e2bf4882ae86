package racelane.read.tracedat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import racelane.read.Source;

/**
 * What can still be had of a file of version 7 whose options are gone: its sections say themselves what
 * they are and how long. Where the pages of each CPU begin is told by the options alone; packed ones are
 * found by walking their chunks, each CPU's beginning on a page of the file. CPUs are numbered as the
 * statistics name them, which is the order in which trace-cmd writes them.
 */
final class DatSalvage {
    private static final int BUFFER_SECTION = 3;
    private static final int MOST_SECTIONS = 1_000;

    private final Source source;
    private final DatContents contents;
    private final DatV7.Sections sections;
    private long base;

    DatSalvage(Source source, DatContents contents, DatV7.Sections sections, long base) {
        this.source = source;
        this.contents = contents;
        this.sections = sections;
        this.base = base;
    }

    /** Walks the sections from a byte on and takes those that are not known yet. */
    void walk(long first) throws IOException {
        boolean pages = contents.buffers.isEmpty();
        boolean formats = contents.formats.size() == 0;
        long place = first;
        try {
            for (int left = MOST_SECTIONS; left > 0 && place < source.size(); left--) {
                Cursor in = new Cursor(source, place, contents.header.numbers(), "the section at byte " + place);
                int id = in.u16();
                in.u16();
                in.u32();
                long size = in.u64();
                if (id == BUFFER_SECTION && pages) {
                    buffer(place + DatV7.SECTION_HEADER);
                } else if (formats) {
                    take(id, place);
                }
                if (size < 0 || size > in.left()) {
                    return;
                }
                place = in.at() + size;
            }
        } catch (DamagedException end) {
            contents.damaged("walking from section to section ended: " + end.getMessage());
        }
    }

    private void take(int id, long place) throws IOException {
        try {
            DatV7.take(id, place, contents, sections);
        } catch (DamagedException broken) {
            contents.damaged("a section is left out: " + broken.getMessage());
        }
    }

    private void buffer(long begin) throws IOException {
        int page = contents.header.pageSize();
        if (contents.header.codec() == Codec.NONE) {
            contents.damaged("where each CPU's pages begin is told by options that are gone: they are left out");
            return;
        }
        int expected = !contents.statCpus.isEmpty() ? contents.statCpus.size() : Math.max(contents.cpus, 1);
        List<CpuData> cpus = new ArrayList<>();
        long place = begin;
        for (int i = 0; i < expected; i++) {
            place = (place + page - 1) / page * page;
            int cpu = i < contents.statCpus.size() ? contents.statCpus.get(i) : i;
            CpuData data = CpuData.packed(source, cpu, page, contents.header.codec(), base, place, contents.header.numbers());
            if (data.length() > 0) {
                cpus.add(data);
                base += data.length();
            }
            if (data.damage() != null) {
                break;
            }
            place = data.end();
        }
        if (!cpus.isEmpty()) {
            contents.buffers.add(new DatContents.Buffer("", page, cpus));
        }
    }
}
