package racelane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import racelane.testkit.Seeds;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;
import racelane.trace.ReportStack;

/** Which lines are one report, and what is read from them. The texts are made up; real ones are in GroundTruthTest. */
class ReportScannerTest {
    private static final String X86 = """
            ------------[ cut here ]------------
            refcount_t: underflow; use-after-free.
            WARNING: CPU: 1 PID: 921 at lib/refcount.c:28 refcount_warn_saturate+0xbe/0x110
            Modules linked in: fuse
            CPU: 1 UID: 0 PID: 921 Comm: my sh Tainted: G        W  O       6.12.1 #2
            Hardware name: board (DT)
            RIP: 0010:refcount_warn_saturate+0xbe/0x110
            RSP: 0018:ffffc90000447d00 EFLAGS: 00010292
            Call Trace:
             <TASK>
             ? __warn+0x97/0xd5
             gadget_release+0x24/0x40 [gadget]
             __fput+0xd8/0x2a0
             entry_SYSCALL_64_after_hwframe+0x76/0x7e
            RIP: 0033:0x7f8e7711abce
             </TASK>
            ---[ end trace 0000000000000000 ]---
            """;

    private static List<KernelReport> scan(String text) {
        return ReportScanner.scan(Arrays.asList(text.split("\n")));
    }

    private static KernelReport only(String text) {
        List<KernelReport> reports = scan(text);
        assertEquals(1, reports.size(), () -> "reports: " + reports);
        return reports.get(0);
    }

    private static List<String> kinds(String text) {
        return scan(text).stream().map(report -> report.messageLine() + " " + report.kind().word()).toList();
    }

