package racelane.sim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;

/**
 * A run that somebody drives: asks who can go on, takes a step, takes it back. The same picks always give the
 * same trace. Not for several threads at once.
 */
public final class Walk {
    private final Program program;
    private final ReuseMode reuse;
    private final EnumSet<FindingKind> failing;
    private Machine machine;
    private Scout scout;
    private TraceRecorder recorder;
    private MachineState state;
    private final List<Schedule.Pick> initPicks = new ArrayList<>();
    private final List<Run.Step> steps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Finding failure;
    private int preemptions;
    private String lastThread;
    private final Map<String, Integer> threadOf = new LinkedHashMap<>();
    private Queues queues;

    /**
     * Begins after init.
     *
     * @param initPicks the choices of init; where they end, the first possibility is taken
     */
    public Walk(Program program, ReuseMode reuse, List<Schedule.Pick> initPicks) {
        this.program = program;
        this.reuse = reuse;
        this.failing = program.failing;
        begin(initPicks);
    }

    /** Begins a run along a schedule: its picks of init first. */
    public static Walk along(Program program, ReuseMode reuse, Schedule schedule) {
        Walk walk = new Walk(program, reuse, schedule.picks().stream().filter(pick -> pick.thread().equals("init")).toList());
        for (Schedule.Pick pick : schedule.picks()) {
            if (!pick.thread().equals("init")) {
                walk.take(pick);
            }
        }
        return walk;
    }

    private void begin(List<Schedule.Pick> picks) {
        machine = new Machine(program, reuse).withStacks();
        scout = new Scout(program, reuse);
        machine.core.lives = new Lives(program);
        recorder = new TraceRecorder(machine.core);
        machine.core.witness = recorder;
        initPicks.clear();
        steps.clear();
        findings.clear();
        failure = null;
        preemptions = 0;
        lastThread = null;
        queues = new Queues(machine, recorder);
        init(picks);
        for (int i = 0; i < state.threads.length; i++) {
            threadOf.put(machine.name(i), i);
        }
    }

    private void init(List<Schedule.Pick> picks) {
        state = machine.bare();
        int used = 0;
        int done = 0;
        while (state.isLive(machine.initThread())) {
            if (++done > 100_000) {
                throw new BoundReached("100000 steps of init");
            }
            List<Schedule.Pick> options = scout.options(state, machine.initThread());
            if (options.isEmpty()) {
                note(new Finding(FindingKind.DEADLOCK, "init", null, "init waits, and nobody else runs yet", 0, List.of()));
                return;
            }
            int[] choices = options.get(0).choiceArray();
            if (choices.length > 0 && used < picks.size()) {
                choices = picks.get(used++).choiceArray();
            }
            if (!machine.step(state, machine.initThread(), choices)) {
                throw new IllegalArgumentException("init cannot take these choices");
            }
            if (machine.choices().length > 0) {
                initPicks.add(Schedule.Pick.of("init", machine.choices()));
            }
            state = machine.result();
            machine.findings().forEach(this::add);
        }
        state = machine.settle(state);
        List<Finding> settled = List.copyOf(machine.findings());
        settled.forEach(this::add);
        machine.ending().always(state, null).forEach(this::note);
        endIfOver();
    }

    private void add(Finding finding) {
        findings.add(finding);
        if (failure == null && failing.contains(finding.kind())) {
            failure = finding;
        }
    }

    /** A finding that the machine itself did not make. */
    private void note(Finding finding) {
        add(finding);
        machine.core.s = state;
        recorder.found(finding);
    }

    /** What can be picked now, in order of threads and choices; empty at the end and in a deadlock. */
    public List<Schedule.Pick> options() {
        List<Schedule.Pick> options = new ArrayList<>();
        for (int thread = 0; thread < state.threadCount(); thread++) {
            options.addAll(scout.options(state, thread));
        }
        return options;
    }

