package racelane.explore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.sim.BoundReached;
import racelane.sim.Finding;
import racelane.sim.IrregularPointer;
import racelane.sim.Machine;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.sim.Walk;
import racelane.trace.Ticker;
import racelane.trace.Workers;

/** Explores the interleavings of a program. The same program, options and limits give the same verdict, but for its seconds. */
public final class Explorer {
    /** Steps that a failing run goes on for, to show what follows. */
    private static final int RUN_ON = 10_000;
    /**
     * Stored states after which a search that has found nothing goes on in levels. Most failures lie nearer than that
     * to where depth-first search begins, and a small search is over before other cores have woken up.
     */
    static final long HAND_OVER = 1 << 19;
    private final Program program;
    private final Options options;
    private final Limits limits;
    private final Ticker ticker;
    private final ReuseMode reuse;
    private volatile Limits.Watch watch;
    private Progress progress = Progress.none();
    private Workers workers = Workers.direct();

    public Explorer(Program program, Options options, Limits limits, Ticker ticker) {
        this.program = program;
        this.options = options;
        this.limits = limits;
        this.ticker = ticker;
        this.reuse = options.reuse() == null ? program.reuse : options.reuse();
    }

    /** The same, telling how far it is. */
    public Explorer telling(Progress whom) {
        progress = whom;
        return this;
    }

    /** The same, on all cores of these workers. What comes out does not depend on how many they are. */
    public Explorer on(Workers crew) {
        workers = crew;
        return this;
    }

    /** Lets a running search stop at its next step; safe from another thread. */
    public void cancel() {
        Limits.Watch running = watch;
        if (running != null) {
            running.cancel();
        }
    }

    /**
     * Searches until something fails, everything was looked at or a limit is reached.
     *
     * @throws racelane.sim.ProgramError if the program does what the language does not have
     */
    public Verdict explore() {
        watch = limits.watch(ticker, progress);
        try {
            return options.every() == null ? failure() : every();
        } catch (BoundReached bound) {
            return new Verdict(Verdict.Outcome.STOPPED, bound.getMessage(), 0, 0, 0, watch.seconds(), -1, null, null, null,
                    List.of(), options.every() == null ? null : List.of(), reuse);
        }
    }

    private Stepper stepper(EnumSet<FindingKind> ending, boolean stacks) {
        Machine machine = new Machine(program, reuse);
        return new Stepper(stacks ? machine.withStacks() : machine, ending);
    }

    private Verdict failure() {
        Stepper stepper = stepper(program.failing, false);
        List<Initials.Initial> initials = Initials.of(stepper.machine);
        Besides besides = new Besides(program.failing);
        Search search = search(stepper, initials, besides);
        if (search.failure() == null) {
            Verdict.Outcome outcome = search.stoppedBy() == null ? Verdict.Outcome.EXHAUSTED : Verdict.Outcome.STOPPED;
            return new Verdict(outcome, search.stoppedBy(), search.states(), search.transitions(), search.depth(), watch.seconds(), -1, null,
                    null, null, besides.kept(), null, reuse);
        }
        Schedule schedule = search.schedule();
        if (!options.plain() && options.shortest() == Options.Shortest.NOTHING && limits.preemptions() < 0) {
            schedule = new Shrinker(stepper(program.failing, false), initialOf(initials, schedule), search.failure()).shrink(schedule);
        }
        Walk walk = Walk.along(program, reuse, schedule);
        Finding finding = walk.failure();
        int preemptions = walk.preemptions();
        runOn(walk);
        return new Verdict(Verdict.Outcome.FAILED, null, search.states(), search.transitions(), search.depth(), watch.seconds(), preemptions,
                schedule, walk.finish(), finding, List.of(), null, reuse);
    }

    private static void runOn(Walk walk) {
        try {
            walk.runOn(RUN_ON);
        } catch (BoundReached bound) {
            // The failing step stands; only what would follow it is cut off where the machine's bounds are.
            return;
        }
    }