    @Test
    void factsAreReadFromTheLinesAroundTheTrace() {
        KernelReport report = only(X86);
        assertEquals("refcount-underflow 2 1 17 lib/refcount.c:28 gadget_release 6.12.1 board (DT) 1 921 my sh G W O false", String.join(" ", report.kind().word(),
                "" + report.messageLine(), "" + report.first(), "" + report.last(), report.location(), report.function(), report.kernel(), report.hardware(),
                "" + report.cpu(), "" + report.pid(), report.comm(), report.tainted(), "" + report.cut()));
        assertEquals(List.of("__warn", "gadget_release", "__fput", "entry_SYSCALL_64_after_hwframe"), report.frames().stream().map(ReportFrame::symbol).toList());
        assertEquals(List.of(false, true, true, true), report.frames().stream().map(ReportFrame::reliable).toList());
        assertEquals(List.of("refcount_warn_saturate", "gadget_release", "__fput", "entry_SYSCALL_64_after_hwframe"), report.stack().stream().map(ReportFrame::symbol).toList());
        assertEquals("gadget", report.frames().get(1).module());
        assertEquals(List.of("RIP: 0010:refcount_warn_saturate+0xbe/0x110", "RSP: 0018:ffffc90000447d00 EFLAGS: 00010292"), report.registers());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            refcount_t: underflow; use-after-free.                  | refcount-underflow
            refcount_t: addition on 0; use-after-free.              | refcount-addition-on-zero
            refcount_t: increment on 0; use-after-free.             | refcount-addition-on-zero
            refcount_t: saturated; leaking memory.                  | refcount-saturated
            refcount_t: unknown saturation event!?.                 | refcount-saturated
            refcount_t: decrement hit 0; leaking memory.            | refcount-decrement-hit-zero
            refcount_t hit zero at gadget_put+0x1/0x2 in sh[1], uid/euid: 0/0  | refcount-decrement-hit-zero
            refcount_t overflow at gadget_get+0x1/0x2 in sh[1], uid/euid: 0/0  | refcount-saturated
            refcount_t underflow at gadget_put+0x1/0x2 in sh[1], uid/euid: 0/0 | refcount-underflow
            list_add corruption. next->prev should be prev (1), but was 2. | list-corruption
            WARNING: CPU: 0 PID: 1 at lib/list_debug.c:29 __list_add_valid+0x1/0x2 | list-corruption
            WARNING: CPU: 0 PID: 1 at lib/debugobjects.c:514 debug_print_object+0x1/0x2 | odebug
            kobject (00000000a1): tried to init an initialized object, something is seriously wrong. | warning
            WARNING: possible circular locking dependency detected  | lockdep
            WARNING: inconsistent lock state                        | lockdep
            Internal error: Oops: 0000000096000004 [#1] SMP         | oops
            BUG: KASAN: slab-use-after-free in gadget_put+0x1/0x2   | kasan
            BUG: KCSAN: data-race in a / b                          | kcsan
            BUG: unable to handle page fault for address: 000000a3  | oops
            BUG: kernel NULL pointer dereference, address: 00000300 | oops
            Unable to handle kernel paging request at virtual address dead000000000100 | oops
            general protection fault, probably for non-canonical address 0x732f306970733272: 0000 [#1] SMP | oops
            Oops: general protection fault, probably for non-canonical address 0x1: 0000 [#1] SMP | oops
            kernel BUG at net/core/skbuff.c:108!                    | bug
            kernel BUG at lib/list_debug.c:53!                      | list-corruption
            list_del corruption. prev->next should be 1, but was 2  | list-corruption
            WARNING: CPU: 1 PID: 2 at fs/open.c:1507 filp_flush+0x3c/0xf0 | warning
            WARNING: fs/open.c:1507 at filp_flush+0x3c/0xf0, CPU#1: sh/2  | warning
            WARNING: possible recursive locking detected            | lockdep
            WARNING: suspicious RCU usage                           | lockdep
            [ INFO: suspicious RCU usage. ]                         | lockdep
            [ BUG: held lock freed! ]                               | lockdep
            rcu: INFO: rcu_sched self-detected stall on CPU         | rcu
            INFO: rcu_preempt detected stalls on CPUs/tasks:        | rcu
            INFO: task jbd2/sda-8:3563 blocked for more than 140 seconds. | hung-task
            sysfs: cannot create duplicate filename '/class/x'      | warning
            watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [sh:1]| other
            BUG: memory leak                                        | other
            UBSAN: shift-out-of-bounds in fs/x.c:12:34              | other
            BUG: sleeping function called from invalid context at kernel/locking/mutex.c:580 | bug
            Kernel panic - not syncing: VFS: Unable to mount root fs | other
            """)
    void everyBannerHasItsKindAndIsAReportEvenAlone(String line, String kind) {
        KernelReport report = only("[    1.000000] usb 1-1: x\n[    2.000000] " + line + "\n");
        assertEquals(List.of(kind, line, 2L, 2_000_000_000L, true), List.of(report.kind().word(), report.message(), report.messageLine(), report.timeNs(), report.cut()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ODEBUG: Out of memory. ODEBUG disabled", "kobject: kobject_add_internal failed for x (error: -2 parent: (null))", "WARNING: this is a mail",
        "BUG: it does not work", "INFO: lockdep is turned off.", "INFO: NMI handler (x) took too long to run: 1.372 msecs", "Kernel panic - not syncing: panic_on_warn set ...",
        "Subject: BUG: KASAN: use-after-free", " * BUG: KASAN: use-after-free in x+0x1/0x2", "TITLE: KASAN: use-after-free Read in x", "8<--- cut here ---", "[ INFO ] started",
        "sh[12] general protection fault ip:1 sp:2 error:0", "pr_err(\"refcount_t: underflow\");", "my refcount_t: underflow", "Tainted: [O]=OOT_MODULE"})
    void whatIsNoBannerIsNoReport(String line) {
        assertEquals(List.of(), scan(line));
    }

    @Test
    void messageScissorsAndWarningAreOneReportInAnyOrderThatKernelsPrint() {
        String warning = "WARNING: CPU: 3 PID: 75 at lib/refcount.c:77 refcount_add_not_zero+0x65/0x70";
        String message = "refcount_t: saturated; leaking memory.";
        String cut = "------------[ cut here ]------------";
        assertEquals(List.of("2 refcount-saturated"), kinds(String.join("\n", cut, message, warning)));
        assertEquals(List.of("1 refcount-saturated"), kinds(String.join("\n", message, cut, warning)));
        assertEquals(List.of("3 refcount-saturated"), kinds(String.join("\n", cut, warning, message)));
        assertEquals(List.of("1 refcount-saturated", "3 warning"), kinds(String.join("\n", message, warning, warning.replace("lib/refcount.c", "fs/open.c"))));
    }

    @Test
    void aBadAccessAndTheOopsAfterItAreOneReport() {
        assertEquals(List.of("1 oops"), kinds("BUG: kernel NULL pointer dereference, address: 0000000000000300\n#PF: supervisor read access in kernel mode\nOops: Oops: 0000 [#1] SMP\n"));
        assertEquals(List.of("1 oops"), kinds("Unable to handle kernel paging request at virtual address dead000000000100\nMem abort info:\n  ESR = 0x0000000096000004\nInternal error: Oops: 0000000096000004 [#1] SMP\n"));
        assertEquals(List.of("2 bug"), kinds("------------[ cut here ]------------\nkernel BUG at net/core/skbuff.c:108!\ninvalid opcode: 0000 [#1] SMP\n"));
        assertEquals(List.of("1 kasan", "2 oops"), kinds("BUG: KASAN: null-ptr-deref in x+0x1/0x2\nBUG: unable to handle page fault for address: 00\n"));
    }

    @Test
    void thePanicAfterAReportBelongsToIt() {
        KernelReport report = only("BUG: KASAN: use-after-free in x+0x1/0x2\nCall Trace:\n kasan_report+0x1/0x2\n x+0x1/0x2\n ret_from_fork+0x1/0x2\n"
                + "Kernel panic - not syncing: panic_on_warn set ...\nCPU: 7 PID: 9 Comm: other Not tainted 1.0 #1\nCall Trace:\n panic+0x1/0x2\n y+0x1/0x2\n");
        assertEquals("x", report.function());
        assertEquals(List.of("kasan_report", "x", "ret_from_fork"), report.frames().stream().map(ReportFrame::symbol).toList());
        assertEquals(List.of("panic"), report.others().stream().map(ReportStack::role).toList());
        assertEquals(-1, report.cpu());
    }

    @Test
    void linesOfTwoCpusAreToldApartByTheirCallers() {
        String second = X86.replace("921", "924").replace("underflow; use-after-free", "saturated; leaking memory").replace("gadget_release", "gadget_open");
        String[] a = X86.split("\n");
        String[] b = second.split("\n");
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < a.length; i++) {
            mixed.append("[    1.000000][  T921] ").append(a[i]).append("\n[    1.000000][  T924] ").append(b[i]).append('\n');
        }
        List<KernelReport> reports = scan(mixed.toString());
        assertEquals(List.of("3 refcount-underflow 921 gadget_release 4 false", "4 refcount-saturated 924 gadget_open 4 false"),
                reports.stream().map(r -> r.messageLine() + " " + r.kind().word() + " " + r.pid() + " " + r.function() + " " + r.frames().size() + " " + r.cut()).toList());
    }

    @Test
    void withoutCallersTheTasksThatTheLinesNameTellThemApartAndItIsSaid() {
        List<KernelReport> reports = scan("""
                BUG: KASAN: slab-out-of-bounds in gadget_read+0x4d3/0x4f0
                WARNING: CPU: 0 PID: 94 at fs/open.c:2063 filp_flush+0xd92/0x1150
                Read of size 4 at addr ffff8801b3c58144 by task reader/84
                CPU: 1 PID: 84 Comm: reader Not tainted 6.1.0 #1
                Call Trace:
                 kasan_report+0x23c/0x360
                 gadget_read+0x4d3/0x4f0
                 entry_SYSCALL_64+0x1/0x2
                CPU: 0 PID: 94 Comm: writer Not tainted 6.1.0 #1
                Call Trace:
                 filp_close+0x1/0x2
                 entry_SYSCALL_64+0x1/0x2
                """);
        assertEquals(List.of("kasan 84 reader gadget_read 3", "warning 94 writer filp_flush 2"),
                reports.stream().map(r -> r.kind().word() + " " + r.pid() + " " + r.comm() + " " + r.function() + " " + r.frames().size()).toList());
        assertTrue(reports.get(0).notes().get(0).startsWith("its lines are mixed"), () -> "notes: " + reports.get(0).notes());
    }

    @Test
    void aCallTraceThatBreaksOffIsSaidToBeCut() {
        String[] lines = X86.split("\n");
        for (int length = 1; length < lines.length; length++) {
            KernelReport report = only(String.join("\n", Arrays.copyOf(lines, length)));
            assertEquals(length < 14, report.cut(), "after " + length + " lines");
        }
        assertTrue(only(X86.replace(" __fput+0xd8/0x2a0\n", " ...\n")).cut());
    }

    @Test
    void linesThatAMailClientBrokeAreJoined() {
        KernelReport report = only(X86.replace("lib/refcount.c:28 refcount", "lib/refcount.c:28\nrefcount").replace("W  O       6.12.1", "W\nO       6.12.1"));
        assertEquals("refcount_warn_saturate 6.12.1 G W O gadget_release", report.pc().symbol() + " " + report.kernel() + " " + report.tainted() + " " + report.function());
    }

    @Test
    void aFrameThatStandsTwiceWithoutItsIndentIsCountedOnceAndSaid() {
        KernelReport report = only(X86.replace(" __fput+0xd8/0x2a0\n", " __fput+0xd8/0x2a0\n__fput+0xd8/0x2a0\n"));
        assertEquals(4, report.frames().size());
        assertEquals(List.of("the frame __fput stands twice, once without its indent: counted once"), report.notes());
        assertEquals(5, only(X86.replace(" __fput+0xd8/0x2a0\n", " __fput+0xd8/0x2a0\n __fput+0xd8/0x2a0\n")).frames().size(), "a recursion is no copy");
    }

    @Test
    void stacksOfOtherTasksHaveTheirRoles() {
        KernelReport report = only("""
                BUG: KASAN: slab-use-after-free in gadget_put+0x1/0x20
                Read of size 8 at addr ff110000071ba3c0 by task opener/118
                Call Trace:
                 gadget_put+0x1/0x20
                 ret_from_fork+0x1/0x20

                Allocated by task 116:
                 kasan_save_stack+0x1/0x20
                 gadget_probe+0x1/0x20

                Freed by task 117:
                 kfree+0x1/0x20

                Last potentially related work creation:
                 call_rcu+0x1/0x20

                Second to last potentially related work creation:
                 queue_work+0x1/0x20
                ==================================================================
                """);
        assertEquals(List.of("allocated Allocated by task 116: 2", "freed Freed by task 117: 1", "last potentially related work Last potentially related work creation: 1",
                "second to last potentially related work Second to last potentially related work creation: 1"),
                report.others().stream().map(stack -> stack.role() + " " + stack.text() + " " + stack.frames().size()).toList());
        assertEquals("opener 118", report.comm() + " " + report.pid());
    }

    @Test
    void bothTasksOfADataRaceAreThere() {
        KernelReport report = only("BUG: KCSAN: data-race in a / b\n\nwrite to 0xffff8880b588efb2 of 2 bytes by task 88 on cpu 0:\n a+0x1/0x2\n\n"
                + "read to 0xffff8880b588efb2 of 2 bytes by task 89 on cpu 1:\n b+0x1/0x2\n\nReported by Kernel Concurrency Sanitizer on:\nCPU: 1 PID: 89 Comm: x Not tainted 6.1.0 #1\n");
        assertEquals(List.of("a", "other access", "b", 89), List.of(report.function(), report.others().get(0).role(), report.others().get(0).frames().get(0).symbol(), report.pid()));
    }

    @Test
    void aHungTaskWhoseNameHoldsALineBreakIsOne() {
        KernelReport report = only("[    1.000000][   T41] INFO: task a b\n[    1.000000][   T41] c:18088 blocked for more than 143 seconds.\n[    1.000000][   T41]       Not tainted 6.1.0 #1\n");
        assertEquals("a b c 18088 6.1.0 1", report.comm() + " " + report.pid() + " " + report.kernel() + " " + report.messageLine());
    }

    @Test
    void anInterruptedFunctionInsideTheTraceIsAFrame() {
        KernelReport report = only("rcu: INFO: rcu_sched self-detected stall on CPU\nrcu: RCU grace-period kthread stack dump:\nCall Trace:\n schedule+0x1/0x2\nNMI backtrace for cpu 0\n"
                + "CPU: 0 PID: 12 Comm: spin Not tainted 6.1.0 #1\nCall Trace:\n <IRQ>\n dump_stack+0x1/0x2\n rcu_dump_cpu_stacks+0x1/0x2\n apic_timer_interrupt+0x1/0x2\n </IRQ>\n"
                + "RIP: 0010:busy+0x1/0x2\nRSP: 0018:ffff EFLAGS: 1\n caller+0x1/0x2\n ret_from_fork+0x1/0x2\n");
        assertEquals("busy 12 spin grace-period kthread", report.function() + " " + report.pid() + " " + report.comm() + " " + report.others().get(0).role());
    }

    @Test
    void aPrinterIsKnownAsSoonAsALineNamesIt() {
        ReportScanner scanner = new ReportScanner(report -> { });
        assertNull(scanner.feed("usb 1-1: x", null, 1, -1));
        ReportScanner.Printer printer = scanner.feed("------------[ cut here ]------------", null, 2, -1);
        assertEquals(List.of(-1, false), List.of(printer.pid(), printer.isSettled()));
        scanner.feed("WARNING: CPU: 1 PID: 921 at lib/x.c:28 x+0x1/0x2", null, 3, -1);
        scanner.feed("CPU: 1 PID: 921 Comm: sh Not tainted 6.1.0 #1", null, 4, -1);
        assertEquals(List.of(921, "sh", 1, true), List.of(printer.pid(), printer.comm(), printer.cpu(), printer.isSettled()));
        assertEquals(List.of("warning"), scanner.unfinished().stream().map(report -> report.kind().word()).toList());
    }

    @Test
    void whatIsKeptIsBoundedHoweverLongAStack() {
        List<KernelReport> reports = new ArrayList<>();
        ReportScanner scanner = new ReportScanner(reports::add);
        scanner.feed("Call Trace:", "x", 1, -1);
        scanner.feed("BUG: KASAN: use-after-free in x+0x1/0x2", "x", 2, -1);
        scanner.feed("Call Trace:", "x", 3, -1);
        for (int i = 0; i < 10_000; i++) {
            scanner.feed(" f" + i + "+0x1/0x2", "x", 4 + i, -1);
            scanner.feed("BUG: KASAN: use-after-free in x+0x1/0x2", "caller " + i, 4 + i, -1);
        }
        assertEquals(256, scanner.unfinished().size());
        scanner.finish();
        assertEquals(10_001, reports.size());
        assertTrue(reports.stream().allMatch(report -> report.frames().size() <= 2_000));
    }

    @Test
    void noMixOfLinesMakesItFail() {
        List<String> lines = new ArrayList<>(Arrays.asList(X86.split("\n")));
        lines.addAll(List.of("", " ", "...", "=========================", "Allocated by task 1:", "-> #1 (&x){+.+.}-{3:3}:", "WARNING: possible recursive locking detected", "Call trace:",
                "INFO: task a", "c:1 blocked for more than 1 seconds.", "Kernel panic - not syncing: panic_on_warn set", "CPU: ", "CPU: PID: Comm: ", "BUG: KASAN: in ", " in ", "by task /", "RIP: 0010:",
                "INFO: task :1 blocked for more than 1 seconds.", "WARNING: CPU: 1 PID: 2 at ", "------------[ cut here ]------------", "Hardware name:", "Not tainted #1", "Tainted: #", " #1 Not tainted"));
        Seeds.each(Seeds.ROUNDS, random -> {
            List<KernelReport> reports = new ArrayList<>();
            ReportScanner scanner = new ReportScanner(reports::add);
            for (int position = 1; position < 200; position++) {
                String line = lines.get(random.nextInt(lines.size()));
                scanner.feed(random.nextInt(10) == 0 ? line.substring(0, random.nextInt(line.length() + 1)) : line, random.nextBoolean() ? null : "T" + random.nextInt(3), position, -1);
            }
            scanner.finish();
            for (KernelReport report : reports) {
                assertTrue(report.first() <= report.messageLine() && report.messageLine() <= report.last(), () -> "positions of " + report);
            }
        });
    }
}