    /**
     * Does one step.
     *
     * @throws IllegalArgumentException if it cannot be done now, with what can
     */
    public Run.Step take(Schedule.Pick pick) {
        for (int i = 0; i < state.threadCount(); i++) {
            threadOf.put(machine.name(i), i);
        }
        Integer thread = threadOf.get(pick.thread());
        if (thread == null || thread >= state.threadCount() || !scout.options(state, thread).contains(pick)) {
            List<Schedule.Pick> can = options();
            throw new IllegalArgumentException("step " + (steps.size() + 1) + ": " + pick + " cannot go on here; " + (can.isEmpty() ? "nobody can, the run is over"
                    : "these can: " + String.join(" ", can.stream().map(Schedule.Pick::toString).toList())));
        }
        if (lastThread != null && !lastThread.equals(pick.thread()) && !scout.options(state, threadOf.get(lastThread)).isEmpty()) {
            preemptions++;
        }
        lastThread = pick.thread();
        int firstRow = recorder.rows();
        int before = findings.size();
        recorder.nextStep();
        int line = lineOf(thread);
        machine.step(state, thread, pick.choiceArray());
        state = machine.result();
        List<Finding> found = List.copyOf(machine.findings());
        found.forEach(this::add);
        machine.ending().always(state, machine.name(thread)).forEach(this::note);
        queues.stepped(state, thread);
        Finding cycle = machine.ending().cycle(state, thread);
        if (cycle != null) {
            note(cycle);
        }
        endIfOver();
        Run.Step step = new Run.Step(pick, line, recorder.summary() == null ? "runs" : recorder.summary(), firstRow,
                List.copyOf(findings.subList(before, findings.size())));
        steps.add(step);
        return step;
    }

    /**
     * What a step would do and find, without doing it.
     *
     * @param text     in the words of {@link Run.Step#text}, but lives are not told apart
     * @param findings what the machine itself would find; checks that would fail after the step are not asked
     * @param memory   whose memory the step would allocate, {@code where node#1 was}, or {@code fresh memory}; empty where it
     *                 allocates none
     */
    public record Preview(String text, List<Finding> findings, String memory) {}

    /**
     * Looks at one of {@link #options} before it is taken.
     *
     * @throws IllegalArgumentException if it cannot be done now
     */
    public Preview preview(Schedule.Pick pick) {
        int thread = threadOf.getOrDefault(pick.thread(), -1);
        if (thread < 0 || thread >= state.threadCount()) {
            throw new IllegalArgumentException(pick + " is no thread of this run");
        }
        return scout.preview(state, thread, pick, machine.core.lives);
    }

    private void endIfOver() {
        if (isOver()) {
            if (machine.ending().allEnded(state)) {
                machine.ending().atEnd(state).forEach(this::note);
            } else {
                Finding stuck = machine.ending().stuck(state);
                if (stuck != null) {
                    note(stuck);
                }
            }
        }
    }

    /** Line of the source in front of which a thread stands; 0 if it has ended. */
    public int lineOf(String thread) {
        return lineOf(threadOf.get(thread));
    }

    private int lineOf(int thread) {
        return state.isLive(thread) ? program.line[pcOf(thread)] : 0;
    }

    /** Name of the function in which a thread stands; empty if it has ended. */
    public String functionOf(String thread) {
        int index = threadOf.get(thread);
        return state.isLive(index) ? program.functions.get(program.functionOf[pcOf(index)]).name() : "";
    }

    private int pcOf(int thread) {
        long[] saved = state.threads[thread];
        return saved.length == 0 ? program.functions.get(program.works.get(thread - program.threads.size()).function()).entry() : MachineState.pc(saved);
    }

    /** Takes back the last step; does nothing at the beginning. */
    public void back() {
        if (steps.isEmpty()) {
            return;
        }
        List<Schedule.Pick> again = steps.subList(0, steps.size() - 1).stream().map(Run.Step::pick).toList();
        begin(List.copyOf(initPicks));
        again.forEach(this::take);
    }

    /** Goes on to the end, the lowest-numbered thread that can first, at most so many steps. */
    public void runOn(int mostSteps) {
        for (int i = 0; i < mostSteps; i++) {
            Schedule.Pick next = scout.first(state);
            if (next == null) {
                return;
            }
            take(next);
        }
    }

    /** Whether nobody can go on. */
    public boolean isOver() {
        return scout.first(state) == null;
    }

    /** Names of the threads that have something left to run, in order. */
    public List<String> live() {
        List<String> names = new ArrayList<>();
        for (int thread = 0; thread < state.threadCount(); thread++) {
            if (state.isLive(thread)) {
                names.add(machine.name(thread));
            }
        }
        return names;
    }

    public int stepCount() {
        return steps.size();
    }

    public Finding failure() {
        return failure;
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Switches away from a thread that could have gone on. */
    public int preemptions() {
        return preemptions;
    }

    public Schedule schedule() {
        List<Schedule.Pick> picks = new ArrayList<>(initPicks);
        steps.forEach(step -> picks.add(step.pick()));
        return new Schedule(picks);
    }

    /** The run as it stands. The walk goes on afterwards only by {@link #back} or anew. */
    public Run finish() {
        return new Run(schedule(), List.copyOf(steps), findings(), failure, isOver(), recorder.freeze(schedule()));
    }
}
