package racelane.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import racelane.explore.DeedSearch;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.Verdict;
import racelane.report.Letter;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.Setting;
import racelane.sim.Deed;
import racelane.sim.ProgramError;
import racelane.trace.Ticker;

/**
 * What searches of scenarios say of a claim. Who is meant is found by the names of threads: a sentence about somebody
 * reading is about a thread {@code reader}; where it names a file, only scenarios whose title names that file are asked.
 * Where a scenario supposes what no kernel is known to do, its answer is told as that and no other.
 */
public final class ModelAnswers {
    private final ReportExplainer explainer;
    private final List<Setting> settings;
    private final List<Hypothesis> hypotheses;
    private final long mostStates;
    private final Ticker ticker;
    private final BooleanSupplier cancelled;
    private final Set<String> mentioned = new HashSet<>();

    /** A thread of a scenario that a sentence may mean, with all settings in which it runs. */
    record Meant(String scenario, String thread, List<Setting> settings) {}

    /**
     * @param explainer  of the same report
     * @param settings   scenarios with their settings, those of one scenario one after the other, the file's own first
     * @param hypotheses what was found out about the report in them
     * @param mostStates bound of each search
     * @param cancelled  asked between searches: nothing more is searched once it says so
     */
    public ModelAnswers(ReportExplainer explainer, List<Setting> settings, List<Hypothesis> hypotheses, long mostStates, Ticker ticker, BooleanSupplier cancelled) {
        this.explainer = explainer;
        this.settings = List.copyOf(settings);
        this.hypotheses = List.copyOf(hypotheses);
        this.mostStates = mostStates;
        this.ticker = ticker;
        this.cancelled = cancelled;
    }

    /** Scenarios whose titles have the files that the letter speaks of come first. */
    void prefer(Letter letter) {
        letter.sentences().forEach(sentence -> mentioned.addAll(ClaimReader.paths(sentence.text())));
    }

    private static boolean names(Setting setting, String path) {
        return setting.program().title.matches(".*" + Pattern.quote(path) + "(?![\\w/-]).*");
    }

    List<TestedClaim.Answer> of(Claim claim) {
        return switch (claim.asked()) {
            case CALLS -> calls(claim);
            case GETS -> moves(claim, Deed.Kind.GET);
            case PUTS -> moves(claim, Deed.Kind.PUT);
            case MEETS -> meets(claim);
            case RACES -> races(claim);
        };
    }

    /** Who may be meant, in scenarios that suppose nothing as their files have them. */
    List<Meant> meant(Claim claim) {
        Set<String> supposing = settings.stream().filter(setting -> setting.set().isEmpty() && !setting.program().suppositions.isEmpty()).map(Setting::name).collect(Collectors.toSet());
        return meant(claim, setting -> !supposing.contains(setting.name()) && setting.program().suppositions.isEmpty()).stream()
                .sorted(Comparator.comparing(meant -> mentioned.stream().noneMatch(path -> names(meant.settings().get(0), path)))).toList();
    }

    private List<Meant> meant(Claim claim, java.util.function.Predicate<Setting> which) {
        Map<String, Meant> meant = new LinkedHashMap<>();
        for (Setting setting : settings) {
            boolean named = claim.paths().isEmpty() || claim.paths().stream().anyMatch(path -> names(setting, path));
            for (String thread : named && which.test(setting) ? DeedSearch.threads(setting.program()) : List.<String>of()) {
                if (claim.words().contains(ClaimReader.stem(thread))) {
                    meant.computeIfAbsent(setting.name() + " " + thread, key -> new Meant(setting.name(), thread, new ArrayList<>())).settings().add(setting);
                }
            }
        }
        return List.copyOf(meant.values());
    }

    private List<TestedClaim.Answer> calls(Claim claim) {
        for (Meant meant : meant(claim)) {
            Setting setting = meant.settings().get(0);
            if (new CallGraph(setting.program()).knows(claim.function())) {
                DeedSearch.Question question = new DeedSearch.Question(meant.thread(), Deed.Kind.CALL, claim.function());
                DeedSearch.Answer answer = ask(setting, question);
                if (answer != null) {
                    return List.of(TestedClaim.Answer.searched(claim.asked(), answer.isDone() ? TestedClaim.Word.HOLDS : open(answer), says(meant, question, answer, setting), setting, options(question)));
                }
            }
        }
        return List.of();
    }

