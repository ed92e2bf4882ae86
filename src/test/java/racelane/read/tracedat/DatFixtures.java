package racelane.read.tracedat;

import java.util.LinkedHashMap;
import java.util.Map;

/** Small files that between them have everything a file of trace-cmd may have. They lie under resources/read/tracedat; a test holds them to this. */
final class DatFixtures {
    private static final int SWITCH = 300;
    private static final int WAKEUP = 301;
    private static final int PROBE = 1_500;
    private static final int PROBE_RETURN = 1_501;
    private static final int BLOB = 302;
    private static final int PRINT = 5;
    private static final int STACK = 4;
    private static final int BPRINT = 6;
    private static final long S = 1_000_000_000L;

    /** What trace-cmd itself does not read. */
    static final String STRANGE = "events-of-unknown-formats.dat";

    private DatFixtures() {}

    static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("version-6.dat", file(new DatWriter(6, false, 8, 4_096, "none"), true).write());
        files.put("version-6-big-endian-32-bit.dat", file(new DatWriter(6, true, 4, 4_096, "none"), false).write());
        files.put("version-7-zstd.dat", file(new DatWriter(7, false, 8, 4_096, "zstd"), true).write());
        files.put("version-7-zlib-32-bit.dat", file(new DatWriter(7, false, 4, 4_096, "zlib"), false).write());
        files.put("version-7-big-endian-64k-pages.dat", file(new DatWriter(7, true, 8, 65_536, "zstd"), false).write());
        files.put("version-7-plain.dat", file(new DatWriter(7, false, 8, 4_096, "none"), true).write());
        files.put("cycles-made-nanoseconds.dat", cycles().write());
        files.put(STRANGE, strange().write());
        return files;
    }

    private static DatWriter formats(DatWriter file) {
        int w = file.longSize();
        long high = w == 8 ? 0xffffffffc0200000L : 0xc0200000L;
        String hex = w == 8 ? "ffffffffc020" : "c020";
        return file.symbols(hex + "0000 t dev_get\t[disk]\n" + hex + "0100 t dev_put\t[disk]\n" + hex + "0180 t disk_open\t[disk]\n" + hex + "0400 t disk_end\t[disk]\n")
                .printk("0x" + Long.toHexString(high + 0x10_0000) + " : \"n=%d s=%s l=%llx p=%ps\\n\"\n")
                .names("10 sh\n11 cat with blanks\n12 dd\n")
                .format("ftrace", "print", PRINT, "\"%ps: %s\", (void *)REC->ip, REC->buf", "unsigned long ip;8;" + w + ";0", "char buf[];" + (8 + w) + ";0;0")
                .format("ftrace", "bprint", BPRINT, "\"%ps: %s\", (void *)REC->ip, REC->fmt", "unsigned long ip;8;" + w + ";0",
                        "const char * fmt;" + (8 + w) + ";" + w + ";0", "u32 buf[];" + (8 + 2 * w) + ";0;0")
                .format("ftrace", "kernel_stack", STACK, "\"\\t=> %ps\\n\\t=> %ps\\n\\t=> %ps\\n\", (void *)REC->caller[0], (void *)REC->caller[1], (void *)REC->caller[2]", "int size;8;4;1",
                        "unsigned long caller[8];" + (8 + w) + ";" + 8 * w + ";0")
                .format("sched", "sched_switch", SWITCH, "\"prev_comm=%s prev_pid=%d prev_prio=%d prev_state=%s%s ==> next_comm=%s next_pid=%d next_prio=%d\", "
                        + "REC->prev_comm, REC->prev_pid, REC->prev_prio, (REC->prev_state & 0xff) ? __print_flags(REC->prev_state & 0xff, \"|\", { 0x1, \"S\" }, { 0x2, \"D\" }, "
                        + "{ 0x10, \"X\" }, { 0x20, \"Z\" }) : \"R\", REC->prev_state & 0x100 ? \"+\" : \"\", REC->next_comm, REC->next_pid, REC->next_prio",
                        "char prev_comm[16];8;16;0", "pid_t prev_pid;24;4;1", "int prev_prio;28;4;1", "long prev_state;32;" + w + ";1", "char next_comm[16];" + (32 + w) + ";16;0",
                        "pid_t next_pid;" + (48 + w) + ";4;1", "int next_prio;" + (52 + w) + ";4;1")
                .format("sched", "sched_wakeup", WAKEUP, "\"comm=%s pid=%d prio=%d target_cpu=%03d\", REC->comm, REC->pid, REC->prio, REC->target_cpu",
                        "char comm[16];8;16;0", "pid_t pid;24;4;1", "int prio;28;4;1", "int target_cpu;32;4;1")
                .format("disk", "blob", BLOB, "\"len=%d kind=%s data=%s\", __get_dynamic_array_len(data), __print_symbolic(REC->kind, { 1, \"ONE\" }, { 2, \"TWO\" }), "
                        + "__print_hex(__get_dynamic_array(data), __get_dynamic_array_len(data))", "__data_loc unsigned char[] data;8;4;0", "int kind;12;4;1")
                .format("kprobes", "dev_get", PROBE, "\"(%lx) dev=0x%Lx idx=%d name=\\\"%s\\\" refs=%d\", REC->__probe_ip, REC->dev, REC->idx, __get_str(name), REC->refs",
                        "unsigned long __probe_ip;8;" + w + ";0", "u64 dev;" + (8 + w) + ";8;0", "s32 idx;" + (16 + w) + ";4;1", "__data_loc char[] name;" + (20 + w) + ";4;1", "s32 refs;" + (24 + w) + ";4;1")
                .format("kprobes", "dev_get_ret", PROBE_RETURN, "\"(%lx <- %lx) ret=%d\", REC->__probe_func, REC->__probe_ret_ip, REC->ret",
                        "unsigned long __probe_func;8;" + w + ";0", "unsigned long __probe_ret_ip;" + (8 + w) + ";" + w + ";0", "s32 ret;" + (8 + 2 * w) + ";4;1");
    }

    private static PageWriter.Record switched(PageWriter page, int from, String comm, int state, int to, String next) {
        return page.record(SWITCH, 1, 2, from).text(comm, 16).u32(from).u32(120).word(state).text(next, 16).u32(to).u32(120);
    }

    private static PageWriter.Record got(PageWriter page, int pid, long high, String name, int refs) {
        int w = page.longSize();
        PageWriter.Record record = page.record(PROBE, 0, 0, pid).word(high + 4).u64(0xff1100000568a028L).u32(-1).u32(0).u32(refs);
        return name == null ? record.u32(0) : record.located(20 + w, name);
    }

    /** Two CPUs with everything; a second buffer where {@code instance}. */
    private static DatWriter file(DatWriter file, boolean instance) {
        formats(file).option(5, "Linux box 6.12.0-test x86_64").option(4_000, "an option of the future").option(7, "1000");
        long high = file.longSize() == 8 ? 0xffffffffc0200000L : 0xc0200000L;
        int w = file.longSize();
        PageWriter page = new PageWriter(file, 5 * S);
        page.event(0, page.record(PRINT, 0, 0, 10).word(high + 0x180).text("start: a message\n", 18));
        page.event(1_500, got(page, 10, high, "nor \"0\"", 1));
        page.event(10, page.record(PROBE_RETURN, 0, 0, 10).word(high).word(high + 0x1bb).u32(-19));
        page.event(5, got(page, 10, high, null, 2));
        page.event(0, page.record(STACK, 0, 0, 10).u32(3).u32(0).word(high + 8).word(high + 0x190).word(0x1234).word(-1).trim(w));
        page.extend(3 * S).event(7, switched(page, 10, "sh", 0, 11, "cat with blanks"));
        page.discarded(100, 24).event(20, switched(page, 11, "cat with blanks", 0x20, 0, "swapper/0"));
        file.page("", 0, page.done());
        page = new PageWriter(file, 9 * S).lost(143);
        page.event(0, page.record(WAKEUP, 0x11, 1, 0).text("cat again", 16).u32(11).u32(120).u32(1));
        page.event(40, switched(page, 0, "swapper/0", 0, 11, "cat again"));
        page.event(40, page.record(BLOB, 8, 0, 11).u32(0).u32(2).blob(8, 150));
        page.absolute(9 * S + 5_000).event(0, page.record(BLOB, 0, 0, 11).u32(0).u32(7).blob(8, 3));
        file.page("", 0, page.done());
        page = new PageWriter(file, 9 * S + 6_000).lost(0);
        page.event(1, page.record(BPRINT, 0, 0, 12).word(high + 0x100).word(high + 0x10_0000).binary(high + 0x108));
        file.page("", 0, page.done());
        page = new PageWriter(file, 5 * S + 1_500);
        page.event(0, page.record(WAKEUP, 0, 0, 12).text("sh", 16).u32(10).u32(120).u32(0));
        page.event(9, page.record(WAKEUP, 0x20, 15, 12).text("sh", 16).u32(10).u32(120).u32(1));
        file.page("", 1, page.done());
        if (instance) {
            page = new PageWriter(file, 5 * S + 1_505);
            page.event(0, got(page, 12, high, "of the instance", 3));
            file.page("aside", 1, page.done());
        }
        return file;
    }

    /** One wakeup on each of many CPUs. */
    static byte[] machineOf(int cpus) {
        DatWriter file = formats(new DatWriter(7, false, 8, 4_096, "zstd"));
        for (int cpu = 0; cpu < cpus; cpu++) {
            PageWriter page = new PageWriter(file, S + cpu);
            page.event(0, page.record(WAKEUP, 0, 0, 12).text("sh", 16).u32(10).u32(120).u32(0));
            file.page("", cpu, page.done());
        }
        return file.write();
    }

    /** A clock that counts at 2.5 GHz, with what makes nanoseconds of it. */
    private static DatWriter cycles() {
        DatWriter file = formats(new DatWriter(7, false, 8, 4_096, "zstd")).clock("x86-tsc");
        // 0.4 ns a cycle: 0.4 * 2^24, 24.
        file.option(14, file.buffer(16).putInt(6_710_886).putInt(24).putLong(0).array());
        PageWriter page = new PageWriter(file, 2_500_000_000_000L);
        page.event(0, page.record(WAKEUP, 0, 0, 12).text("sh", 16).u32(10).u32(120).u32(0));
        page.event(2_500, page.record(WAKEUP, 0, 0, 12).text("sh", 16).u32(10).u32(120).u32(0));
        return file.page("", 0, page.done());
    }

    /** An event without a format, one too short for any, print formats of the kernel alone, and one that is none. */
    private static DatWriter strange() {
        DatWriter file = formats(new DatWriter(6, false, 8, 4_096, "none"))
                .format("a", "kernels_own", 400, "\"state=%s at=%p n=%d\", __print_symbolic(REC->n, { STATE_ON, \"ON\" }, { 3, \"THREE\" }), base_of(REC->n), REC->n", "int n;8;4;1")
                .format("a", "no_format", 401, "", "int n;8;4;1", "u64 address;16;8;0", "char name[8];24;8;0", "u16 pair[2];32;4;0")
                .format("a", "beyond", 402, "\"n=%d name=%s\", REC->n, __get_str(name)", "int n;4000;4;1", "__data_loc char[] name;8;4;0");
        PageWriter page = new PageWriter(file, S);
        page.event(0, page.record(77, 0, 0, 12).u32(1));
        page.event(1, page.record(400, 0, 0, 12).u32(3));
        page.event(1, page.record(400, 0, 0, 12).u32(4));
        page.event(1, page.record(401, 0, 0, 12).u32(-3).u32(0).u64(0xff00000000000010L).text("disk0", 8).u32(0x20001));
        page.event(1, page.record(402, 0, 0, 12).u32(0x4000_4000));
        page.raw(1, 1);
        return file.page("", 0, page.done());
    }
}
