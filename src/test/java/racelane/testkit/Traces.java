package racelane.testkit;

import java.util.Locale;
import java.util.Random;
import racelane.analysis.Analysis;
import racelane.trace.EventKind;
import racelane.trace.Trace;
import racelane.trace.TraceBuilder;
import racelane.trace.TraceFacts;

/** Small real traces in a few lines: what is written here is ftrace text, read and analysed as any file. */
public final class Traces {
    private static final String LOCK = "lock=0xffffffffc020b880";

    private final StringBuilder text = new StringBuilder("# tracer: nop\n#\n");
    private long micros = 1_000_000;

    /** A trace whose events are a few microseconds apart. */
    public static Traces start() {
        return new Traces();
    }

    public Traces later(long us) {
        micros += us;
        return this;
    }

    /** One event of a task, 10 us after the one before. */
    public Traces event(String task, int cpu, String name, String body) {
        text.append(String.format(Locale.ROOT, "%20s [%03d] .....  %d.%06d: %s: %s%n", task, cpu, micros / 1_000_000, micros % 1_000_000, name, body));
        micros += 10;
        return this;
    }

    public Traces open(String task, int cpu) {
        return event(task, cpu, "mtdchar_open", "(mtdchar_open+0x4/0xd0 [mtd]) rdev=1 file=0xff11000004c89000");
    }

    public Traces opened(String task, int cpu) {
        return event(task, cpu, "mtdchar_open_ret", "(chrdev_open+0x3b/0xd0 <- mtdchar_open) ret=0");
    }

    public Traces init(String task, int cpu, String address, int index) {
        event(task, cpu, "add_mtd_device", "(add_mtd_device+0x4/0x440 [mtd]) mtd=" + address + " name=\"dev\" size=1 parent=0x0");
        return event(task, cpu, "add_mtd_device_ret", "(mtd_device_parse_register+0x1/0x2 [mtd] <- add_mtd_device) ret=0 idx=" + index + " refs=1");
    }

    public Traces get(String task, int cpu, String address, int before, int after) {
        event(task, cpu, "get_ref", "(__get_mtd_device+0x4/0x100 [mtd]) mtd=" + address + " idx=0 name=\"dev\" refs=" + before + " parent=0x0");
        return event(task, cpu, "get_ref_ret", "(get_mtd_device+0x9/0xe0 [mtd] <- __get_mtd_device) ret=0 mtd=" + address + " refs=" + after);
    }

    public Traces put(String task, int cpu, String address, int before, int after) {
        event(task, cpu, "put_ref", "(__put_mtd_device+0x4/0x50 [mtd]) mtd=" + address + " idx=0 name=\"dev\" refs=" + before + " parent=0x0");
        return event(task, cpu, "put_ref_ret", "(put_mtd_device+0x1d/0x30 [mtd] <- __put_mtd_device) mtd=" + address + " refs=" + after);
    }

    public Traces lock(String task, int cpu) {
        return event(task, cpu, "table_lock", "(mutex_lock+0x4/0x30) " + LOCK);
    }

    public Traces locked(String task, int cpu) {
        return event(task, cpu, "table_locked", "(get_mtd_device+0x1/0xe0 [mtd] <- mutex_lock) " + LOCK);
    }

    public Traces unlock(String task, int cpu) {
        return event(task, cpu, "table_unlock", "(mutex_unlock+0x4/0x30) " + LOCK);
    }

    public String text() {
        return text.toString();
    }

    public Analysis analysis() throws Exception {
        return Analyses.ofText(text());
    }

    /** Calls, counts and locks of a few tasks at random, with at least {@code operations} operations. */
    public static Analysis random(Random random, int operations) throws Exception {
        Traces traces = start();
        String[] tasks = {"sh-10", "cat-11", "dd-12"};
        String[] addresses = {"0xff11000000001028", "0xff11000000009028"};
        int[] counts = {1, 1};
        boolean[] inside = new boolean[tasks.length];
        for (int i = 0; i < addresses.length; i++) {
            traces.init(tasks[0], 0, addresses[i], i);
        }
        for (int i = 0; i < operations; i++) {
            String task = tasks[random.nextInt(tasks.length)];
            int cpu = random.nextInt(2);
            int object = random.nextInt(addresses.length);
            traces.later(random.nextInt(4) == 0 ? random.nextInt(5_000) : random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> traces.open(task, cpu).get(task, cpu, addresses[object], counts[object], ++counts[object]).opened(task, cpu);
                case 1 -> {
                    if (counts[object] > 1) {
                        traces.put(task, cpu, addresses[object], counts[object], --counts[object]);
                    }
                }
                case 2 -> traces.lock(task, cpu).locked(task, cpu).unlock(task, cpu);
                case 3 -> {
                    // A call that lasts over whatever comes next: long ones follow short ones.
                    int at = java.util.Arrays.asList(tasks).indexOf(task);
                    inside[at] = !inside[at];
                    traces.event(task, cpu, inside[at] ? "mtd_proc_show" : "mtd_proc_show_ret",
                            inside[at] ? "(mtd_proc_show+0x4/0xd0 [mtd])" : "(seq_read_iter+0x1/0x2 <- mtd_proc_show)");
                }
                default -> traces.event(task, cpu, "noise", "x=" + i);
            }
        }
        return traces.analysis();
    }

    /** Locks of a few tasks as lockdep tells them, taken and given back in any order, several at once, some never given back. */
    public static Analysis locks(Random random, int events) throws Exception {
        Traces traces = start();
        String[] tasks = {"sh-10", "cat-11"};
        for (int i = 0; i < events; i++) {
            String lock = "0xff110000000" + (1 + random.nextInt(6)) + "000";
            String event = new String[] {"lock_acquire", "lock_acquired", "lock_release"}[random.nextInt(3)];
            traces.later(random.nextInt(4) == 0 ? random.nextInt(5_000) : 0).event(tasks[random.nextInt(2)], random.nextInt(2), event, lock + " lock");
        }
        return traces.analysis();
    }

    /** Events that mean nothing to any lens, spread over lanes at random: no text behind them, so many cost little. */
    public static Trace noise(Random random, int events, int lanes) {
        return noise(random, events, lanes, events);
    }

    /** The last events of a stream, of which about so many were kept: its first step is not 1. */
    public static Analysis ring(Random random, int events, int kept) {
        return Analysis.of(noise(random, events, 3, kept), java.util.List.of());
    }

    private static Trace noise(Random random, int events, int lanes, int kept) {
        TraceBuilder builder = new TraceBuilder(TraceFacts.of("noise", "none"));
        int name = builder.names().id("noise");
        int[] lane = new int[lanes];
        for (int i = 0; i < lanes; i++) {
            lane[i] = builder.lane(100 + i, 0);
            builder.printedName(lane[i], builder.names().id("task"), 0);
        }
        long timeNs = 1_000_000_000L;
        for (int i = 0; i < events; i++) {
            timeNs += random.nextInt(8) == 0 ? random.nextInt(100_000) : random.nextInt(500);
            builder.append(timeNs, random.nextInt(4), lane[random.nextInt(lanes)], name, EventKind.EVENT, 0, 0);
        }
        builder.ring(kept);
        builder.trim();
        return builder.freeze();
    }

    public static Analysis noiseAnalysis(Random random, int events, int lanes) {
        return Analysis.of(noise(random, events, lanes), java.util.List.of());
    }
}
