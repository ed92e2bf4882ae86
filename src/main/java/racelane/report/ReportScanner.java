package racelane.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import racelane.trace.KernelReport;
import racelane.trace.ReportKind;

/**
 * Finds kernel reports in log lines that come in order, one after the other, without end. Lines of two
 * reports may alternate as long as each line says who printed it; where it does not, the CPU and PID
 * that the lines themselves name tell them apart as far as they can.
 *
 * <p>A report is handed over when its end is seen, when the next one of the same caller begins, or when
 * many lines after it were none of its own: not always in the order of their messages. What is kept is
 * bounded, however long the log. Not for several threads at once.
 */
public final class ReportScanner {
    /** So many lines of the same caller that no report would hold end it. */
    private static final int PATIENCE = 64;
    /** So many callers are in the middle of a report at most. */
    private static final int MOST_CALLERS = 256;
    /** So many reports without a caller are told apart at most. */
    private static final int MOST_UNKNOWN = 4;
    private static final String NOBODY = "";

    private final Banner.Table banners = new Banner.Table();
    private final Machinery machinery = new Machinery();
    private final Map<String, List<Open>> byCaller = new HashMap<>();
    private final Consumer<? super KernelReport> found;
    private Half broken;
    private ReportDraft taken;

    /** The first half of a hung task's banner whose task's name holds a line break. */
    private record Half(String text, String key, long position) {}

    private static final class Open {
        final ReportLines lines;
        int strangers;

        Open(ReportDraft draft) {
            lines = new ReportLines(draft);
        }

        ReportDraft draft() {
            return lines.draft;
        }
    }

    /** The task that prints a report, as far as its lines have said. */
    public interface Printer {
        /** -1 if unknown. */
        int pid();

        /** Null if unknown. */
        String comm();

        /** -1 if unknown. */
        int cpu();

        /** Whether more lines can make no difference any more. */
        boolean isSettled();
    }

    /** @param found is given each report once, on the calling thread */
    public ReportScanner(Consumer<? super KernelReport> found) {
        this.found = found;
    }

    /** The reports of some lines that carry their own prefixes, in the order of their messages; positions count from 1. */
    public static List<KernelReport> scan(Iterable<String> lines) {
        List<KernelReport> reports = new ArrayList<>();
        ReportScanner scanner = new ReportScanner(reports::add);
        long position = 0;
        for (String line : lines) {
            scanner.feed(LogLine.of(line), ++position);
        }
        scanner.finish();
        reports.sort(BY_MESSAGE);
        return reports;
    }

    /** In the order of the lines that carry the messages. */
    public static final Comparator<KernelReport> BY_MESSAGE = Comparator.comparingLong(KernelReport::messageLine);

    /** Takes the next line of a log; answers as {@link #feed(String, String, long, long)}. */
    public Printer feed(LogLine line, long position) {
        return feed(line.text(), line.caller(), position, line.timeNs());
    }

    /**
     * Takes the next message.
     *
     * @param text     without the log's prefixes; what was printed in one go may hold several lines
     * @param caller   whoever printed it, in any spelling that is always the same; null if unknown
     * @param position what the report will call this line
     * @param timeNs   nanoseconds, or -1
     * @return who prints the report that the message belongs to; null if it belongs to none
     */
    public Printer feed(String text, String caller, long position, long timeNs) {
        taken = null;
        int end = text.indexOf('\n');
        int from = 0;
        while (end >= 0) {
            line(text.substring(from, end), caller, position, timeNs);
            from = end + 1;
            end = text.indexOf('\n', from);
        }
        line(from == 0 ? text : text.substring(from), caller, position, timeNs);
        return taken;
    }

    /** Whether no report is being read: a line that begins none would change nothing. */
    public boolean isIdle() {
        return byCaller.isEmpty() && broken == null;
    }

    /** The input is over: hands over what is still open. */
    public void finish() {
        byCaller.values().forEach(open -> open.forEach(this::handOver));
        byCaller.clear();
    }

    /** Reports whose end was not seen yet, as far as they are known; for a log that is followed live. */
    public List<KernelReport> unfinished() {
        return byCaller.values().stream().flatMap(List::stream).filter(open -> isReport(open.draft()))
                .map(open -> open.draft().finish(machinery)).sorted(BY_MESSAGE).toList();
    }

