package racelane.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.explore.DeedSearch;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.Verdict;
import racelane.export.TextDiagram;
import racelane.lens.LensException;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.session.DrivenRun;
import racelane.session.ReplayCommand;
import racelane.timeline.Timeline;
import racelane.trace.Ticker;
import racelane.trace.Workers;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every interleaving of a scenario. */
@Command(name = "explore", mixinStandardHelpOptions = true, description = "every interleaving of a scenario: a failing schedule, or none there is",
        footer = {"", "Exit status 0: no failure, complete; 1: failure; 2: not a scenario; 3: stopped by a bound, nothing found."})
final class ExploreVerb extends ScenarioVerb {
    private static final double TELL_SECONDS = 5;
    private final Ticker ticker;
    private final Workers workers;

    @Option(names = "--max-states", paramLabel = "N", description = "stop after so many states")
    Long maxStates;

    @Option(names = "--max-seconds", paramLabel = "N", defaultValue = "60", description = "stop after so many seconds (60): a scenario may never end")
    long maxSeconds;

    @Option(names = "--preemptions", paramLabel = "N", description = "only schedules with at most so many preemptions")
    Integer preemptions;

    @Option(names = "--shortest", paramLabel = "preemptions|steps", description = "the failing schedule with the fewest of these")
    String shortest;

    @Option(names = "--search", paramLabel = "reduced|plain", defaultValue = "reduced", description = "with or without reduction and symmetry")
    String search;

    @Option(names = "--every", paramLabel = "KINDS", split = ",", description = "which of these kinds can come first, in which thread, under which stack")
    String[] every;

    @Option(names = "--vary", paramLabel = "NAME=A..B", description = "with --every: for each value of this config, and what the least is that a row needs; a table")
    List<String> vary = new ArrayList<>();

    @Option(names = "--does", paramLabel = "THREAD:DEED", description = "whether a thread ever does that, and the shortest schedule to it: get, put, free, or call=FUNCTION")
    String does;

    ExploreVerb(Ticker ticker, Workers workers) {
        this.ticker = ticker;
        this.workers = workers;
    }

    @Override
    int run(Program program) throws Exception {
        Options options = options().withReuse(reuse(program));
        if (!vary.isEmpty()) {
            return table(program, options);
        }
        if (does != null) {
            return does(program);
        }
        Verdict verdict = explorer(program, options).explore();
        write(verdict.run());
        if (json) {
            Json.print(out(), document(program, verdict));
        } else {
            print(program, verdict);
        }
        return verdict.outcome().exitStatus();
    }

    /** Tells on standard error, now and then, how far it is: a person must not take it for dead. */
    private Explorer explorer(Program program, Options options) throws VerbException {
        double[] told = {0};
        return new Explorer(program, options, limits(), ticker).on(workers).telling((states, depth, seconds) -> {
            if (seconds >= told[0] + TELL_SECONDS) {
                told[0] = seconds;
                err().printf(Locale.ROOT, "racelane: exploring %s: %d states, %d steps deep, %.0f of at most %d s%n", scenario, states, depth, seconds, maxSeconds);
                err().flush();
            }
        });
    }

    private int table(Program program, Options options) throws Exception {
        if (every == null || output != null) {
            throw new VerbException("--vary: it makes a table of what --every finds: write --every KINDS beside it, and no -o");
        }
        Map<String, long[]> ranges = FirstTable.ranges(vary);
        FirstTable table = new FirstTable(ScenarioChoice.open(scenario, patch), ScenarioChoice.configs(set), ranges);
        table.search(varied -> explorer(varied, options).explore());
        if (json) {
            Json.print(out(), document(program, table, ranges));
            return table.outcome().exitStatus();
        }
        out().print(table.text());
        if (table.stoppedBy() != null) {
            out().println("stopped by " + table.stoppedBy() + ": there may be more");
        }
        return table.outcome().exitStatus();
    }

    private int does(Program program) throws VerbException {
        DeedSearch.Question question = DeedSearch.Question.of(does);
        if (question == null || !DeedSearch.threads(program).contains(question.thread())) {
            throw new VerbException("--does " + does + ": " + (question == null ? "write THREAD:DEED with a DEED of get, put, free, call=FUNCTION"
                    : "there is no thread " + question.thread() + " with these settings: write one of " + String.join(", ", DeedSearch.threads(program))));
        }
        if (json || output != null || every != null || reuse != null || preemptions != null || shortest != null) {
            throw new VerbException("--does: it is a search of its own: it goes with --set, --patch and --max-states alone");
        }
        DeedSearch.Answer answer = new DeedSearch(program, limits(), ticker).ask(question);
        out().println(scenario + ": " + answer.sentence(question, program.reuse));
        if (answer.steps() > 0) {
            out().println(replay(answer.schedule()));
        }
        return answer.isDone() ? Exit.FOUND : answer.stoppedBy() == null ? Exit.FINE : Verdict.Outcome.STOPPED.exitStatus();
    }

    private Options options() throws VerbException {
        Options options = Options.standard();
        if (search.equals("plain")) {
            options = options.asPlain();
        } else if (!search.equals("reduced")) {
            throw new VerbException("--search " + search + ": there is no such search: write reduced or plain");
        }
        if (shortest != null) {
            options = options.withShortest(switch (shortest) {
                case "steps" -> Options.Shortest.STEPS;
                case "preemptions" -> Options.Shortest.PREEMPTIONS;
                default -> throw new VerbException("--shortest " + shortest + ": write preemptions or steps");
            });
        }
        return every == null ? options : options.withEvery(kinds());
    }

