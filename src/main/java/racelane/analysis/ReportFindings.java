package racelane.analysis;

import java.util.ArrayList;
import java.util.List;
import racelane.lens.EventRule;
import racelane.lens.Meanings;
import racelane.lens.Word;
import racelane.report.ReportScanner;
import racelane.report.TraceReports;
import racelane.trace.Body;
import racelane.trace.KernelReport;
import racelane.trace.Trace;

/** What the kernel itself said, in log lines inside the trace: each report a finding of its own. */
final class ReportFindings {
    /** How far after the probe of a message its log line may stand, in events of the same task. */
    private static final int SOON = 200;

    /** A message seen by a probe of the printing function. */
    private record Probe(int row, String message) {}

    private final Evidence evidence;
    private final Trace trace;
    private final Meanings meanings;

    private ReportFindings(Evidence evidence) {
        this.evidence = evidence;
        this.trace = evidence.trace;
        this.meanings = evidence.facts.meanings();
    }

    static List<Finding> of(Evidence evidence) {
        return new ReportFindings(evidence).all();
    }

    private List<Finding> all() {
        List<KernelReport> reports = new ArrayList<>();
        List<Probe> probes = new ArrayList<>();
        ReportScanner scanner = new ReportScanner(reports::add);
        Body body = new Body();
        for (int entry = 0; entry < meanings.size(); entry++) {
            int row = meanings.row(entry);
            if (meanings.word(entry) == Word.LOG) {
                trace.body(row, body);
                String argument = meanings.rule(entry).detail();
                String line = argument == null ? body.text() : body.arg(argument);
                scanner.feed(line == null ? "" : line, TraceReports.caller(trace, row), row, trace.timeNs(row));
            } else if (isReport(entry)) {
                trace.body(row, body);
                String text = body.arg(meanings.rule(entry).warning().text());
                probes.add(new Probe(row, plain(text == null ? "" : text)));
            }
        }
        scanner.finish();
        reports.sort(ReportScanner.BY_MESSAGE);
        List<Finding> findings = new ArrayList<>();
        for (KernelReport report : reports) {
            findings.add(finding((int) report.messageLine(), (int) report.first(), report.message(), report.function()));
        }
        for (Probe probe : probes) {
            if (reports.stream().noneMatch(report -> same(probe, report))) {
                String function = evidence.facts.stack(probe.row).stream().filter(frame -> !meanings.isMachinery(frame)).findFirst().orElse(null);
                findings.add(finding(probe.row, probe.row, probe.message, function));
            }
        }
        return findings;
    }

    /** A warning with a text, or what the trace itself calls a report without saying of what kind. */
    private boolean isReport(int entry) {
        EventRule rule = meanings.rule(entry);
        return meanings.word(entry) == Word.WARN && rule.warning().text() != null || meanings.word(entry) == Word.FOUND && rule.detail() == null;
    }

    /** Without the level in front of it: a control byte and a digit (include/linux/kern_levels.h). */
    private static String plain(String text) {
        String bare = text.replaceAll("[\\x00-\\x08]", "").strip();
        return bare.matches("[0-7][a-zA-Z].*") ? bare.substring(1) : bare;
    }

    /** The log line of a message that a probe has seen, if the trace has it, is the same report. */
    private boolean same(Probe probe, KernelReport report) {
        int row = (int) report.messageLine();
        int lane = trace.lane(row);
        boolean soon = lane == trace.lane(probe.row) && row > probe.row && trace.positionOf(lane, row) - trace.positionOf(lane, probe.row) < SOON;
        return soon && (report.message().equals(probe.message) || sameFormat(probe.message, report.message()));
    }

    /** The probe sees the format, the log the text: they agree up to the first conversion. */
    private static boolean sameFormat(String format, String text) {
        int percent = format.indexOf('%');
        return percent > 0 && text.startsWith(format.substring(0, percent));
    }

    private Finding finding(int row, int bannerRow, String message, String function) {
        int lane = trace.lane(row);
        OperationDraft operation = operation(lane, bannerRow, function);
        Life life = operation == null ? null : evidence.lifeOf(operation);
        List<Finding.Because> because = operation == null ? List.of()
                : List.of(new Finding.Because(operation.frame.entryRow, operation.frame.lane, Telling.call(operation, life) + " is entered" + Telling.move(operation), false));
        String task = trace.lanes().get(lane).nameAt(trace.timeNs(row));
        String where = function == null ? "" : " in " + function;
        String summary = "the kernel says, in " + task + where + ": " + message;
        return new Finding("kernel-report", List.of(row), lane, life == null ? null : evidence.object(operation.address), life,
                life == null ? -1 : operation.countIndex, summary, because, true);
    }

    /** The operation that the reporting task is inside of, if the report's function is that operation's (or one inlined in it). */
    private OperationDraft operation(int lane, int row, String function) {
        OperationDraft found = null;
        for (OperationDraft operation : evidence.operations) {
            boolean around = operation.frame.lane == lane && operation.frame.entryRow <= row && operation.frame.endRow >= row;
            if (around && function != null && names(operation, function)) {
                found = operation;
            }
        }
        return found == null ? atPoint(lane, row) : found;
    }

    private boolean names(OperationDraft operation, String function) {
        return operation.frame.function.equals(function) || meanings.lenses().stream()
                .anyMatch(lens -> lens.inlined().getOrDefault(function, List.of()).contains(operation.frame.function));
    }

    /** An operation whose complaint a warning showed just before: the observed value ties the report to it. */
    private OperationDraft atPoint(int lane, int row) {
        for (OperationDraft operation : evidence.operations) {
            if (operation.frame.lane == lane && operation.warningRow >= 0 && operation.warningRow <= row
                    && trace.positionOf(lane, row) - trace.positionOf(lane, operation.warningRow) < SOON) {
                return operation;
            }
        }
        return null;
    }
}
