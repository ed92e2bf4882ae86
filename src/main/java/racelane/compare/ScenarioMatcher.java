package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
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
import racelane.trace.KernelReport;
import racelane.trace.ReportFrame;
import racelane.trace.Ticker;

/**
 * Which scenarios fit a kernel report, best first. A scenario fits if at least two functions of the report's stack,
 * or the one that failed where no other is known, lie on one path of its calls and weigh enough; callers that a scenario only names as {@code frames} count for
 * nothing, since every system call has them. Whether the report's kind of failure is reachable is told by a search
 * bounded in states, so that the same report always gets the same answer. Safe for several threads, which then wait for each other.
 */
public final class ScenarioMatcher {
    /** States that a search stores at most: far more than a small scenario has, a few seconds at the worst. */
    public static final int MOST_STATES = 100_000;
    private static final int LEAST_IN_ORDER = 2;
    /** Share of the stack's weight below which a path is no more than the driver core's. */
    private static final double LEAST_SHARE = 0.25;
    /** Where a search can tell what fails, that a path of calls exists says little: every driver of a bus has it. */
    private static final double OF_PATH = 0.15;
    private static final double OF_KIND = 0.05;
    private static final double OF_PATH_ALONE = 0.6;
    /** States of a scenario's searches after which its other settings are not tried: the explanation's searches do. */
    private static final long CHEAP = 5_000;

    private final Map<String, List<Setting>> scenarios = new LinkedHashMap<>();
    private final Ticker ticker;
    private final OwnFrames own = new OwnFrames();
    private final Map<String, CallGraph> graphs = new HashMap<>();
    private final Map<String, Reach> reaches = new HashMap<>();
    private final Map<String, List<ScenarioMatch>> answers = new HashMap<>();

    /** What a search for some kinds came to: its verdict, or why there is none. */
    private record Reach(Verdict verdict, String failure) {}

    /** @param settings the scenarios, the settings of one after the other, its own first */
    public ScenarioMatcher(List<Setting> settings, Ticker ticker) {
        this.ticker = ticker;
        settings.forEach(setting -> scenarios.computeIfAbsent(setting.name(), name -> new ArrayList<>()).add(setting));
        scenarios.forEach((name, all) -> graphs.put(name, new CallGraph(all.get(0).program())));
    }

    /** Options of {@code explore} that repeat the search for a report; empty where none is made. */
    public static String everyOption(KernelReport report) {
        EnumSet<FindingKind> kinds = ReportedKinds.searched(report);
        return kinds.isEmpty() ? "" : " --every " + kinds.stream().map(FindingKind::word).collect(Collectors.joining(",")) + " --max-states " + MOST_STATES;
    }

    /** The frames that were compared: those that are not reporting machinery, innermost first. */
    public List<ReportFrame> frames(KernelReport report) {
        return own.of(report);
    }

    /** The scenarios that fit, the best first; equal ones by name. */
    public List<ScenarioMatch> of(KernelReport report) {
        return of(report, soFar -> {});
    }

    /** The same; tells the scenarios that fit so far, the best first, each time one more was searched. */
    public synchronized List<ScenarioMatch> of(KernelReport report, Consumer<List<ScenarioMatch>> soFar) {
        // A log repeats its reports: only another kind or another stack gets another answer.
        String asked = report.kind() + " " + own.of(report);
        List<ScenarioMatch> known = answers.get(asked);
        if (known == null) {
            known = matches(report, soFar);
            answers.put(asked, known);
        }
        return known;
    }

    private List<ScenarioMatch> matches(KernelReport report, Consumer<List<ScenarioMatch>> soFar) {
        List<ScenarioMatch> matches = new ArrayList<>();
        // Each with its own configs first: what fits is seen soon.
        scenarios.forEach((name, settings) -> take(match(settings.get(0), report), matches, soFar));
        for (ScenarioMatch own : List.copyOf(matches)) {
            ScenarioMatch best = best(own, scenarios.get(own.name()), report);
            if (best != own) {
                matches.remove(own);
                take(best, matches, soFar);
            }
        }
        return List.copyOf(matches);
    }

    private static void take(ScenarioMatch match, List<ScenarioMatch> matches, Consumer<List<ScenarioMatch>> soFar) {
        if (match != null) {
            matches.add(match);
            matches.sort(Comparator.comparingDouble(ScenarioMatch::score).reversed().thenComparing(ScenarioMatch::name));
            soFar.accept(List.copyOf(matches));
        }
    }

    /** The best of a scenario's settings, as far as they are cheap to search; its own if that has the report's stack. */
    private ScenarioMatch best(ScenarioMatch own, List<Setting> settings, KernelReport report) {
        ScenarioMatch best = own;
        long states = 0;
        for (Setting setting : settings) {
            Reach reach = reaches.get(key(setting, report));
            if (reach == null && states < CHEAP && (best.beside() == null || !best.beside().missing().isEmpty())) {
                ScenarioMatch match = match(setting, report);
                best = match != null && match.score() > best.score() ? match : best;
                reach = reaches.get(key(setting, report));
            }
            states += reach == null || reach.verdict() == null ? CHEAP : reach.verdict().states();
        }
        return best;
    }

