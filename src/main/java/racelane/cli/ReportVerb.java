package racelane.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import racelane.catalog.BundledScenarios;
import racelane.catalog.Catalog;
import racelane.catalog.ClaimedCaptures;
import racelane.catalog.Opening;
import racelane.compare.Capture;
import racelane.compare.ClaimTester;
import racelane.compare.ModelAnswers;
import racelane.compare.ScenarioMatch;
import racelane.compare.ScenarioMatcher;
import racelane.compare.TestedClaim;
import racelane.export.TextDiagram;
import racelane.read.Head;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.read.TraceFormat;
import racelane.read.TraceOpener;
import racelane.read.TraceReadException;
import racelane.read.kernellog.KernelLogFormat;
import racelane.read.kernellog.Letters;
import racelane.read.kernellog.ReportReader;
import racelane.report.Letter;
import racelane.report.TraceReports;
import racelane.scenario.Setting;
import racelane.session.AnswerDraft;
import racelane.session.DrivenRun;
import racelane.session.Explanation;
import racelane.session.ReplayCommand;
import racelane.session.ReportFile;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.KernelReport;
import racelane.trace.Problem;
import racelane.trace.ReportFrame;
import racelane.trace.ReportStack;
import racelane.trace.Ticker;
import racelane.trace.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The kernel reports in a text: a log, a mail, or the console events of a trace. */
@Command(name = "report", mixinStandardHelpOptions = true, description = "the kernel reports (splats) found in a log, a mail or a trace; - reads standard input",
        footer = {"", "Exit status 0: none; 1: some; 2: the file cannot be read."})
final class ReportVerb extends JsonVerb {
    private final List<Problem> problems = new ArrayList<>();
    private final Ticker ticker;
    private LongUnaryOperator line = position -> position;
    private final List<Letter> letters = new ArrayList<>();
    private final List<Setting> settings = new ArrayList<>();

    @Option(names = "--scenario", paramLabel = "SCENARIO", description = "a .race file that is matched beside the bundled scenarios; again and again")
    List<String> scenarios = new ArrayList<>();

    @Option(names = "--answer", description = "instead of the reports a draft of a mail that answers them: what was found, each sentence with its step, line or command")
    boolean answer;

    @Option(names = "--explain", description = "asks of each scenario and its settings, by a search, whether the report can come first there under its call chain")
    boolean explain;

    @Option(names = "--capture", paramLabel = "FILE", description = "with --answer: a capture that is asked what the mail claims; again and again; the bundled ones if none is given")
    List<Path> captures = new ArrayList<>();

    @Option(names = "--max-states", paramLabel = "N", defaultValue = "100000", description = "bound of each search of --explain and --answer (default: ${DEFAULT-VALUE})")
    long mostStates;