    private static Initials.Initial initialOf(List<Initials.Initial> initials, Schedule schedule) {
        List<Schedule.Pick> wanted = schedule.picks().stream().filter(pick -> pick.thread().equals("init")).toList();
        for (Initials.Initial initial : initials) {
            if (Search.schedule(initial, List.of()).picks().equals(wanted)) {
                return initial;
            }
        }
        throw new IllegalStateException("no initial state of " + schedule);
    }

    private Search search(Stepper stepper, List<Initials.Initial> initials, Observer observer) {
        if (options.shortest() == Options.Shortest.STEPS && limits.preemptions() < 0) {
            return fewestSteps(stepper, !options.plain(), observer).run(initials);
        }
        if (options.shortest() == Options.Shortest.PREEMPTIONS || limits.preemptions() >= 0) {
            return new FewestPreemptions(stepper, limits.preemptions(), observer, watch).run(initials);
        }
        return depthFirst(stepper, initials, !options.plain(), observer);
    }

    private Search depthFirst(Stepper stepper, List<Initials.Initial> initials, boolean symmetric, Observer observer) {
        if (options.plain()) {
            return complete(stepper, null, initials, symmetric, observer);
        }
        try {
            return complete(stepper, new Reduction(stepper), initials, symmetric, observer);
        } catch (IrregularPointer irregular) {
            // A container_of made a pointer of which the code does not tell where it lies: search without reduction.
            return complete(stepper.another(), null, initials, symmetric, observer);
        }
    }

    /** First in depth, where failures are found fast; what is open after that on all cores. */
    private Search complete(Stepper stepper, Reduction reduction, List<Initials.Initial> initials, boolean symmetric, Observer observer) {
        DepthFirst first = new DepthFirst(stepper, reduction, symmetric, observer, watch, HAND_OVER);
        Search search = first.run(initials);
        return first.open().isEmpty() ? search
                : new LevelSearch(Team.of(stepper, reduction, workers), symmetric, first.visited(), observer, watch).goOn(first.open(), search);
    }

    private LevelSearch fewestSteps(Stepper stepper, boolean symmetric, Observer observer) {
        return new LevelSearch(Team.of(stepper, null, workers), symmetric, new Visited(), observer, watch);
    }

    /** Who can be first: all rows by a complete search, then each row's shortest schedule by a search in order of steps. */
    private Verdict every() {
        Map<String, Verdict.First> rows = new LinkedHashMap<>();
        Stepper stepper = stepper(options.every(), true);
        List<Initials.Initial> initials = Initials.of(stepper.machine);
        Search all = depthFirst(stepper, initials, false, collect(rows, false));
        Map<String, Verdict.First> shortest = new LinkedHashMap<>();
        if (!rows.isEmpty()) {
            Observer collecting = collect(shortest, true);
            fewestSteps(stepper(options.every(), true), false,
                    (found, ending, path) -> collecting.found(found, ending, path) && shortest.size() < rows.size())
                    .run(Initials.of(stepper.machine));
            rows.forEach(shortest::putIfAbsent);
        }
        List<Verdict.First> first = new ArrayList<>(shortest.values());
        Verdict.Outcome outcome = !first.isEmpty() ? Verdict.Outcome.FAILED : all.stoppedBy() == null ? Verdict.Outcome.EXHAUSTED : Verdict.Outcome.STOPPED;
        return new Verdict(outcome, all.stoppedBy(), all.states(), all.transitions(), all.depth(), watch.seconds(), -1, null, null, null, List.of(), first, reuse);
    }

    private Observer collect(Map<String, Verdict.First> rows, boolean shortest) {
        return (found, ending, path) -> {
            if (ending != null) {
                String key = ending.kind() + " " + ending.thread() + " " + ending.stack();
                if (!rows.containsKey(key)) {
                    Schedule schedule = path.get();
                    int steps = (int) schedule.picks().stream().filter(pick -> !pick.thread().equals("init")).count();
                    rows.put(key, new Verdict.First(ending, schedule, steps, shortest));
                }
            }
            return true;
        };
    }

    /** Replays a schedule strictly and lets it go on to its end if asked. */
    public static Run replay(Program program, ReuseMode reuse, Schedule schedule, boolean toTheEnd) {
        Walk walk = Walk.along(program, reuse, schedule);
        if (toTheEnd) {
            runOn(walk);
        }
        return walk.finish();
    }
}
