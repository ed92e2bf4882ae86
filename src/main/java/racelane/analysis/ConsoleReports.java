package racelane.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the kernel's reports in console events: one per banner. Lines of two tasks may alternate, so each
 * task has its own open report. The banners are those of kernel/panic.c, lib/bug.c, mm/kasan/report.c and
 * the architectures' fault handlers.
 */
final class ConsoleReports {
    private static final String CUT_HERE = "------------[ cut here ]------------";
    private static final String END = "---[ end trace";
    private static final Pattern RULER = Pattern.compile("={20,}");
    private static final Pattern BANNER = Pattern.compile("(?:BUG: |Unable to handle kernel |general protection fault|INFO: task .* blocked for more|"
            + "WARNING: possible |WARNING: suspicious |refcount_t: |watchdog: BUG|sysfs: cannot create duplicate filename).*", Pattern.DOTALL);
    private static final Pattern OOPS = Pattern.compile("(?:Internal error: )?Oops\\b.*", Pattern.DOTALL);
    private static final Pattern WARNING = Pattern.compile("WARNING: (?:CPU|\\S+:\\d+ at).*", Pattern.DOTALL);

    private final Map<Integer, ConsoleReport> open = new HashMap<>();
    private final List<ConsoleReport> found = new ArrayList<>();

    /** The next console line, in order of rows. */
    void line(int lane, int row, String raw) {
        String text = raw.strip();
        ConsoleReport report = open.get(lane);
        if (text.equals(CUT_HERE)) {
            open(lane, row);
        } else if (text.startsWith(END)) {
            open.remove(lane);
        } else if (report != null && report.messageRow < 0) {
            if (!text.isEmpty()) {
                report.message(text, row);
            }
        } else if (WARNING.matcher(text).matches() && report == null || BANNER.matcher(text).matches() || OOPS.matcher(text).matches() && report == null) {
            open(lane, row).message(text, row);
        } else if (report != null && RULER.matcher(text).matches()) {
            open.remove(lane);
        } else if (report != null) {
            report.line(text);
        }
    }

    private ConsoleReport open(int lane, int row) {
        ConsoleReport report = new ConsoleReport(lane, row);
        open.put(lane, report);
        found.add(report);
        return report;
    }

    /** The reports in order of their banners; those cut off before their message are told by their banner. */
    List<ConsoleReport> found() {
        return found;
    }
}
