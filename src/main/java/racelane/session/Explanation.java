package racelane.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import racelane.compare.Hypothesis;
import racelane.compare.ReportComparison;
import racelane.compare.ReportExplainer;
import racelane.compare.TestedClaim;
import racelane.report.Architecture;
import racelane.report.Letter;
import racelane.scenario.Program;
import racelane.scenario.Setting;
import racelane.trace.KernelReport;
import racelane.trace.Ticker;

/**
 * Which hypotheses explain a report, each with the verdict of a search, and what that leaves open. Asked setting by
 * setting, so that whoever shows it can show what is known so far; for one thread, its lists may be handed on.
 */
public final class Explanation {
    /** States that each search stores at most, so that the answers are the same everywhere. */
    public static final long MOST_STATES = 100_000;

    private final KernelReport report;
    private final ReportExplainer explainer;
    private final long mostStates;
    private final List<Setting> asked = new ArrayList<>();
    private final List<Hypothesis> hypotheses = new ArrayList<>();
    private final Set<String> unconcerned = new LinkedHashSet<>();

    /** @param letter what stands around the report */
    public Explanation(Letter letter, long mostStates, Ticker ticker) {
        this.report = letter.report();
        this.mostStates = mostStates;
        explainer = new ReportExplainer(report, ReportComparison.Around.of(letter), mostStates, ticker);
    }

    /** Searches one setting, if the scenario has enough of the report's functions and the report can be asked for at all. */
    public void ask(Setting setting) {
        if (!explainer.canBeAsked()) {
            return;
        }
        if (!explainer.concerns(setting.program())) {
            unconcerned.add(setting.name());
            return;
        }
        asked.add(setting);
        hypotheses.add(explainer.of(setting));
    }

    /** The searches' own words and bounds. */
    public ReportExplainer explainer() {
        return explainer;
    }

    public boolean canBeAsked() {
        return explainer.canBeAsked();
    }

    /** The settings that were searched, in order. */
    public List<Setting> asked() {
        return List.copyOf(asked);
    }

    /** What was found so far, the best first. */
    public List<Hypothesis> ranked() {
        return ReportExplainer.ranked(hypotheses);
    }

    /** Scenarios that have too little of the report to be asked. */
    public List<String> unconcerned() {
        return List.copyOf(unconcerned);
    }

    /** What the frames tell of the count that failed, and what they cannot tell; null where they tell nothing. */
    public String whichCount() {
        Architecture architecture = Architecture.of(report);
        return architecture == null || !report.kind().isRefcount() ? null : architecture.countOf(report);
    }

    /** The question, for people. */
    public String question() {
        return "can " + report.kind().word() + " under this call chain be the first warning" + (explainer.isFirst() ? "" : " of its kind") + "?";
    }

    /** The schedule where there is one of the report's kind under its chain, else the search. */
    public String command(Hypothesis hypothesis) {
        return hypothesis.best() != null && hypothesis.answer() == Hypothesis.Answer.REACHABLE
                ? ReplayCommand.of(hypothesis.name(), null, hypothesis.settings(), null, hypothesis.best().schedule())
                : ReplayCommand.exploring(hypothesis.name(), null, hypothesis.settings(), null) + search();
    }

    /** The command that repeats the search of an answer to a claim. */
    public static String command(TestedClaim.Answer answer) {
        List<String> set = answer.setting().set().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(one -> one.getKey() + "=" + one.getValue()).toList();
        return ReplayCommand.exploring(answer.setting().name(), null, set, null) + answer.options();
    }

    /** Options that repeat each search. */
    public String search() {
        return explainer.everyOptions() + " --max-states " + mostStates;
    }

    /** What a hypothesis supposes, a sentence each with its line; empty if nothing. */
    public static List<String> suppositions(Program program) {
        return program.suppositions.stream().map(one -> one.text() + " (" + program.file + ":" + one.line() + ")").toList();
    }

    /** What the searches leave open. */
    public List<String> open() {
        List<Hypothesis> reachable = hypotheses.stream().filter(one -> one.answer() == Hypothesis.Answer.REACHABLE).toList();
        List<Hypothesis> supposed = reachable.stream().filter(one -> !one.program().suppositions.isEmpty()).toList();
        String stopped = hypotheses.stream().filter(one -> one.answer() == Hypothesis.Answer.STOPPED || one.answer() == Hypothesis.Answer.NO_SEARCH).map(Hypothesis::name).distinct().collect(Collectors.joining(", "));
        List<String> open = new ArrayList<>();
        if (hypotheses.isEmpty()) {
            open.add("no scenario has two functions of this call trace: give one with --scenario FILE");
        } else if (reachable.isEmpty()) {
            open.add("none of these: in none of " + hypotheses.size() + " hypotheses does the report come first under its call chain");
        } else {
            open.add(reachable.size() + " of " + hypotheses.size() + " hypotheses reach the report" + (supposed.isEmpty() ? "" : supposed.size() == reachable.size() ? ", all of them by what they suppose and no kernel is known to do"
                    : ", " + supposed.size() + " of them by what they suppose and no kernel is known to do"));
            if (supposed.size() == reachable.size()) {
                open.add("open: what brings about the state that is supposed; no hypothesis without a supposition reaches the report under its call chain");
            } else {
                open.add("open: whether what they need beside the report's own task was there; the report does not tell");
            }
        }
        if (!stopped.isEmpty()) {
            open.add("open: not searched to the end: " + stopped);
        }
        if (report.kind().isRefcount()) {
            open.add("each refcount message is printed once a boot (REFCOUNT_WARN, lib/refcount.c): that none follows says nothing; " + before());
        }
        return List.copyOf(open);
    }

    /** What the taint says of warnings before the report: kernel/panic.c, __warn() sets TAINT_WARN (W). */
    private String before() {
        if (report.tainted() == null) {
            return "whether one came before, the report does not tell";
        }
        return report.tainted().contains("W") ? "a warning came before it (W), which the report need not show" : "a warning before it would have tainted the kernel (W), and did not";
    }
}
