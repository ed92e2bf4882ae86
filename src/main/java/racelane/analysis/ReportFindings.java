package racelane.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import racelane.lens.Lens;
import racelane.lens.Meanings;
import racelane.lens.Word;
import racelane.trace.Body;
import racelane.trace.Trace;

/** What the kernel itself said, in log lines inside the trace: each report a finding of its own. */
final class ReportFindings {
    /** How far after the probe of a message its log line may stand, in events of the same task. */
    private static final int SOON = 200;

    private final Evidence evidence;
    private final Trace trace;
    private final Meanings meanings;
    private final Set<String> machinery = new HashSet<>();

    private ReportFindings(Evidence evidence) {
        this.evidence = evidence;
        this.trace = evidence.trace;
        this.meanings = evidence.facts.meanings();
        for (Lens lens : meanings.lenses()) {
            machinery.addAll(lens.machinery());
        }
    }

    static List<Finding> of(Evidence evidence) {
        return new ReportFindings(evidence).all();
    }

    private List<Finding> all() {
        ConsoleReports console = new ConsoleReports();
        List<ConsoleReport> probes = new ArrayList<>();
        Body body = new Body();
        for (int entry = 0; entry < meanings.size(); entry++) {
            int row = meanings.row(entry);
            if (meanings.word(entry) == Word.LOG) {
                trace.body(row, body);
                console.line(trace.lane(row), row, body.text());
            } else if (meanings.word(entry) == Word.WARN && meanings.rule(entry).warning().text() != null) {
                trace.body(row, body);
                probes.add(probe(row, body.arg(meanings.rule(entry).warning().text())));
            }
        }
        List<ConsoleReport> reports = new ArrayList<>(console.found());
        probes.stream().filter(probe -> reports.stream().noneMatch(report -> same(probe, report))).toList().forEach(reports::add);
        List<Finding> findings = new ArrayList<>();
        reports.forEach(report -> findings.add(finding(report)));
        return findings;
    }

    /** A message seen by a probe of the printing function: its log line, if the trace has it, is the same report. */
    private ConsoleReport probe(int row, String text) {
        ConsoleReport report = new ConsoleReport(trace.lane(row), row);
        report.message(plain(text == null ? "" : text), row);
        report.frames.addAll(trace.stack(row));
        return report;
    }

    /** Without the level in front of it: a control byte and a digit (include/linux/kern_levels.h). */
    private static String plain(String text) {
        String bare = text.replaceAll("[\\x00-\\x08]", "").strip();
        return bare.matches("[0-7][a-zA-Z].*") ? bare.substring(1) : bare;
    }

    private boolean same(ConsoleReport probe, ConsoleReport report) {
        int between = trace.positionOf(report.lane, Math.max(0, report.messageRow)) - trace.positionOf(report.lane, probe.messageRow);
        return report.lane == probe.lane && report.messageRow > probe.messageRow && between < SOON
                && (report.message.equals(probe.message) || sameFormat(probe.message, report.message));
    }

    /** The probe sees the format, the log the text: they agree up to the first conversion. */
    private static boolean sameFormat(String format, String text) {
        int percent = format.indexOf('%');
        return percent > 0 && text.startsWith(format.substring(0, percent));
    }

    private Finding finding(ConsoleReport report) {
        int row = report.messageRow < 0 ? report.bannerRow : report.messageRow;
        String function = report.frames.stream().filter(frame -> !machinery.contains(frame)).findFirst().orElse(null);
        OperationDraft operation = operation(report, function, row);
        Life life = operation == null ? null : evidence.lifeOf(operation);
        List<Finding.Because> because = operation == null ? List.of()
                : List.of(new Finding.Because(operation.frame.entryRow, operation.frame.lane, Telling.call(operation, life) + " is entered" + Telling.move(operation), false));
        String task = trace.lanes().get(report.lane).nameAt(trace.timeNs(row));
        String where = function == null ? "" : " in " + function;
        String summary = "the kernel says, in " + task + where + ": " + (report.message.isEmpty() ? "a report that is cut off after its first line" : report.message.lines().findFirst().orElse(""));
        return new Finding("kernel-report", List.of(row), report.lane, life == null ? null : evidence.object(operation.address), life, summary, because, true);
    }

    /** The operation that the reporting task is inside of, if the report's function is that operation's (or one inlined in it). */
    private OperationDraft operation(ConsoleReport report, String function, int row) {
        OperationDraft found = null;
        for (OperationDraft operation : evidence.operations) {
            boolean around = operation.frame.lane == report.lane && operation.frame.entryRow <= report.bannerRow && operation.frame.endRow >= report.bannerRow;
            if (around && function != null && names(operation, function)) {
                found = operation;
            }
        }
        return found == null ? atPoint(report) : found;
    }

    private boolean names(OperationDraft operation, String function) {
        return operation.frame.function.equals(function) || meanings.lenses().stream()
                .anyMatch(lens -> lens.inlined().getOrDefault(function, List.of()).contains(operation.frame.function));
    }

    /** An operation whose complaint a warning showed just before: the observed value ties the report to it. */
    private OperationDraft atPoint(ConsoleReport report) {
        for (OperationDraft operation : evidence.operations) {
            if (operation.frame.lane == report.lane && operation.warningRow >= 0 && operation.warningRow <= report.bannerRow
                    && trace.positionOf(report.lane, report.bannerRow) - trace.positionOf(report.lane, operation.warningRow) < SOON) {
                return operation;
            }
        }
        return null;
    }
}