    ReportVerb(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public Integer call() throws Exception {
        List<KernelReport> reports = reports();
        ScenarioMatcher matcher = reports.isEmpty() ? null : new ScenarioMatcher(settings(), ticker);
        if (answer && json) {
            throw new VerbException("--answer --json: an answer is a mail, not a document: write one of the two");
        }
        if (explain && answer) {
            throw new VerbException("--explain --answer: the answer has the explanation in it: write one of the two");
        }
        if (answer && matcher != null) {
            answer(reports);
        } else if (json) {
            ObjectNode document = Json.object().put("file", name());
            ReportJson.write(document.putArray("reports"), reports, line, matcher);
            if (explain) {
                ArrayNode explained = document.putArray("explained");
                for (int i = 0; i < reports.size(); i++) {
                    ExplanationText.write(explained.addObject(), reports.get(i), explanation(i, reports));
                }
            }
            Json.problems(document, problems);
            Json.print(out(), document);
        } else {
            print(reports, matcher);
        }
        return reports.isEmpty() ? Exit.FINE : Exit.FOUND;
    }

    private void answer(List<KernelReport> reports) throws Exception {
        Opening opening = new Opening(Catalog.formats(), Catalog.lenses(lenses));
        ReportFile named = new ReportFile(name(), reports.stream().map(report -> ReportFile.placed(report, line)).toList());
        List<Capture> beside = ClaimedCaptures.of(opening, captures);
        for (int i = 0; i < reports.size(); i++) {
            Explanation explanation = explanation(i, reports);
            ModelAnswers models = new ModelAnswers(explanation.explainer(), settings(), explanation.ranked(), mostStates, ticker, () -> false);
            List<TestedClaim> claims = new ClaimTester(letter(i, reports), name(), models, beside).test();
            AnswerDraft.Found found = new AnswerDraft.Found(Map.of(), explanation, claims, ReplayCommand.explaining(file.toString()));
            out().print((i == 0 ? "" : "\n\n") + AnswerDraft.of(named, named.reports().get(i), found, shown -> diagram(opening, shown)));
        }
        beside.forEach(Capture::close);
    }

    private static AnswerDraft.Diagram diagram(Opening opening, AnswerDraft.Shown shown) {
        DrivenRun run = new DrivenRun(shown.program(), shown.run());
        Timeline timeline = Timeline.of(opening.analyse(run.trace()));
        ViewState view = run.atEndOf(shown.schedule(), shown.kind(), timeline);
        return new AnswerDraft.Diagram(TextDiagram.of(timeline, view, TextDiagram.COLUMNS), view.cursorRow() + 1L);
    }

    private String name() {
        return isStandardInput() ? "standard input" : file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    private boolean isStandardInput() {
        return file.toString().equals("-");
    }

    private List<KernelReport> reports() throws TraceReadException, IOException {
        TraceOpener opener = new TraceOpener(Catalog.formats());
        Source source = isStandardInput() ? opener.source("standard input", System.in) : opener.source(file);
        Head head = Head.of(source);
        if (head.length() == 0) {
            source.close();
            throw new TraceReadException(source.name(), "is empty, 0 bytes; did the copy work?");
        }
        TraceFormat format = opener.formatOf(head);
        if (format != null && !(format instanceof KernelLogFormat)) {
            return inTrace(opener.open(source, Progress.none()));
        }
        try (source) {
            // A text that no format claims may still hold a report further down; bytes that are no text cannot.
            if (format == null && !isText(head)) {
                throw new TraceReadException(source.name(), "is no text: it begins with " + head.firstWords() + ", expected a log, a mail or a trace; was another file meant?");
            }
            List<KernelReport> reports = ReportReader.read(source, Progress.none());
            if ((explain || answer) && !reports.isEmpty()) {
                letters.addAll(Letters.of(source, reports, Progress.none()));
            }
            if (source.note() != null) {
                problems.add(new Problem("note", -1, -1, 1, source.note()));
            }
            if (source.damage() != null) {
                problems.add(new Problem("truncated", -1, -1, -1, source.damage()));
            }
            return reports;
        }
    }

    private static boolean isText(Head head) {
        for (int at = 0; at < head.length(); at++) {
            if (head.bytes()[at] == 0) {
                return false;
            }
        }
        return true;
    }

    private List<KernelReport> inTrace(Trace trace) {
        List<KernelReport> reports = TraceReports.of(trace);
        long[] lines = new long[trace.size()];
        reports.forEach(report -> List.of(report.messageLine(), report.first(), report.last()).forEach(row -> lines[row.intValue()] = trace.line(row.intValue())));
        line = row -> lines[(int) row];
        problems.addAll(trace.problems());
        trace.close();
        return reports;
    }

    private Letter letter(int index, List<KernelReport> reports) {
        return index < letters.size() ? letters.get(index) : new Letter(reports.get(index), List.of());
    }

    private Explanation explanation(int index, List<KernelReport> reports) throws Exception {
        Explanation explanation = new Explanation(letter(index, reports), mostStates, ticker);
        settings().forEach(explanation::ask);
        return explanation;
    }

    /** The bundled scenarios and those named, with all their settings. */
    private List<Setting> settings() throws Exception {
        if (settings.isEmpty()) {
            settings.addAll(BundledScenarios.all());
            for (String name : scenarios) {
                settings.addAll(BundledScenarios.of(name, ScenarioChoice.open(name), BundledScenarios.source(name) == null ? BundledScenarios.settingsBeside(Path.of(name)) : BundledScenarios.settings(name)));
            }
        }
        return settings;
    }

    private void print(List<KernelReport> reports, ScenarioMatcher matcher) throws Exception {
        out().printf(Locale.ROOT, "%s: %s%n", name(), reports.isEmpty() ? "no kernel report" : reports.size() == 1 ? "1 kernel report" : reports.size() + " kernel reports");
        for (int i = 0; i < reports.size(); i++) {
            print(i + 1, reports.get(i));
            if (explain) {
                ExplanationText.print(out(), reports.get(i), explanation(i, reports));
            } else {
                fitting(reports.get(i), matcher.of(reports.get(i)));
            }
        }
        Json.tell(out(), problems);
    }

    private void print(int number, KernelReport report) {
        out().printf(Locale.ROOT, "%n%d. %s at line %d%n   %s%n", number, report.kind().word(), line.applyAsLong(report.messageLine()), report.message());
        List<String> facts = ReportFile.facts(report);
        if (!facts.isEmpty()) {
            out().println("   " + String.join(", ", facts));
        }
        out().println("   in " + (report.function() == null ? "a function that it does not tell" : report.function()));
        frames(report.frames());
        for (ReportStack stack : report.others()) {
            out().println("   " + stack.text());
            frames(stack.frames());
        }
        if (report.cut()) {
            out().println(report.frames().isEmpty() ? "   it has no call trace" : "   its call trace ends or breaks off early");
        }
        report.notes().forEach(note -> out().println("   note: " + note));
    }

    private void fitting(KernelReport report, List<ScenarioMatch> matches) {
        out().println(matches.isEmpty() ? "   no scenario fits it" : "   scenarios that fit, best first:");
        for (ScenarioMatch match : matches) {
            out().printf(Locale.ROOT, "     %.2f  %s: %s%n", match.score(), match.name(), match.program().title + (match.set().isEmpty() ? "" : ", with " + String.join(" ", match.settings())));
            Explanation.suppositions(match.program()).forEach(supposed -> out().println("           supposed: " + supposed));
            match.why().forEach(why -> out().println("           " + why));
            out().println("           " + ReplayCommand.exploring(match.name(), null, match.settings(), null) + ScenarioMatcher.everyOption(report));
        }
    }

    private void frames(List<ReportFrame> frames) {
        for (ReportFrame frame : frames) {
            out().println("     " + (frame.reliable() ? "" : "? ") + frame.symbol() + (frame.offset() < 0 ? "" : "+0x" + Integer.toHexString(frame.offset())
                    + "/0x" + Integer.toHexString(frame.size())) + (frame.module() == null ? "" : " [" + frame.module() + "]")
                    + (frame.source() == null ? "" : " " + frame.source()) + (frame.inlined() ? " [inline]" : ""));
        }
    }
}
