package racelane.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes ftrace text of a busy machine: 96 tasks on 8 CPUs that switch, wake each other, make system
 * calls, fault pages, wait for locks, and now and then take and give back a reference on one of eight
 * devices under a mutex. The same arguments give the same bytes.
 * <pre>BigTrace FILE [EVENTS]</pre>
 */
public final class BigTrace {
    private static final int CPUS = 8;
    private static final int TASKS = 96;
    private static final int DEVICES = 8;
    private static final int LOCKS = 300;
    private static final String MUTEX = "lock=0xffffffffc020b880";

    private final Random random = new Random(20);
    private final StringBuilder line = new StringBuilder(300);
    private final OutputStream out;
    private final int wanted;
    private final int[] running = new int[CPUS];
    private final boolean[] onCpu = new boolean[TASKS];
    private final int[] syscall = new int[TASKS];
    private final int[] waitsFor = new int[TASKS];
    private final int[] open = new int[TASKS];
    private final int[] counts = new int[DEVICES];
    private long nanos = 100_000_000_000L;
    private int written;

    private BigTrace(OutputStream out, int wanted) {
        this.out = out;
        this.wanted = wanted;
    }

    public static void main(String[] args) throws IOException {
        make(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 10_000_000);
    }

    static void make(Path file, int events) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            new BigTrace(out, events).run();
        }
    }

    private void run() throws IOException {
        out.write(("# tracer: nop\n#\n# entries-in-buffer/entries-written: " + wanted + "/" + wanted + "   #P:" + CPUS + "\n#\n").getBytes(StandardCharsets.US_ASCII));
        for (int task = 0; task < TASKS; task++) {
            syscall[task] = -1;
            waitsFor[task] = -1;
            open[task] = -1;
        }
        for (int cpu = 0; cpu < CPUS; cpu++) {
            running[cpu] = cpu;
            onCpu[cpu] = true;
        }
        for (int device = 0; device < DEVICES; device++) {
            counts[device] = 1;
            event(0, "add_mtd_device", "(add_mtd_device+0x4/0x440 [mtd]) mtd=" + address(device) + " name=\"dev" + device + "\" size=1 parent=0x0");
            event(0, "add_mtd_device_ret", "(mtd_device_parse_register+0x1/0x2 [mtd] <- add_mtd_device) ret=0 idx=" + device + " refs=1");
        }
        while (written < wanted) {
            step(random.nextInt(CPUS));
        }
    }

    private void step(int cpu) throws IOException {
        int task = running[cpu];
        int dice = random.nextInt(1_000);
        if (waitsFor[task] >= 0) {
            event(cpu, "contention_end", lock(waitsFor[task]) + " (ret=0)");
            waitsFor[task] = -1;
        } else if (dice < 90) {
            change(cpu, task);
        } else if (dice < 140) {
            int woken = random.nextInt(TASKS);
            event(cpu, "sched_wakeup", "comm=" + comm(woken) + " pid=" + pid(woken) + " prio=120 target_cpu=00" + random.nextInt(CPUS));
        } else if (dice < 170) {
            waitsFor[task] = random.nextInt(LOCKS);
            event(cpu, "contention_begin", lock(waitsFor[task]) + " (flags=SPIN|MUTEX)");
            if (random.nextBoolean()) {
                change(cpu, task);
            }
        } else if (dice < 176) {
            operate(cpu, task);
        } else if (dice < 250) {
            event(cpu, "page_fault_user", "address=0x7ffc" + hex(random.nextInt()) + " ip=0x7f94" + hex(random.nextInt()) + " error_code=0x7");
        } else if (dice < 320) {
            String page = "0x1" + hex(random.nextInt() >>> 12);
            event(cpu, "mm_page_alloc", "page=" + page + " pfn=" + page + " order=0 migratetype=1 gfp_flags=GFP_HIGHUSER_MOVABLE|__GFP_COMP");
        } else if (syscall[task] < 0) {
            syscall[task] = random.nextInt(330);
            event(cpu, "sys_enter", "NR " + syscall[task] + " (" + random.nextInt(64) + ", 7ffc" + hex(random.nextInt()) + ", " + hex(random.nextInt(1 << 16)) + ", 0, 7, b)");
        } else {
            event(cpu, "sys_exit", "NR " + syscall[task] + " = " + random.nextInt(4_096));
            syscall[task] = -1;
        }
    }

    private void change(int cpu, int task) throws IOException {
        int next = random.nextInt(TASKS);
        if (onCpu[next]) {
            return;
        }
        event(cpu, "sched_switch", "prev_comm=" + comm(task) + " prev_pid=" + pid(task) + " prev_prio=120 prev_state=" + (random.nextBoolean() ? "S" : "R")
                + " ==> next_comm=" + comm(next) + " next_pid=" + pid(next) + " next_prio=120");
        onCpu[task] = false;
        onCpu[next] = true;
        running[cpu] = next;
    }

    /** Opens a device or closes the one that is open: at once, as nobody can come between under the mutex. */
    private void operate(int cpu, int task) throws IOException {
        boolean get = open[task] < 0;
        int device = get ? random.nextInt(DEVICES) : open[task];
        String file = " file=0xff11" + hex(task << 8);
        String what = "mtd=" + address(device);
        if (get) {
            event(cpu, "mtdchar_open", "(mtdchar_open+0x4/0xd0 [mtd]) rdev=" + device * 2 + file + "0000");
        } else {
            event(cpu, "mtdchar_close", "(mtdchar_close+0x4/0x60 [mtd])" + file + "0000");
        }
        event(cpu, "table_lock", "(mutex_lock+0x4/0x30) " + MUTEX);
        event(cpu, "table_locked", "(get_mtd_device+0x1/0xe0 [mtd] <- mutex_lock) " + MUTEX);
        String entry = get ? "(__get_mtd_device+0x4/0x100 [mtd]) " : "(__put_mtd_device+0x4/0x50 [mtd]) ";
        event(cpu, get ? "get_ref" : "put_ref", entry + what + " idx=" + device + " name=\"dev" + device + "\" refs=" + counts[device] + " parent=0x0");
        counts[device] += get ? 1 : -1;
        event(cpu, get ? "get_ref_ret" : "put_ref_ret", (get ? "(get_mtd_device+0x9/0xe0 [mtd] <- __get_mtd_device) ret=0 " : "(put_mtd_device+0x1d/0x30 [mtd] <- __put_mtd_device) ")
                + what + " refs=" + counts[device]);
        event(cpu, "table_unlock", "(mutex_unlock+0x4/0x30) " + MUTEX);
        event(cpu, get ? "mtdchar_open_ret" : "mtdchar_close_ret", get ? "(chrdev_open+0x3b/0xd0 <- mtdchar_open) ret=0" : "(__fput+0x3b/0xd0 <- mtdchar_close) ret=0");
        open[task] = get ? device : -1;
    }

    private void event(int cpu, String name, String body) throws IOException {
        int task = running[cpu];
        nanos += 1_000 + random.nextInt(2_000);
        line.setLength(0);
        String micros = Long.toString(nanos / 1_000);
        String who = comm(task) + "-" + pid(task);
        line.append(" ".repeat(Math.max(0, 23 - who.length()))).append(who).append("  [00").append(cpu).append("] ..... ");
        line.append(micros, 0, micros.length() - 6).append('.').append(micros, micros.length() - 6, micros.length()).append(": ");
        line.append(name).append(": ").append(body).append('\n');
        out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
        written++;
    }

    private static String comm(int task) {
        return "worker" + task;
    }

    private static int pid(int task) {
        return 1_200 + task;
    }

    private static String address(int device) {
        return "0xff110000" + hex(0x1028 + device * 0x2000);
    }

    private static String lock(int lock) {
        return "00000000" + hex(0xecc00000 + lock * 0x38);
    }

    private static String hex(int value) {
        return Integer.toHexString(value | 0x10000000).substring(0, 8);
    }
}