    private void line(String text, String caller, long position, long timeNs) {
        String key = caller == null ? NOBODY : caller;
        List<Open> open = byCaller.isEmpty() ? null : byCaller.get(key);
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        String bare = start == 0 ? text : text.substring(start);
        long at = position;
        Banner banner = start > LogLine.DEEPEST_INDENT ? null : banners.of(bare);
        if (banner == null && broken != null && key.equals(broken.key)) {
            String whole = broken.text + " " + text.strip();
            banner = banners.of(whole);
            bare = banner == null ? bare : whole;
            at = banner == null ? position : broken.position;
        }
        if (banner != null) {
            banner(banner, bare.strip(), key, open, at, timeNs);
        } else if (open != null) {
            take(text, key, open, position, timeNs);
        }
        if (banner == null && text.startsWith("INFO: task ", start)) {
            broken = new Half(text.strip(), key, position);
        } else if (broken != null && key.equals(broken.key)) {
            broken = null;
        }
    }

    private void banner(Banner banner, String text, String key, List<Open> open, long position, long timeNs) {
        Open current = open == null ? null : open.get(open.size() - 1);
        if (current != null && BannerRules.joins(banner, current.draft())) {
            BannerRules.join(banner, current.draft(), text, position, timeNs);
            taken = current.draft();
            current.strangers = 0;
            if (banner.role() == Banner.Role.PANIC) {
                current.lines.panicked(position);
            } else if (banner.role() == Banner.Role.TRAP) {
                current.lines.mayGoOn(text);
            }
        } else if (banner.role() != Banner.Role.PANIC && banner.role() != Banner.Role.WITHIN) {
            begin(banner, text, key, position, timeNs);
        } else if (current != null) {
            take(text, key, open, position, timeNs);
        }
    }

    private void begin(Banner banner, String text, String key, long position, long timeNs) {
        if (byCaller.size() >= MOST_CALLERS && !byCaller.containsKey(key)) {
            close(oldest());
        }
        List<Open> open = byCaller.computeIfAbsent(key, none -> new ArrayList<>());
        // Without callers, a report whose trace has not begun may be waiting for lines that come after those of this one.
        boolean mayAlternate = key.equals(NOBODY) && open.size() < MOST_UNKNOWN;
        for (Iterator<Open> each = open.iterator(); each.hasNext();) {
            Open earlier = each.next();
            if (!mayAlternate || earlier.draft().traced) {
                each.remove();
                handOver(earlier);
            }
        }
        Open next = new Open(BannerRules.begin(banner, text, position, timeNs));
        next.lines.mayGoOn(text);
        open.add(next);
        taken = next.draft();
    }

    private String oldest() {
        return byCaller.entrySet().stream().min(Comparator.comparingLong(entry -> entry.getValue().get(0).draft().last)).orElseThrow().getKey();
    }

    private void close(String key) {
        byCaller.remove(key).forEach(this::handOver);
    }

    private void take(String text, String key, List<Open> open, long position, long timeNs) {
        Open current = key.equals(NOBODY) && open.size() > 1 ? choose(text, open) : open.get(open.size() - 1);
        if (BannerRules.names(text, current.draft())) {
            current.draft().say(ReportKind.WARNING, text.strip(), position, timeNs);
            current.draft().last = position;
            taken = current.draft();
            return;
        }
        ReportLines.Fate fate = current.lines.take(text, position);
        taken = fate == ReportLines.Fate.UNKNOWN || text.isBlank() ? taken : current.draft();
        if (fate == ReportLines.Fate.LAST) {
            open.remove(current);
            handOver(current);
        } else if (fate == ReportLines.Fate.UNKNOWN && ++current.strangers > PATIENCE) {
            open.remove(current);
            handOver(current);
        } else if (fate == ReportLines.Fate.TAKEN) {
            current.strangers = 0;
        }
        if (open.isEmpty()) {
            byCaller.remove(key);
        }
    }

    /** The report that a line without a caller is of, by the task that it names; its report becomes the current one. */
    private static Open choose(String text, List<Open> open) {
        Open current = open.get(open.size() - 1);
        int pid = BannerRules.pidOf(text);
        if (pid < 0 || current.draft().pid == pid || current.draft().pid < 0 && open.stream().noneMatch(other -> other.draft().pid == pid)) {
            return current;
        }
        Open better = null;
        for (Open candidate : open) {
            if (candidate.draft().pid == pid || better == null && candidate.draft().pid < 0) {
                better = candidate;
            }
        }
        if (better != null) {
            open.forEach(mixed -> mixed.draft().note("its lines are mixed with those of another report, and do not say whose they are: told apart by the tasks they name"));
            open.remove(better);
            open.add(better);
            return better;
        }
        return current;
    }

    private void handOver(Open open) {
        open.draft().over = true;
        if (isReport(open.draft())) {
            found.accept(open.draft().finish(machinery));
        }
    }

    /** A pair of scissors that nothing followed is a mail writer's, not the kernel's. */
    private static boolean isReport(ReportDraft draft) {
        return draft.hasTrap || draft.traced || !draft.message.startsWith("8<");
    }
}
