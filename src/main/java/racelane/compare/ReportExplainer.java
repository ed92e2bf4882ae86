package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.Verdict;
import racelane.report.OwnFrames;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.Setting;
import racelane.sim.ProgramError;
import racelane.sim.Run;
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;
import racelane.trace.Ticker;

/**
 * Asks of each hypothesis, by a search: is there a run whose first warning is of the report's kind and comes under the
 * report's call chain? With nothing before it that a kernel would have printed, if the report says that none had; and with
 * the messages that the report's log and the scenario both have on the same side of it.
 */
public final class ReportExplainer {
    /** What a kernel prints, whatever it is built with; memory errors are seen by KASAN alone. */
    private static final EnumSet<FindingKind> PRINTED = EnumSet.of(FindingKind.OOPS, FindingKind.ADDITION_ON_ZERO, FindingKind.UNDERFLOW,
            FindingKind.SATURATED, FindingKind.DECREMENT_HIT_ZERO, FindingKind.KERNEL_REPORT, FindingKind.CHECK_FAILED);

    private static final int LEAST_FUNCTIONS = 2;
    private static final int ROOM = 50;

    private final KernelReport report;
    private final ReportComparison.Around around;
    private final List<ReportFrame> frames;
    private final EnumSet<FindingKind> kinds;
    private final EnumSet<FindingKind> searched;
    private final long mostStates;
    private final Ticker ticker;

    /**
     * @param around     what stands around the report in its log
     * @param mostStates bound of each search, so that the answers are the same everywhere
     */
    public ReportExplainer(KernelReport report, ReportComparison.Around around, long mostStates, Ticker ticker) {
        this.report = report;
        this.around = around;
        this.mostStates = mostStates;
        this.ticker = ticker;
        frames = new OwnFrames().of(report);
        kinds = ReportedKinds.of(report);
        searched = EnumSet.copyOf(kinds.isEmpty() ? PRINTED : kinds);
        if (isFirst()) {
            searched.addAll(PRINTED);
        }
    }

    /** Whether the report says that no warning or oops came before it (kernel/panic.c: flags W and D). */
    public boolean isFirst() {
        return report.tainted() != null && !report.tainted().contains("W") && !report.tainted().contains("D");
    }

    /** Options of a command line that search for the same kinds, any of which would have come first; each no longer than a line of a mail has room for. */
    public String everyOptions() {
        StringBuilder options = new StringBuilder();
        int column = ROOM;
        for (FindingKind kind : searched) {
            boolean fits = column + 1 + kind.word().length() < ROOM;
            options.append(fits ? "," : " --every ").append(kind.word());
            column = (fits ? column + 1 : 0) + kind.word().length();
        }
        return options.toString();
    }

    /** What the report is, in words. */
    public String kindWords() {
        return kinds.isEmpty() ? report.kind().word() : kinds.stream().map(FindingKind::word).collect(Collectors.joining(" or "));
    }

    /** Whether a scenario can say anything of such a report at all. */
    public boolean canBeAsked() {
        return !kinds.isEmpty() && !frames.isEmpty();
    }

    /** Whether a scenario has enough of the report's functions to be a hypothesis at all. */
    public boolean concerns(Program program) {
        CallGraph graph = new CallGraph(program);
        return frames.stream().map(ReportFrame::plainSymbol).filter(graph::knows).distinct().count() >= LEAST_FUNCTIONS;
    }

    /** One hypothesis; takes as long as its search. */
    public Hypothesis of(Setting setting) {
        String name = setting.name();
        Map<String, Long> set = setting.set();
        Program program = setting.program();
        Verdict verdict;
        try {
            verdict = new Explorer(program, Options.standard().withEvery(searched), Limits.standard().withStates(mostStates), ticker).explore();
        } catch (ProgramError wrong) {
            return new Hypothesis(name, set, program, Hypothesis.Answer.NO_SEARCH, 0, wrong.getMessage(), null, null, List.of(), List.of());
        }
        Set<String> known = new HashSet<>();
        CallGraph graph = new CallGraph(program);
        frames.stream().map(ReportFrame::plainSymbol).filter(graph::knows).forEach(known::add);
        Verdict.First best = null;
        StackBeside beside = null;
        for (Verdict.First first : verdict.first()) {
            StackBeside laid = StackBeside.of(frames, first.finding().stack());
            if (kinds.contains(first.finding().kind()) && (beside == null || isBetter(laid, first, beside, best, known))) {
                best = first;
                beside = laid;
            }
        }
        String counts = verdict.states() + " states, " + (verdict.stoppedBy() == null ? "complete" : "stopped by " + verdict.stoppedBy());
        if (best == null) {
            Hypothesis.Answer answer = verdict.stoppedBy() == null ? Hypothesis.Answer.NOT_REACHABLE : Hypothesis.Answer.STOPPED;
            return new Hypothesis(name, set, program, answer, verdict.states(), counts, null, null, List.of(), others(verdict));
        }
        return compared(name, set, program, verdict, counts, best, beside, known);
    }

