package racelane.read.kernellog;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import racelane.catalog.Catalog;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.read.TraceOpener;
import racelane.trace.KernelReport;

/** How fast a log is searched for reports: writes a log with one report in 10 000 lines, reads it five times, prints each. */
final class ReportThroughput {
    private static final int LINES_A_REPORT = 10_000;
    private static final String[] QUIET = {
        "usb 1-1: New USB device found, idVendor=0781, idProduct=5581, bcdDevice= 1.00",
        "EXT4-fs (sda1): re-mounted 7a1c2f5e-0000-4000-8000-0123456789ab r/w. Quota mode: none.",
        "audit: type=1400 audit(1589206749.923:16): apparmor=\"STATUS\" operation=\"profile_load\" name=\"snap.core\" pid=912",
        "IPv6: ADDRCONF(NETDEV_CHANGE): eth0: link becomes ready",
        "Bluetooth: hci0: command 0x0c03 tx timeout",
        "systemd[1]: Started Journal Service."};
    private static final String[] REPORT = {"------------[ cut here ]------------", "refcount_t: underflow; use-after-free.",
        "WARNING: CPU: 1 PID: 921 at lib/refcount.c:28 refcount_warn_saturate+0xf4/0x148", "Modules linked in: fuse nfnetlink",
        "CPU: 1 PID: 921 Comm: sh Not tainted 6.12.107 #1", "Hardware name: board (DT)", "pstate: 60000005 (nZCv daif -PAN -UAO -TCO -DIT -SSBS BTYPE=--)",
        "pc : refcount_warn_saturate+0xf4/0x148", "Call trace:", " refcount_warn_saturate+0xf4/0x148", " gadget_release+0x24/0x40", " __fput+0xd8/0x2a0",
        " task_work_run+0x80/0xf0", " do_notify_resume+0x1f0/0x260", " el0_svc+0x38/0x108", " el0t_64_sync_handler+0x120/0x130", " el0t_64_sync+0x190/0x198",
        "---[ end trace 0000000000000000 ]---"};

    private ReportThroughput() {}

    public static void main(String[] arguments) throws Exception {
        int megabytes = Integer.parseInt(arguments[0]);
        Path log = Files.createTempFile("racelane", ".log");
        try {
            long reports = write(log, megabytes * 1_000_000L);
            System.out.printf("%,d bytes, %d reports, heap at most %,d MB%n", Files.size(log), reports, Runtime.getRuntime().maxMemory() >> 20);
            for (int round = 1; round <= 5; round++) {
                long start = System.nanoTime();
                List<KernelReport> found = read(log);
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf("%d: %d reports found, %.2f s, %.0f MB/s%n", round, found.size(), seconds, Files.size(log) / 1e6 / seconds);
                if (found.size() != reports) {
                    throw new IllegalStateException("found " + found.size() + " of " + reports + " reports");
                }
            }
        } finally {
            Files.delete(log);
        }
    }

    private static List<KernelReport> read(Path log) throws Exception {
        try (Source source = new TraceOpener(Catalog.formats()).source(log)) {
            return ReportReader.read(source, Progress.none());
        }
    }

    private static long write(Path log, long bytes) throws IOException {
        long written = 0;
        long reports = 0;
        try (BufferedWriter out = Files.newBufferedWriter(log, StandardCharsets.US_ASCII)) {
            for (long line = 0; written < bytes; line++) {
                String stamp = String.format("[%5d.%06d][  T%d] ", line / 50, line % 50 * 20_000, 900 + line % 50);
                if (line % LINES_A_REPORT == LINES_A_REPORT / 2) {
                    for (String text : REPORT) {
                        out.write(stamp + text + "\n");
                        written += stamp.length() + text.length() + 1;
                    }
                    reports++;
                }
                String text = QUIET[(int) (line % QUIET.length)];
                out.write(stamp + text + "\n");
                written += stamp.length() + text.length() + 1;
            }
        }
        return reports;
    }
}