    private EnumSet<FindingKind> kinds() throws VerbException {
        EnumSet<FindingKind> kinds = EnumSet.noneOf(FindingKind.class);
        for (String word : every) {
            FindingKind kind = FindingKind.of(word.trim());
            if (kind == null) {
                throw new VerbException("--every " + word + ": there is no such kind of finding in scenarios: write kinds like underflow,use-after-free");
            }
            kinds.add(kind);
        }
        return kinds;
    }

    private Limits limits() throws VerbException {
        Limits limits = Limits.standard();
        if (maxStates != null && maxStates < 0 || maxSeconds < 0 || preemptions != null && preemptions < 0) {
            throw new VerbException("a bound is not negative: write a number from 0");
        }
        limits = maxStates == null ? limits : limits.withStates(maxStates);
        limits = limits.withSeconds(Math.min(maxSeconds, 1_000_000_000L));
        return preemptions == null ? limits : limits.withPreemptions(preemptions);
    }

    private ObjectNode document(Program program, Verdict verdict) {
        ObjectNode node = head(program, verdict.reuse(), verdict.outcome(), verdict.stoppedBy(), List.of(verdict));
        Json.number(node, "preemptions", verdict.preemptions());
        node.put("schedule", verdict.schedule() == null ? null : verdict.schedule().toString());
        Json.number(node, "steps", verdict.schedule() == null ? -1 : verdict.steps());
        if (verdict.finding() == null) {
            node.putNull("finding");
        } else {
            finding(node.putObject("finding"), verdict.finding());
        }
        findings(node, verdict.findings());
        ArrayNode besides = node.putArray("besides");
        verdict.besides().forEach(one -> finding(besides.addObject(), one));
        node.put("replay", verdict.schedule() == null ? null : replay(verdict.schedule()));
        if (verdict.first() != null) {
            ArrayNode first = node.putArray("first");
            verdict.first().forEach(row -> first(first.addObject(), row));
        }
        return node;
    }

    /** Of a table: counts are those of all its searches together, and each row has its setting. */
    private ObjectNode document(Program program, FirstTable table, Map<String, long[]> ranges) {
        ObjectNode node = head(program, table.verdicts().get(0).reuse(), table.outcome(), table.stoppedBy(), table.verdicts());
        ObjectNode varied = ((ObjectNode) node.get("options")).putObject("vary");
        ranges.forEach((name, range) -> varied.putArray(name).add(range[0]).add(range[1]));
        node.putNull("preemptions").putNull("schedule").putNull("steps").putNull("finding");
        findings(node, List.of());
        node.putNull("replay").put("settings", table.verdicts().size());
        ArrayNode first = node.putArray("first");
        for (FirstTable.Row row : table.rows()) {
            ObjectNode one = first(first.addObject(), row.first());
            ArrayNode threads = one.putArray("threads");
            row.threads().forEach(threads::add);
            ObjectNode least = one.putObject("set");
            row.varied().forEach(least::put);
            List<String> with = new ArrayList<>(set);
            row.varied().forEach((name, value) -> with.add(name + "=" + value));
            one.put("replay", ReplayCommand.of(scenario, patch, with, reuse, row.first().schedule()));
        }
        return node;
    }

    private ObjectNode head(Program program, ReuseMode mode, Verdict.Outcome outcome, String stoppedBy, List<Verdict> verdicts) {
        ObjectNode node = Json.object().put("scenario", scenario);
        ObjectNode options = node.putObject("options").put("search", search).put("shortest", shortest).put("reuse", mode.word());
        ObjectNode configs = options.putObject("set");
        program.configs.forEach(configs::put);
        options.put("patch", patch).put("maxStates", maxStates).put("maxSeconds", maxSeconds).put("preemptions", preemptions);
        node.put("model", "sequential consistency").put("verdict", outcome.word()).put("stoppedBy", stoppedBy);
        node.put("states", verdicts.stream().mapToLong(Verdict::states).sum()).put("transitions", verdicts.stream().mapToLong(Verdict::transitions).sum());
        node.put("depth", verdicts.stream().mapToInt(Verdict::depth).max().orElse(0));
        return node.put("seconds", verdicts.stream().mapToDouble(Verdict::seconds).sum());
    }

    private static ObjectNode first(ObjectNode node, Verdict.First row) {
        node.put("kind", row.finding().kind().word()).put("thread", row.finding().thread());
        ArrayNode stack = node.putArray("stack");
        row.finding().stack().forEach(stack::add);
        return node.put("schedule", row.schedule().toString()).put("steps", row.steps()).put("shortest", row.shortest());
    }

    private void print(Program program, Verdict verdict) throws LensException {
        out().println(scenario + ": " + verdict.sentence());
        if (verdict.first() != null) {
            for (Verdict.First row : verdict.first()) {
                out().printf(Locale.ROOT, "%n%s in %s, %d steps%s%n", row.finding().kind().word(), row.finding().thread(), row.steps(), row.shortest() ? "" : ", not shown to be the shortest");
                row.finding().stack().forEach(frame -> out().println("   " + frame));
                out().println("   " + replay(row.schedule()));
            }
        }
        if (verdict.run() != null) {
            out().printf("%n%s", diagram(program, verdict));
            out().printf(Locale.ROOT, "%n%s, %d steps, %d preemptions; again:%n%s%n", verdict.finding().kind().word(), verdict.steps(), verdict.preemptions(), replay(verdict.schedule()));
        }
    }

    /** The failing run as a mail has it: on the failing step, one column a thread, only what matters to it. */
    private static String diagram(Program program, Verdict verdict) throws LensException {
        Timeline timeline = Timeline.of(new Opening(Catalog.formats(), Catalog.lenses(List.of())).analyse(verdict.run().trace()));
        return TextDiagram.of(timeline, new DrivenRun(program, verdict.run()).atFailure(timeline), TextDiagram.COLUMNS);
    }
}