    /** Whether somebody moves a count at all, in every setting; and what the report looks like where that is supposed. */
    private List<TestedClaim.Answer> moves(Claim claim, Deed.Kind kind) {
        List<TestedClaim.Answer> answers = new ArrayList<>();
        for (Meant meant : meant(claim)) {
            DeedSearch.Question question = new DeedSearch.Question(meant.thread(), kind, null);
            answers.addAll(everywhere(claim, meant, question));
        }
        answers.addAll(supposed(claim));
        return answers;
    }

    private List<TestedClaim.Answer> everywhere(Claim claim, Meant meant, DeedSearch.Question question) {
        DeedSearch.Answer own = null;
        long states = 0;
        List<String> others = new ArrayList<>();
        for (Setting setting : meant.settings()) {
            DeedSearch.Answer answer = ask(setting, question);
            if (answer == null) {
                continue;
            }
            if (answer.isDone() || answer.stoppedBy() != null) {
                return List.of(TestedClaim.Answer.searched(claim.asked(), answer.isDone() ? TestedClaim.Word.HOLDS : TestedClaim.Word.OPEN, says(meant, question, answer, setting), setting, options(question)));
            }
            if (own == null) {
                own = answer;
            } else {
                others.add(settings(setting));
                states += answer.states();
            }
        }
        return own == null ? List.of() : List.of(TestedClaim.Answer.searched(claim.asked(), TestedClaim.Word.NOT, says(meant, question, own, meant.settings().get(0))
                + (others.isEmpty() ? "" : "; nor with any of " + String.join("; ", others) + " (" + states + " states in all)"), meant.settings().get(0), options(question)));
    }

    /** What the report would be if it were as claimed: scenarios that suppose it of the one who is meant. */
    private List<TestedClaim.Answer> supposed(Claim claim) {
        List<TestedClaim.Answer> answers = new ArrayList<>();
        for (Meant meant : meant(claim, setting -> !setting.program().suppositions.isEmpty())) {
            List<Hypothesis> here = hypotheses.stream().filter(one -> one.name().equals(meant.scenario()) && !one.program().suppositions.isEmpty()).sorted(Comparator.comparing(one -> one.set().size())).toList();
            if (here.isEmpty()) {
                continue;
            }
            Program.Supposition supposition = here.get(0).program().suppositions.get(0);
            answers.add(TestedClaim.Answer.searched(claim.asked(), TestedClaim.Word.SUPPOSED, meant.scenario() + " supposes that " + supposition.text() + " (" + here.get(0).program().file + ":" + supposition.line()
                    + "); " + here.stream().map(this::firstThere).collect(Collectors.joining("; ")), meant.settings().get(0), everyReported()));
        }
        return answers;
    }

    /** The settings one by one, or together where none has it. */
    private String told(List<Hypothesis> here) {
        if (here.size() > 1 && here.stream().allMatch(one -> one.answer() == Hypothesis.Answer.NOT_REACHABLE)) {
            return firstThere(here.get(0)) + "; nor with any of " + here.stream().skip(1).map(one -> String.join(" ", one.settings())).collect(Collectors.joining("; "))
                    + " (" + here.stream().skip(1).mapToLong(Hypothesis::states).sum() + " states in all)";
        }
        return here.stream().map(this::firstThere).collect(Collectors.joining("; "));
    }

    /** What the search for the report came to. */
    private String firstThere(Hypothesis one) {
        String kind = explainer.kindWords();
        String where = one.set().isEmpty() ? "" : "with " + String.join(" ", one.settings()) + " ";
        return where + switch (one.answer()) {
            case REACHABLE -> kind + " comes first under the report's call chain in " + one.best().finding().thread();
            case OTHER_CHAIN -> kind + " comes first in " + one.best().finding().thread() + " under " + String.join(" <- ", one.best().finding().stack().stream().limit(2).toList()) + ", not under the report's call chain";
            case NOT_REACHABLE -> kind + " comes first in no interleaving";
            case STOPPED, NO_SEARCH -> "whether " + kind + " comes first is open";
        } + " (" + one.counts() + ")";
    }

