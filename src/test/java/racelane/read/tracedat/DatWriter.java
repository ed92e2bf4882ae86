package racelane.read.tracedat;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/** Writes files of trace-cmd, both versions, byte orders and sizes of a long, from the manual pages alone: it shares nothing with the reader. */
final class DatWriter {
    private final int version;
    private final ByteOrder order;
    private final int longSize;
    private final int pageSize;
    private final String codec;
    private final Map<String, List<String>> formats = new LinkedHashMap<>();
    private final List<byte[][]> options = new ArrayList<>();
    private final Map<String, Map<Integer, List<byte[]>>> buffers = new LinkedHashMap<>();
    private String kallsyms = "";
    private String printk = "";
    private String cmdlines = "";
    private String clock = "mono";

    DatWriter(int version, boolean bigEndian, int longSize, int pageSize, String codec) {
        this.version = version;
        this.order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        this.longSize = longSize;
        this.pageSize = pageSize;
        this.codec = codec;
    }

    int longSize() {
        return longSize;
    }

    int pageSize() {
        return pageSize;
    }

    ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }

    /** Adds a format; {@code fields} are {@code declaration;offset;size;signed} separated by blanks-free bars. */
    DatWriter format(String system, String name, int id, String print, String... fields) {
        StringBuilder text = new StringBuilder("name: " + name + "\nID: " + id + "\nformat:\n");
        for (String field : List.of("unsigned short common_type;0;2;0", "unsigned char common_flags;2;1;0", "unsigned char common_preempt_count;3;1;0", "int common_pid;4;4;1")) {
            line(text, field);
        }
        text.append('\n');
        for (String field : fields) {
            line(text, field);
        }
        text.append("\nprint fmt: ").append(print).append('\n');
        formats.computeIfAbsent(system, key -> new ArrayList<>()).add(text.toString());
        return this;
    }

    private static void line(StringBuilder text, String field) {
        String[] parts = field.split(";");
        text.append("\tfield:").append(parts[0]).append(";\toffset:").append(parts[1]).append(";\tsize:").append(parts[2]).append(";\tsigned:").append(parts[3]).append(";\n");
    }

    DatWriter symbols(String text) {
        kallsyms = text;
        return this;
    }

    DatWriter printk(String text) {
        printk = text;
        return this;
    }

    DatWriter names(String text) {
        cmdlines = text;
        return this;
    }

    DatWriter clock(String name) {
        clock = name;
        return this;
    }

    DatWriter option(int id, byte[] data) {
        options.add(new byte[][] {buffer(2).putShort((short) id).array(), data});
        return this;
    }

    DatWriter option(int id, String text) {
        return option(id, (text + '\0').getBytes(StandardCharsets.UTF_8));
    }

    DatWriter page(String buffer, int cpu, byte[] page) {
        buffers.computeIfAbsent(buffer, key -> new LinkedHashMap<>()).computeIfAbsent(cpu, key -> new ArrayList<>()).add(page);
        return this;
    }

    byte[] write() {
        Out out = new Out();
        out.bytes(0x17, 0x08, 0x44).ascii("tracing").word(Integer.toString(version)).bytes(order == ByteOrder.BIG_ENDIAN ? 1 : 0, longSize).u32(pageSize);
        return version == 6 ? six(out) : seven(out);
    }

    private byte[] headers() {
        Out out = new Out();
        int data = 8 + longSize;
        String page = "\tfield: u64 timestamp;\toffset:0;\tsize:8;\tsigned:0;\n\tfield: local_t commit;\toffset:8;\tsize:" + longSize
                + ";\tsigned:1;\n\tfield: int overwrite;\toffset:8;\tsize:1;\tsigned:1;\n\tfield: char data;\toffset:" + data + ";\tsize:" + (pageSize - data) + ";\tsigned:0;\n";
        String event = "# compressed entry header\n\ttype_len    :    5 bits\n\ttime_delta  :   27 bits\n\tarray       :   32 bits\n\n"
                + "\tpadding     : type == 29\n\ttime_extend : type == 30\n\ttime_stamp : type == 31\n\tdata max type_len  == 28\n";
        return out.word("header_page").u64(page.length()).ascii(page).word("header_event").u64(event.length()).ascii(event).done();
    }

    private byte[] ftrace() {
        Out out = new Out().u32(formats.getOrDefault("ftrace", List.of()).size());
        formats.getOrDefault("ftrace", List.of()).forEach(text -> out.u64(text.length()).ascii(text));
        return out.done();
    }

    private byte[] events() {
        Out out = new Out().u32(formats.keySet().stream().filter(system -> !system.equals("ftrace")).count());
        formats.forEach((system, texts) -> {
            if (!system.equals("ftrace")) {
                out.word(system).u32(texts.size());
                texts.forEach(text -> out.u64(text.length()).ascii(text));
            }
        });
        return out.done();
    }

    private byte[] sized32(String text) {
        return new Out().u32(text.length()).ascii(text).done();
    }

    private byte[] sized64(String text) {
        return new Out().u64(text.length()).ascii(text).done();
    }

    private int cpus() {
        return buffers.values().stream().flatMap(cpus -> cpus.keySet().stream()).mapToInt(cpu -> cpu + 1).max().orElse(1);
    }

    private byte[] six(Out out) {
        out.raw(headers()).raw(ftrace()).raw(events()).raw(sized32(kallsyms)).raw(sized32(printk)).raw(sized64(cmdlines)).u32(cpus()).word("options  ");
        for (byte[][] option : options) {
            out.raw(option[0]).u32(option[1].length).raw(option[1]);
        }
        out.u16(4).u32(clock.length() + 3).word("[" + clock + "]");
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String name : buffers.keySet()) {
            if (!name.isEmpty()) {
                out.u16(3).u32(8 + name.length() + 1);
                places.put(name, out.size());
                out.u64(0).word(name);
            }
        }
        out.u16(0);
        table(out, "");
        places.forEach((name, place) -> {
            out.patch(place, out.size());
            table(out, name);
        });
        return out.done();
    }

    private void table(Out out, String name) {
        out.word("flyrecord");
        int table = out.size();
        for (int cpu = 0; cpu < cpus(); cpu++) {
            out.u64(0).u64(0);
        }
        for (int cpu = 0; cpu < cpus(); cpu++) {
            out.align(pageSize);
            out.patch(table + cpu * 16, out.size());
            int begin = out.size();
            buffers.getOrDefault(name, Map.of()).getOrDefault(cpu, List.of()).forEach(out::raw);
            out.patch(table + cpu * 16 + 8, out.size() - begin);
        }
    }

    private byte[] seven(Out out) {
        out.word(codec).word("1");
        int first = out.size();
        out.u64(0);
        Out list = new Out();
        int[] ids = {16, 17, 18, 19, 20, 21};
        byte[][] sections = {headers(), ftrace(), events(), sized32(kallsyms), sized32(printk), sized64(cmdlines)};
        for (int i = 0; i < ids.length; i++) {
            list.u16(ids[i]).u32(8).u64(out.size());
            section(out, ids[i], sections[i]);
        }
        for (byte[][] option : options) {
            list.raw(option[0]).u32(option[1].length).raw(option[1]);
        }
        list.u16(8).u32(4).u32(cpus());
        out.patch(first, out.size());
        int next = out.size() + 16 + list.size() + 6;
        list.u16(0).u32(8).u64(0);
        out.u16(0).u16(0).u32(0).u64(list.size()).raw(list.done());
        Out second = new Out();
        buffers.forEach((name, cpus) -> buffer(out, second, name, cpus));
        second.u16(0).u32(8).u64(0);
        out.patch(next, out.size());
        out.u16(0).u16(0).u32(0).u64(second.size()).raw(second.done());
        return out.done();
    }

    private void section(Out out, int id, byte[] data) {
        byte[] packed = pack(data);
        out.u16(id).u16(packed == null ? 0 : 1).u32(0).u64(packed == null ? data.length : packed.length + 8);
        if (packed != null) {
            out.u32(packed.length).u32(data.length);
        }
        out.raw(packed == null ? data : packed);
    }

    private byte[] pack(byte[] data) {
        if (codec.equals("none")) {
            return null;
        }
        if (codec.equals("zstd")) {
            ZstdCompressor zstd = new ZstdCompressor();
            byte[] packed = new byte[zstd.maxCompressedLength(data.length)];
            return Arrays.copyOf(packed, zstd.compress(data, 0, data.length, packed, 0, packed.length));
        }
        Deflater deflater = new Deflater();
        deflater.setInput(data);
        deflater.finish();
        byte[] packed = new byte[data.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private void buffer(Out out, Out option, String name, Map<Integer, List<byte[]>> cpus) {
        option.u16(3).u32(8 + name.length() + 1 + clock.length() + 1 + 8 + 20 * cpus.size()).u64(out.size()).word(name).word(clock).u32(pageSize).u32(cpus.size());
        int section = out.size();
        out.u16(3).u16(codec.equals("none") ? 0 : 1).u32(0).u64(0);
        cpus.forEach((cpu, pages) -> {
            out.align(pageSize);
            int begin = out.size();
            if (codec.equals("none")) {
                pages.forEach(out::raw);
            } else {
                // A chunk for every two pages.
                out.u32((pages.size() + 1) / 2);
                for (int i = 0; i < pages.size(); i += 2) {
                    Out chunk = new Out().raw(pages.get(i));
                    byte[] bytes = (i + 1 < pages.size() ? chunk.raw(pages.get(i + 1)) : chunk).done();
                    byte[] packed = pack(bytes);
                    out.u32(packed.length).u32(bytes.length).raw(packed);
                }
            }
            option.u32(cpu).u64(begin).u64(out.size() - begin);
        });
        out.patch(section + 8, out.size() - section - 16);
    }

    /** Bytes in the file's order. */
    final class Out {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final Map<Integer, Long> patches = new LinkedHashMap<>();

        Out bytes(int... values) {
            for (int value : values) {
                out.write(value);
            }
            return this;
        }

        Out raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        Out ascii(String text) {
            return raw(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Out word(String text) {
            return ascii(text).bytes(0);
        }

        Out u16(long value) {
            return raw(buffer(2).putShort((short) value).array());
        }

        Out u32(long value) {
            return raw(buffer(4).putInt((int) value).array());
        }

        Out u64(long value) {
            return raw(buffer(8).putLong(value).array());
        }

        Out align(int to) {
            while (out.size() % to != 0) {
                out.write(0);
            }
            return this;
        }

        int size() {
            return out.size();
        }

        void patch(int place, long value) {
            patches.put(place, value);
        }

        byte[] done() {
            byte[] bytes = out.toByteArray();
            patches.forEach((place, value) -> System.arraycopy(buffer(8).putLong(value).array(), 0, bytes, place, 8));
            return bytes;
        }
    }
}