    private static boolean isBetter(StackBeside laid, Verdict.First first, StackBeside than, Verdict.First thanFirst, Set<String> known) {
        boolean chain = isChain(laid, known);
        return chain != isChain(than, known) ? chain
                : laid.equal() != than.equal() ? laid.equal() > than.equal()
                : laid.extra().size() != than.extra().size() ? laid.extra().size() < than.extra().size() : first.steps() < thanFirst.steps();
    }

    /** Whether a simulated stack is the report's call chain: from the function that failed outwards all that the scenario has of it, in its order. */
    private static boolean isChain(StackBeside beside, Set<String> known) {
        return !beside.rows().isEmpty() && beside.rows().get(0).isEqual()
                && beside.missing().stream().map(StackBeside::plain).noneMatch(known::contains);
    }

    private Hypothesis compared(String name, Map<String, Long> set, Program program, Verdict verdict, String counts, Verdict.First best,
            StackBeside beside, Set<String> known) {
        List<String> agrees = new ArrayList<>();
        List<String> differs = new ArrayList<>();
        boolean chain = isChain(beside, known);
        agrees.add(best.finding().kind().word() + (isFirst() ? " with no warning before it" : "") + " in " + best.finding().thread());
        (chain ? agrees : differs).add(chain ? "the report's call chain, " + beside.equal() + " of its " + frames.size() + " frames"
                : "its stack is " + String.join(" <- ", best.finding().stack().stream().limit(4).toList()) + " ...");
        if (chain && !beside.missing().isEmpty()) {
            differs.add("frames that the scenario does not have: " + String.join(", ", beside.missing()));
        }
        if (chain && !beside.extra().isEmpty()) {
            differs.add("frames that the report does not have: " + String.join(", ", beside.extra()));
        }
        Run run = Explorer.replay(program, verdict.reuse(), best.schedule(), true);
        RunMessages messages = RunMessages.of(run, best.steps(), best.finding());
        messages.asIn(around, agrees, differs);
        List<String> others = run.schedule().picks().stream().limit(best.schedule().picks().size()).map(pick -> pick.thread())
                .filter(thread -> !thread.equals("init") && !thread.equals(best.finding().thread())).distinct().toList();
        if (!others.isEmpty()) {
            differs.add("it needs " + String.join(" and ", others) + ", of which the report shows nothing");
        }
        if (!chain) {
            differs.addAll(others(verdict));
        }
        return new Hypothesis(name, set, program, chain ? Hypothesis.Answer.REACHABLE : Hypothesis.Answer.OTHER_CHAIN, verdict.states(), counts, best, beside, agrees, differs);
    }

    /** What comes first instead. */
    private List<String> others(Verdict verdict) {
        List<String> others = verdict.first().stream().filter(first -> !kinds.contains(first.finding().kind()))
                .map(first -> first.finding().kind().word() + " in " + first.finding().thread()).distinct().toList();
        return others.isEmpty() ? List.of() : List.of("what can come first: " + String.join("; ", others));
    }

    /** Best first: the answer, then how much is unlike, then the length of the schedule; equal ones as they were given. */
    public static List<Hypothesis> ranked(List<Hypothesis> hypotheses) {
        return hypotheses.stream().sorted(Comparator.comparing(Hypothesis::answer)
                .thenComparing(one -> one.beside() == null ? 0 : one.beside().missing().size() + one.beside().extra().size())
                .thenComparing(one -> one.best() == null ? 0 : one.best().steps())).toList();
    }
}
