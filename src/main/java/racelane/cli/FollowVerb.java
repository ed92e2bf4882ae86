package racelane.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import racelane.session.ReplayCommand;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import racelane.analysis.Analysis;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.compare.Follow;
import racelane.compare.FollowLimits;
import racelane.compare.Followed;
import racelane.compare.Stretch;
import racelane.explore.Explorer;
import racelane.read.Progress;
import racelane.read.kernellog.KernelLogFormat;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.scenario.ScenarioException;
import racelane.scenario.SourceError;
import racelane.session.ReplayCommand;
import racelane.sim.ProgramError;
import racelane.sim.Run;
import racelane.trace.Gap;
import racelane.trace.Lane;
import racelane.trace.Ticker;
import racelane.trace.Trace;

/** A capture's order imposed on a scenario. */
@Command(name = "follow", mixinStandardHelpOptions = true,
        description = "the order of a capture's calls, returns, locks and counts imposed on a scenario, and where the scenario cannot follow",
        footer = {"", "Without --finding, --from and --to: from the beginning to the most telling finding, or to the end if there is none.",
            "Settings that --set does not name are the scenario's own, or changed if that carries further; what was changed is told.",
            "Exit status 0: followed to its end; 1: not; 2: nothing to follow, or unreadable."})
final class FollowVerb implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CAPTURE", description = "the trace")
    Path file;

    @Parameters(index = "1", paramLabel = "SCENARIO", description = "a .race file, or the name of a bundled scenario (racelane scenarios)")
    String scenario;

    @Option(names = "--finding", paramLabel = "N", description = "to the end of the chain of the Nth finding of check")
    Integer finding;

    @Option(names = "--from", paramLabel = "LINE", description = "from this line of the capture on: the scenario's state after its init must be that of the capture there")
    Integer from;

    @Option(names = "--to", paramLabel = "LINE", description = "up to this line of the capture")
    Integer to;

    @Option(names = "--bind", paramLabel = "TASK=THREAD", description = "this task is played by that thread of the scenario; again and again")
    List<String> bind = new ArrayList<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "the value of a config: a number, true or false; it is not changed then")
    List<String> set = new ArrayList<>();

    @Option(names = "--reuse", paramLabel = "any|lifo|off", description = "which memory an allocation gets; the file's own by default")
    String reuse;

    @Option(names = "--lens", paramLabel = "FILE", description = "a lens file; again and again; it goes before the built-in ones")
    List<Path> lenses = new ArrayList<>();

    @Option(names = "--clock", paramLabel = "NAME", description = "the trace clock, where the file does not say")
    String clock;

    @Option(names = "--max-states", paramLabel = "N", defaultValue = "200000", description = "stop after so many states of one search (${DEFAULT-VALUE})")
    long maxStates;

    @Option(names = "--max-seconds", paramLabel = "N", defaultValue = "60", description = "stop one search after so many seconds (${DEFAULT-VALUE})")
    long maxSeconds;

    @Option(names = "-o", paramLabel = "TRACE", description = "write the scenario's run as a trace (Racelane JSON lines)")
    Path output;

    @Option(names = "--json", description = "one JSON document on standard output, nothing else")
    boolean json;

    @Option(names = "--debug", description = "where something fails, the program's own stack trace")
    boolean debug;

    private final Ticker ticker;

    FollowVerb(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        try {
            return follow();
        } catch (ScenarioException wrong) {
            for (SourceError error : wrong.errors()) {
                err.println("racelane: " + error);
            }
            return Exit.UNUSABLE;
        } catch (ProgramError wrong) {
            err.println("racelane: " + wrong.getMessage());
            return Exit.UNUSABLE;
        }
    }

    private int follow() throws Exception {
        if (maxStates < 1 || maxSeconds < 1) {
            throw new VerbException("a bound is at least 1: write a number from 1");
        }
        Scenario source = ScenarioChoice.open(scenario);
        Map<String, Long> given = ScenarioChoice.configs(set);
        Program program = source.compile(given);
        Analysis analysis = new Opening(Catalog.formats(), Catalog.lenses(lenses)).withClock(clock).open(file, null, Progress.none());
        if (analysis.trace().facts().format().equals(KernelLogFormat.NAME)) {
            throw new VerbException(file + ": is a kernel log, in which no call can be followed: name the trace of the same run");
        }
        if (!Follow.knows(analysis, program)) {
            throw new VerbException(file + ": no call in it is of a function that " + scenario + " has, so there is nothing to follow: name a trace in which its functions are probed, or another scenario");
        }
        Stretch stretch = stretch(analysis);
        Followed followed = new Follow(analysis, source, given, reuse == null ? null : ScenarioChoice.reuse(reuse), players(analysis.trace(), program),
                new FollowLimits(maxStates, Math.min(maxSeconds, 1_000_000_000L), ticker)).follow(stretch);
        if (followed.events() == 0) {
            throw new VerbException(file + ": between the lines asked for no task enters a function that " + scenario + " has: widen --from and --to");
        }
        Run run = Explorer.replay(followed.program(), followed.reuse(), followed.schedule(), false);
        if (output != null) {
            Files.writeString(output, RunFile.text(run.trace()));
        }
        List<String> settings = new ArrayList<>(set);
        followed.changed().forEach((name, value) -> settings.add(name + "=" + value));
        String replay = ReplayCommand.of(scenario, null, settings, reuse, followed.schedule());
        FollowAnswer answer = new FollowAnswer(analysis, file.toString(), scenario, followed, run, replay);
        if (json) {
            Json.print(spec.commandLine().getOut(), answer.document());
        } else {
            answer.print(spec.commandLine().getOut());
        }
        return followed.reached() ? Exit.FINE : Exit.FOUND;
    }

    private Stretch stretch(Analysis analysis) throws VerbException {
        Trace trace = analysis.trace();
        int fromRow = from == null ? 0 : row(trace, "--from", from, true);
        if (finding != null && to != null) {
            throw new VerbException("--finding " + finding + " and --to " + to + " both say where to end: write one of them");
        }
        int count = analysis.findings().size();
        if (finding != null && (finding < 1 || finding > count)) {
            throw new VerbException("finding " + finding + ": there is no such finding, " + file + " has " + (count == 0 ? "none" : "1 to " + count) + "; see check");
        }
        Stretch stretch = finding != null ? Stretch.to(analysis, analysis.findings().get(finding - 1), fromRow)
                : to != null ? Stretch.between(fromRow, row(trace, "--to", to, false)) : Follow.stretch(analysis, fromRow);
        if (stretch.toRow() < stretch.fromRow()) {
            throw new VerbException("nothing lies between line " + trace.line(stretch.fromRow()) + " and line " + trace.line(stretch.toRow()) + ": write a --from before the end");
        }
        Gap gap = stretch.gap(trace);
        if (gap != null) {
            throw new VerbException(file + ": events were lost on CPU " + gap.cpu() + " before line " + trace.line(Math.min(trace.size() - 1, Math.max(0, gap.toRow())))
                    + ", and across a gap nothing can be followed: write a --from after it or a --to before it");
        }
        return stretch;
    }

    /** The first row whose line is not before the given one, or the last whose line is not after it. */
    private int row(Trace trace, String option, int line, boolean first) throws VerbException {
        int best = -1;
        for (int row = 0; row < trace.size(); row++) {
            boolean fits = first ? trace.line(row) >= line : trace.line(row) <= line;
            if (fits && (best < 0 || !first)) {
                best = row;
            }
        }
        if (best < 0 || line < 1) {
            throw new VerbException(option + " " + line + ": " + file + " has no event there, its events are in the lines " + trace.line(0) + " to " + trace.line(trace.size() - 1));
        }
        return best;
    }

    private Map<Integer, String> players(Trace trace, Program program) throws VerbException {
        Map<Integer, String> players = new LinkedHashMap<>();
        for (String one : bind) {
            int equals = one.lastIndexOf('=');
            String task = equals < 1 ? one : one.substring(0, equals);
            String thread = one.substring(equals + 1);
            Lane lane = trace.lanes().stream().filter(each -> each.name().equals(task)).findFirst().orElse(null);
            if (equals < 1 || lane == null) {
                throw new VerbException("--bind " + one + ": " + file + " has no task of that name: write TASK=THREAD, the task as info lists it");
            }
            if (program.threads.stream().noneMatch(each -> each.name().equals(thread))) {
                throw new VerbException("--bind " + one + ": " + scenario + " has no thread " + thread + ", it has "
                        + String.join(", ", program.threads.stream().map(Program.ThreadSpec::name).toList()));
            }
            players.put(lane.index(), thread);
        }
        return players;
    }
}
