package racelane.read.kernellog;

import java.util.ArrayList;
import java.util.List;
import racelane.read.LineLoop;
import racelane.read.ReadLog;
import racelane.report.LogLine;
import racelane.report.ReportScanner;
import racelane.trace.EventKind;
import racelane.trace.KernelReport;
import racelane.trace.TraceBuilder;

/**
 * Makes rows of a log's lines. A line without any mark of a kernel log is a row only if it belongs to a
 * report: of a mail, the splat and not the letter around it.
 */
final class KernelLogReading implements LogText.Lines {
    /** Rows wait at most this long for a report to say who prints it. */
    private static final int MOST_WAITING = 64;
    /** printk takes the time before it takes its place in the log; a step back further than this is another boot. */
    private static final long REBOOT_NS = 1_000_000_000L;

    /** Thirty years of uptime: a stamp beyond is a date. */
    private static final long CALENDAR_NS = 1_000_000_000L * 60 * 60 * 24 * 365 * 30;

    private final TraceBuilder builder;
    private final ReadLog log;
    private final KernelLogRecords records;
    private final ReportScanner scanner = new ReportScanner(this::found);
    private final List<Waiting> waiting = new ArrayList<>();
    private final int console;
    private LogText text;
    private long lastNs;
    private long shiftNs;
    private boolean stamped;
    private boolean calendar;
    private long firstUnstamped = -1;

    /** A row whose lane may still become known. */
    private record Waiting(long timeNs, int callerPid, int callerCpu, ReportScanner.Printer printer, long offset) {
        boolean hasCaller() {
            return callerPid >= 0 || callerCpu >= 0;
        }

        boolean isSettled() {
            return hasCaller() || printer == null || printer.isSettled();
        }

        int pid() {
            return hasCaller() || printer == null ? callerPid : printer.pid();
        }

        int cpu() {
            return hasCaller() || printer == null ? callerCpu : printer.cpu();
        }
    }

    KernelLogReading(TraceBuilder builder, ReadLog log, KernelLogRecords records) {
        this.builder = builder;
        this.log = log;
        this.records = records;
        this.console = builder.names().id("console");
    }

    /** The text that feeds it: known after both are made. */
    LogText text() {
        text = new LogText(this);
        return text;
    }

    @Override
    public void line(String raw, byte[] bytes, int from, int to, long offset, long number, LineLoop.End end) {
        LogLine line = LogLine.of(raw);
        ReportScanner.Printer printer = scanner.feed(line, number);
        if (end == LineLoop.End.FILE) {
            log.tell("truncated", number, offset, -1, "the last line has no end: the log may have been cut there, or was copied without its last line break");
        } else if (end == LineLoop.End.TOO_LONG) {
            log.tell("long-line", number, offset, 1, "a line is longer than " + LineLoop.LONGEST + " bytes: its end is left out; is that part a log?");
        }
        if (text.isEncoded()) {
            records.encoded();
        }
        if (!line.stamped() && printer == null || line.text().isBlank()) {
            if (!raw.isBlank() && !line.stamped()) {
                log.skip("skipped", "a line that is no kernel message", "it is left out; nothing of a report was in it", number, offset, bytes, from, to);
            }
            return;
        }
        if (builder.facts().kernel() == null && line.text().startsWith("Linux version ")) {
            String release = line.text().substring(14);
            builder.facts(builder.facts().withKernel(release.contains(" ") ? release.substring(0, release.indexOf(' ')) : release));
        }
        waiting.add(new Waiting(time(line, number), line.callerPid(), line.callerCpu(), printer, offset));
        settle(false);
    }

    /** Time of a line: a line without a stamp happened with the one before it. */
    private long time(LogLine line, long number) {
        if (line.timeNs() < 0) {
            firstUnstamped = firstUnstamped < 0 ? number : firstUnstamped;
            return lastNs;
        }
        long timeNs = line.timeNs() + shiftNs;
        if (stamped && timeNs < lastNs - REBOOT_NS) {
            shiftNs += lastNs - timeNs;
            timeNs = lastNs;
            log.tell("clock", number, -1, 1, "the clock steps back at line " + number + ", as after a reboot: what follows is shown after what stands before it; give each boot a file of its own for true times");
        }
        stamped = true;
        calendar |= line.timeNs() > CALENDAR_NS;
        lastNs = timeNs;
        return timeNs;
    }

    /** Appends the rows whose lanes are known, in order. */
    private void settle(boolean all) {
        int done = 0;
        while (done < waiting.size() && (all || waiting.size() - done > MOST_WAITING || waiting.get(done).isSettled())) {
            append(waiting.get(done++));
        }
        waiting.subList(0, done).clear();
    }

    private void append(Waiting row) {
        int lane = lane(row);
        ReportScanner.Printer printer = row.printer;
        if (row.pid() > 0 && printer != null && printer.comm() != null && printer.pid() == row.pid()) {
            builder.printedName(lane, builder.names().id(printer.comm()), row.timeNs);
        }
        builder.append(row.timeNs, Math.max(0, Math.min(row.cpu(), 0xffff)), lane, console, EventKind.EVENT, 0, row.offset);
    }

    /** A task's lane; of an interrupt, which is no task's doing, the CPU's. */
    private int lane(Waiting row) {
        if (row.pid() > 0) {
            return builder.lane(row.pid(), 0);
        }
        if (row.pid() == 0 && row.cpu() >= 0) {
            return builder.lane(0, row.cpu());
        }
        return row.callerCpu >= 0 ? builder.lane("CPU " + row.callerCpu) : builder.lane(row.pid() == 0 ? "swapper" : "log");
    }

    private void found(KernelReport report) {
        if (builder.facts().kernel() == null && report.kernel() != null) {
            builder.facts(builder.facts().withKernel(report.kernel()));
        }
        if (report.cut()) {
            log.tell("cut-report", report.messageLine(), -1, 1, "the report at line " + report.messageLine() + (report.frames().isEmpty() ? " has no call trace"
                    : " has a call trace that ends or breaks off early") + ": what it does not show is unknown; look for the rest of the log");
        }
        for (String note : report.notes()) {
            log.tell("note", report.messageLine(), -1, 1, "in the report at line " + report.messageLine() + " " + note);
        }
    }

    /** The input is over. */
    void finish() {
        scanner.finish();
        settle(true);
        if (!"the command line".equals(builder.facts().clockSource())) {
            // What lies beside the log knows the clock of a trace. printk stamps with local_clock() (kernel/printk/printk.c, vprintk_store).
            boolean boot = stamped && !calendar;
            builder.facts(builder.facts().withClock(boot ? "local" : null, boot ? "printk's stamps" : null));
        }
        if (firstUnstamped >= 0) {
            log.tell("untimed", firstUnstamped, -1, -1, stamped ? "some lines have no time: they stand with the line before them"
                    : "no line has a time: they stand in the order of the file, all at once; dmesg without -t prints times");
        }
    }
}