    /** Whether the report comes about where the one who is meant runs. */
    private List<TestedClaim.Answer> races(Claim claim) {
        List<TestedClaim.Answer> answers = new ArrayList<>();
        for (Meant meant : meant(claim)) {
            List<Hypothesis> here = hypotheses.stream().filter(one -> one.name().equals(meant.scenario()) && one.program().suppositions.isEmpty()).sorted(Comparator.comparing(one -> one.set().size())).toList();
            if (here.isEmpty()) {
                continue;
            }
            boolean any = here.stream().anyMatch(one -> one.answer() == Hypothesis.Answer.REACHABLE);
            boolean open = here.stream().anyMatch(one -> one.answer() == Hypothesis.Answer.STOPPED || one.answer() == Hypothesis.Answer.NO_SEARCH);
            String with = "with " + String.join(" and ", DeedSearch.threads(here.get(0).program())) + " of " + meant.scenario() + ", ";
            answers.add(TestedClaim.Answer.searched(claim.asked(), any ? TestedClaim.Word.HOLDS : open ? TestedClaim.Word.OPEN : TestedClaim.Word.NOT,
                    with + told(here), new Setting(here.get(0).name(), here.get(0).set(), here.get(0).program()), everyReported()));
        }
        return answers;
    }

    /** Which threads of the scenarios that have the report's functions can be the first to whom it happens. */
    private List<TestedClaim.Answer> meets(Claim claim) {
        Setting where = null;
        int fewest = Integer.MAX_VALUE;
        List<String> there = new ArrayList<>();
        Setting absent = null;
        List<String> nowhere = new ArrayList<>();
        for (Setting setting : settings) {
            if (!setting.set().isEmpty() || !setting.program().suppositions.isEmpty() || !explainer.concerns(setting.program()) || cancelled.getAsBoolean()) {
                continue;
            }
            Verdict verdict = search(setting, claim.kind());
            if (verdict == null) {
                continue;
            }
            Verdict.First first = verdict.first().stream().min(Comparator.comparingInt(Verdict.First::steps)).orElse(null);
            if (first != null) {
                Set<String> threads = verdict.first().stream().map(row -> String.valueOf(row.finding().thread())).collect(Collectors.toCollection(java.util.TreeSet::new));
                there.add(String.join(" and ", threads) + " of " + setting.name() + " (" + first.steps() + " steps)");
                where = first.steps() < fewest ? setting : where;
                fewest = Math.min(fewest, first.steps());
            } else if (verdict.stoppedBy() == null) {
                nowhere.add(setting.name() + " (" + verdict.states() + " states)");
                absent = absent == null ? setting : absent;
            }
        }
        List<TestedClaim.Answer> answers = new ArrayList<>();
        String options = " --every " + claim.kind().word() + " --max-states " + mostStates;
        if (where != null) {
            answers.add(TestedClaim.Answer.searched(claim.asked(), TestedClaim.Word.HOLDS, claim.kind().word() + ", to " + String.join(", ", there), where, options));
        }
        if (absent != null) {
            answers.add(TestedClaim.Answer.searched(claim.asked(), TestedClaim.Word.NOT, claim.kind().word() + ", in no interleaving of " + String.join(", ", nowhere), absent, options));
        }
        return answers;
    }

    private Verdict search(Setting setting, FindingKind kind) {
        try {
            return new Explorer(setting.program(), Options.standard().withEvery(EnumSet.of(kind)), Limits.standard().withStates(mostStates), ticker).explore();
        } catch (ProgramError wrong) {
            // It cannot be asked; the explanation's table says why.
            return null;
        }
    }

    private DeedSearch.Answer ask(Setting setting, DeedSearch.Question question) {
        try {
            return cancelled.getAsBoolean() ? null : new DeedSearch(setting.program(), Limits.standard().withStates(mostStates), ticker).ask(question);
        } catch (ProgramError wrong) {
            // As above.
            return null;
        }
    }

    private static TestedClaim.Word open(DeedSearch.Answer answer) {
        return answer.stoppedBy() == null ? TestedClaim.Word.NOT : TestedClaim.Word.OPEN;
    }

    private static String says(Meant meant, DeedSearch.Question question, DeedSearch.Answer answer, Setting setting) {
        String who = meant.thread() + " of " + meant.scenario() + (setting.set().isEmpty() ? "" : " with " + settings(setting));
        return (answer.isDone() ? who + " " + question.does() + " (" + setting.program().file + ":" + answer.deed().line() + ")"
                : answer.stoppedBy() == null ? who + " " + question.does() + " in no interleaving" : "whether " + who + " " + question.does() + " was not searched to the end")
                + " (" + answer.searched(setting.program().reuse) + ")";
    }

    private static String settings(Setting setting) {
        return setting.set().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining(" "));
    }

    private String options(DeedSearch.Question question) {
        return " --does " + question.text() + " --max-states " + mostStates;
    }

    private String everyReported() {
        return explainer.everyOptions() + " --max-states " + mostStates;
    }
}
