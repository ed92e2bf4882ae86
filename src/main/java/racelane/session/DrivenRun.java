package racelane.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import racelane.analysis.Finding;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.sim.Walk;
import racelane.timeline.LaneKey;
import racelane.timeline.Order;
import racelane.timeline.Span;
import racelane.timeline.Stepper;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Lane;
import racelane.trace.Trace;

/** A simulated run beside its trace: which rows are which steps, and views on it. Immutable. */
public final class DrivenRun {
    /** Rows of the end of a run that are shown while it is driven. */
    private static final int VISIBLE = 44;

    private final Program program;
    private final Run run;

    public DrivenRun(Program program, Run run) {
        this.program = program;
        this.run = run;
    }

    /** Runs a schedule again and stops where it ends; takes time in proportion to it. */
    public static DrivenRun along(Program program, ReuseMode reuse, Schedule schedule) {
        return new DrivenRun(program, Walk.along(program, reuse, schedule).finish());
    }

    public Run run() {
        return run;
    }

    public Trace trace() {
        return run.trace();
    }

    /** Steps of the schedule that are done at a row of the trace: 0 for rows of init. */
    public int stepsAt(int row) {
        int low = 0;
        int high = run.steps().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (run.steps().get(middle).firstRow() <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The schedule up to the step that a row belongs to. */
    public Schedule scheduleTo(int row) {
        int inits = run.schedule().size() - run.steps().size();
        return new Schedule(run.schedule().picks().subList(0, inits + stepsAt(row)));
    }

    /** The row that tells of the failure; the last row of a run without one; -1 if there is no row. */
    public int failingRow() {
        if (run.failure() == null) {
            return trace().size() - 1;
        }
        int step = failingStep();
        return rowOf(run.failure(), step < 0 ? 0 : run.steps().get(step).firstRow(), endOf(step));
    }

    /** Which step failed the run; -1 if init did. */
    private int failingStep() {
        for (int i = 0; i < run.steps().size(); i++) {
            if (run.steps().get(i).findings().contains(run.failure())) {
                return i;
            }
        }
        return -1;
    }

    /** The row after a step's last one; -1 means init. */
    private int endOf(int step) {
        return step + 1 < run.steps().size() ? run.steps().get(step + 1).firstRow() : trace().size();
    }

    private int rowOf(racelane.sim.Finding finding, int from, int end) {
        for (int row = from; row < end; row++) {
            if (trace().text(row).startsWith(finding.kind().word())) {
                return row;
            }
        }
        return end - 1;
    }

    /** The trace's lane of a thread of the scenario; null if the thread never did anything and is not declared. */
    public Lane lane(String thread) {
        int pid = program.threads.stream().filter(spec -> spec.name().equals(thread)).mapToInt(Program.ThreadSpec::pid).findFirst().orElse(-1);
        for (Lane lane : trace().lanes()) {
            if (pid > 0 ? lane.pid() == pid : lane.pid() < 0 && lane.name().equals(thread)) {
                return lane;
            }
        }
        return null;
    }

    /**
     * While it is driven: threads in the order of the source, the cursor on the last row, the end of the run in view.
     * The first count stays on top, however far down the lane is of the thread that acts; who unpins it has it unpinned.
     */
    public static ViewState atEnd(Timeline timeline, ViewState before) {
        int rows = timeline.trace().size();
        List<LaneKey> counts = timeline.allLanes().stream().filter(LaneKey::isObject).toList();
        List<LaneKey> threads = timeline.allLanes().stream().filter(LaneKey::isThread).sorted((one, other) -> Integer.compare(one.id(), other.id())).toList();
        List<LaneKey> lanes = new ArrayList<>(counts);
        lanes.addAll(threads);
        ViewState all = ViewState.all(lanes, rows).withSpan(new Span(Math.max(0, rows - VISIBLE), Math.max(VISIBLE, rows)));
        boolean counted = before != null && before.lanes().stream().anyMatch(LaneKey::isObject);
        Set<LaneKey> pinned = counted ? before.pinned() : Set.copyOf(counts.subList(0, Math.min(1, counts.size())));
        if (before == null) {
            return end(all.withLanes(lanes, Set.of(), pinned), rows);
        }
        all = all.withLanes(lanes, before.hidden(), pinned).withScroll(before.scrollPx());
        if (before.order() == Order.TIME) {
            all = new Stepper(timeline).fitAll(all.withOrder(Order.TIME, before.span()));
        }
        return end(all, rows);
    }

    private static ViewState end(ViewState all, int rows) {
        return rows == 0 ? all : all.withCursor(rows - 1);
    }

    /**
     * On the failing step, as a capture's finding is opened: with only what matters for it. What the analysis
     * makes of the trace is the finding; where it makes nothing of that step, everything is shown.
     */
    public ViewState atFailure(Timeline timeline) {
        return run.failure() == null ? new Stepper(timeline).toStep(everything(timeline), failingRow() + 1L)
                : at(timeline, failingStep(), run.failure());
    }

    /** On the last step of a schedule that this run went along, where it found something of that kind. */
    public ViewState atEndOf(Schedule schedule, FindingKind kind, Timeline timeline) {
        int step = (int) schedule.picks().stream().filter(pick -> !pick.thread().equals("init")).count() - 1;
        List<racelane.sim.Finding> found = step < 0 ? run.findings() : run.steps().get(step).findings();
        return found.stream().filter(finding -> finding.kind() == kind).findFirst().map(finding -> at(timeline, step, finding)).orElseGet(() -> atFailure(timeline));
    }

    private ViewState at(Timeline timeline, int step, racelane.sim.Finding finding) {
        Stepper stepper = new Stepper(timeline);
        int from = step < 0 ? 0 : run.steps().get(step).firstRow();
        int end = endOf(step);
        List<Finding> findings = timeline.analysis().findings();
        for (int i = 0; i < findings.size(); i++) {
            boolean meant = findings.get(i).kind().equals(finding.kind().word());
            int row = meant ? findings.get(i).rows().stream().filter(at -> at >= from && at < end).findFirst().orElse(-1) : -1;
            if (row >= 0) {
                return stepper.inView(stepper.focus(everything(timeline), i).withCursor(row));
            }
        }
        return stepper.toStep(everything(timeline), rowOf(finding, from, end) + 1L);
    }

    private static ViewState everything(Timeline timeline) {
        return ViewState.all(timeline.allLanes(), timeline.trace().size());
    }
}
