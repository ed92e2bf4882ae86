package racelane.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racelane.analysis.Analysis;
import racelane.catalog.Catalog;
import racelane.catalog.Comparing;
import racelane.catalog.Opening;
import racelane.compare.FollowLimits;
import racelane.compare.FramePair;
import racelane.compare.ReportComparison;
import racelane.compare.TraceComparison;
import racelane.read.Progress;
import racelane.read.Source;
import racelane.read.TraceOpener;
import racelane.read.TraceReadException;
import racelane.read.kernellog.KernelLogFormat;
import racelane.read.kernellog.Letters;
import racelane.read.kernellog.ReportReader;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;
import racelane.trace.Ticker;

/** Two kernel reports, or two traces, beside each other. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = "two traces beside each other, aligned by thread and step: order, values, who holds what; or two kernel reports (splats) of two logs or mails: frames, messages around, task, taint",
        footer = {"", "Of logs, without --reports, the two reports that are most alike are taken.", "Exit status 0: no difference, of reports the same functions in the same order; 1: not; 2: a file cannot be read or has no report."})
final class CompareVerb implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "a trace, a log or a mail")
    Path first;

    @Parameters(index = "1", paramLabel = "FILE|SCENARIO", description = "another one; or a .race file or the name of a bundled scenario, whose run that follows the trace is laid beside it")
    String other;

    @Option(names = "--reports", paramLabel = "N,M", split = ",", description = "which report of each, counted from 1")
    List<Integer> wanted;

    @Option(names = "--json", description = "one JSON document on standard output, nothing else")
    boolean json;

    @Option(names = "--steps-a", paramLabel = "FROM-TO", description = "of traces: only these steps of the first")
    String stepsA;

    @Option(names = "--steps-b", paramLabel = "FROM-TO", description = "of traces: only these steps of the second")
    String stepsB;

    @Option(names = "--most", paramLabel = "N", defaultValue = "12", description = "of traces: how many differences are printed (${DEFAULT-VALUE})")
    int most;

    @Option(names = "--lens", paramLabel = "FILE", description = "of traces: a lens file; again and again")
    List<Path> lenses = new ArrayList<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "of a scenario: the value of a config; it is not changed then")
    List<String> set = new ArrayList<>();

    @Option(names = "--reuse", paramLabel = "any|lifo|off", description = "of a scenario: which memory an allocation gets; the file's own by default")
    String reuse;

    @Option(names = "--max-states", paramLabel = "N", defaultValue = "200000", description = "of a scenario: stop after so many states of one search (${DEFAULT-VALUE})")
    long maxStates;

    @Option(names = "--max-seconds", paramLabel = "N", defaultValue = "60", description = "of a scenario: stop one search after so many seconds (${DEFAULT-VALUE})")
    long maxSeconds;

    private final Ticker ticker;
    private Path second;

    CompareVerb(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public Integer call() throws Exception {
        if (maxStates < 1 || maxSeconds < 1) {
            throw new VerbException("a bound is at least 1: write a number from 1");
        }
        try {
            return compare();
        } catch (ScenarioException wrong) {
            wrong.errors().forEach(error -> spec.commandLine().getErr().println("racelane: " + error));
            return Exit.UNUSABLE;
        } catch (IllegalArgumentException wrong) {
            throw new VerbException(wrong.getMessage());
        }
    }

    private int compare() throws Exception {
        Scenario scenario = Comparing.scenario(other);
        second = Path.of(other);
        if (scenario == null && !Files.exists(second)) {
            throw new VerbException(other + ": there is no such file, and no bundled scenario of that name: see racelane scenarios");
        }
        Opening opening = new Opening(Catalog.formats(), Catalog.lenses(lenses));
        Analysis traceA = opening.open(first, Progress.none());
        if (scenario != null) {
            return traces(Comparing.with(traceA, stretch("--steps-a", stepsA, traceA), scenario, ScenarioChoice.configs(set), reuse == null ? null : ScenarioChoice.reuse(reuse), limits()));
        }
        Analysis traceB = opening.open(second, Progress.none());
        boolean logs = isLog(traceA) || isLog(traceB) || wanted != null;
        return logs ? reports() : traces(Comparing.of(traceA, stretch("--steps-a", stepsA, traceA), traceB, stretch("--steps-b", stepsB, traceB), second.toAbsolutePath().getParent(), limits()));
    }

    private FollowLimits limits() {
        return new FollowLimits(maxStates, Math.min(maxSeconds, 1_000_000_000L), ticker);
    }

    private static boolean isLog(Analysis trace) {
        return trace.trace().facts().format().equals(KernelLogFormat.NAME);
    }

    private int traces(TraceComparison comparison) {
        if (json) {
            Json.print(spec.commandLine().getOut(), TraceComparisonJson.of(comparison));
        } else {
            TraceComparisonText.print(comparison, Math.max(0, most), spec.commandLine().getOut());
        }
        return comparison.first() == null ? Exit.FINE : Exit.FOUND;
    }

    private static TraceComparison.Stretch stretch(String option, String steps, Analysis of) throws VerbException {
        if (steps == null) {
            return TraceComparison.Stretch.whole(of);
        }
        Matcher range = Pattern.compile("(\\d{1,9})-(\\d{1,9})").matcher(steps);
        int size = of.trace().size();
        if (!range.matches() || Integer.parseInt(range.group(1)) < 1 || Integer.parseInt(range.group(1)) > Integer.parseInt(range.group(2)) || Integer.parseInt(range.group(2)) > size) {
            throw new VerbException(option + " " + steps + ": two steps are wanted, as in 1-" + size + ", within 1 and " + size + " of " + of.trace().facts().file());
        }
        return new TraceComparison.Stretch(Integer.parseInt(range.group(1)) - 1, Integer.parseInt(range.group(2)) - 1);
    }

    private int reports() throws Exception {
        List<KernelReport> a = reports(first);
        List<KernelReport> b = reports(second);
        int[] pair = wanted == null ? ReportComparison.likest(a, b) : chosen(a, b);
        ReportComparison comparison = ReportComparison.of(a.get(pair[0]), around(first, a.get(pair[0])), b.get(pair[1]), around(second, b.get(pair[1])));
        if (json) {
            Json.print(spec.commandLine().getOut(), ComparisonJson.of(first, second, comparison));
        } else {
            print(comparison, pair, a.size(), b.size());
        }
        return comparison.firstOtherFunction() == null ? Exit.FINE : Exit.FOUND;
    }

    private int[] chosen(List<KernelReport> a, List<KernelReport> b) throws VerbException {
        if (wanted.size() != 2 || wanted.get(0) < 1 || wanted.get(0) > a.size() || wanted.get(1) < 1 || wanted.get(1) > b.size()) {
            throw new VerbException("--reports " + String.join(",", wanted.stream().map(String::valueOf).toList()) + ": two numbers are wanted, 1 to " + a.size() + " for "
                    + first + " and 1 to " + b.size() + " for " + second);
        }
        return new int[] {wanted.get(0) - 1, wanted.get(1) - 1};
    }

    private static List<KernelReport> reports(Path file) throws TraceReadException, IOException, VerbException {
        try (Source source = new TraceOpener(Catalog.formats()).source(file)) {
            List<KernelReport> reports = ReportReader.read(source, Progress.none());
            if (reports.isEmpty()) {
                throw new VerbException(file + ": no kernel report in it: a log or a mail with a splat is wanted");
            }
            return reports;
        }
    }

    private static ReportComparison.Around around(Path file, KernelReport report) throws TraceReadException, IOException {
        try (Source source = new TraceOpener(Catalog.formats()).source(file)) {
            return ReportComparison.Around.of(Letters.of(source, List.of(report), Progress.none()).get(0));
        }
    }

    private void print(ReportComparison comparison, int[] pair, int ofA, int ofB) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "A  %s:%d (report %d of %d)%nB  %s:%d (report %d of %d)%n%n", first, comparison.a().messageLine(), pair[0] + 1, ofA,
                second, comparison.b().messageLine(), pair[1] + 1, ofB);
        for (ReportComparison.Fact fact : comparison.facts()) {
            if (fact.isSame()) {
                out.printf(Locale.ROOT, "%-13s %s%n", fact.what(), fact.a());
            } else if (fact.a() != null || fact.b() != null) {
                out.printf(Locale.ROOT, "%-13s A %s%n%-13s B %s%n", fact.what(), said(fact.a()), "", said(fact.b()));
            }
        }
        out.println();
        out.println(comparison.framesInWords());
        for (FramePair frame : comparison.frames()) {
            out.println("  " + row(frame));
        }
        out.println();
        out.println(comparison.messages().isEmpty() ? "no message stands around both" : "messages around both");
        for (ReportComparison.Message message : comparison.messages()) {
            out.printf(Locale.ROOT, "  %-21s  %s%n", message.words(), message.text());
        }
    }

    private static String said(String text) {
        return text == null ? "(does not say)" : text;
    }

    private static String row(FramePair pair) {
        return switch (pair.word()) {
            case SAME -> "=  " + place(pair.a());
            case MOVED -> "~  " + place(pair.a()) + "   B: " + place(pair.b());
            case NAMED -> "=  " + pair.function();
            case ONLY_A -> "A  " + place(pair.a());
            case ONLY_B -> "B  " + place(pair.b());
        };
    }

    private static String place(ReportFrame frame) {
        return frame.symbol() + (frame.offset() < 0 ? "" : "+0x" + Integer.toHexString(frame.offset()) + "/0x" + Integer.toHexString(frame.size()));
    }
}