    private static String key(Setting setting, KernelReport report) {
        return setting.name() + " " + new TreeMap<>(setting.set()) + " " + ReportedKinds.searched(report);
    }

    private ScenarioMatch match(Setting setting, KernelReport report) {
        String name = setting.name();
        Program program = setting.program();
        List<ReportFrame> frames = own.of(report);
        List<String> symbols = frames.stream().map(ReportFrame::plainSymbol).toList();
        CallGraph graph = graphs.get(name);
        List<Integer> path = graph.path(symbols);
        double share = FrameWeight.share(path, symbols.size());
        Set<String> known = symbols.stream().filter(graph::knows).collect(Collectors.toCollection(LinkedHashSet::new));
        // Traced returns leave some call traces with one readable function: the failing one alone says enough, any other does not.
        boolean onlyTheFailing = known.size() == 1 && path.equals(List.of(0));
        if (path.size() < LEAST_IN_ORDER && !onlyTheFailing || share < LEAST_SHARE) {
            return null;
        }
        List<String> onPath = path.stream().map(symbols::get).toList();
        List<String> why = new ArrayList<>();
        why.add(path.size() + " of the " + symbols.size() + " frames outside the reporting machinery " + (path.size() == 1 ? "is a function of it: " : "lie on one path of its calls: ") + String.join(" <- ", onPath));
        EnumSet<FindingKind> kinds = ReportedKinds.of(report);
        Reach reach = kinds.isEmpty() ? null : reaches.computeIfAbsent(key(setting, report), key -> search(program, ReportedKinds.searched(report)));
        Verdict.First best = null;
        StackBeside beside = null;
        if (reach != null && reach.verdict() != null) {
            for (Verdict.First first : reach.verdict().first()) {
                StackBeside laid = StackBeside.of(frames, first.finding().stack());
                if (kinds.contains(first.finding().kind()) && (beside == null || share(laid, frames) > share(beside, frames))) {
                    best = first;
                    beside = laid;
                }
            }
        }
        why.add(reachable(report, kinds, reach, best, beside));
        double score = reach == null ? OF_PATH_ALONE * share : OF_PATH * share + (beside == null ? 0 : OF_KIND + (1 - OF_PATH - OF_KIND) * share(beside, frames));
        return new ScenarioMatch(name, setting.set(), program, Math.round(score * 100) / 100.0, known, onPath, symbols.size(), best, beside, counts(reach), why);
    }

    private static double share(StackBeside beside, List<ReportFrame> frames) {
        return FrameWeight.share(beside.equalFrames(), frames.size());
    }

    private Reach search(Program program, EnumSet<FindingKind> kinds) {
        try {
            return new Reach(new Explorer(program, Options.standard().withEvery(kinds), Limits.standard().withStates(MOST_STATES), ticker).explore(), null);
        } catch (ProgramError wrong) {
            return new Reach(null, wrong.getMessage());
        }
    }

    private static String reachable(KernelReport report, EnumSet<FindingKind> kinds, Reach reach, Verdict.First best, StackBeside beside) {
        if (reach == null) {
            return "whether such a report is reachable is no question that a scenario answers";
        }
        if (reach.verdict() == null) {
            return "it cannot be searched: " + reach.failure();
        }
        String first = report.kind().isRefcount() ? " as the first refcount report" : " first";
        Verdict verdict = reach.verdict();
        String counts = counts(reach);
        if (best == null) {
            return "no " + kinds.stream().map(FindingKind::word).collect(Collectors.joining(" or ")) + " can come" + first + ": " + counts + (verdict.stoppedBy() == null ? "" : "; what lies beyond was not covered");
        }
        return best.finding().kind().word() + " can come" + first + ScenarioMatch.in(best.finding()) + " after " + best.steps() + " steps (" + counts + "), "
                + beside.equal() + " frames of that stack equal the report's" + list(", missing: ", beside.missing()) + list(", extra: ", beside.extra());
    }

    private static String counts(Reach reach) {
        if (reach == null || reach.verdict() == null) {
            return null;
        }
        Verdict verdict = reach.verdict();
        return String.format(Locale.ROOT, "%d states, %s, sequential consistency, reuse %s", verdict.states(),
                verdict.stoppedBy() == null ? "complete" : "stopped by " + verdict.stoppedBy(), verdict.reuse().word());
    }

    private static String list(String words, List<String> functions) {
        int most = 4;
        String shown = String.join(", ", functions.subList(0, Math.min(most, functions.size())));
        return functions.isEmpty() ? "" : words + shown + (functions.size() > most ? " and " + (functions.size() - most) + " more" : "");
    }
}
