package racelane.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import racelane.scenario.FindingKind;
import racelane.sim.Finding;
import racelane.sim.Run;
import racelane.sim.Schedule;

/** A step that was taken in a drive, and the steps that were ever tried after it. The root is the state after init. */
public final class Branch {
    private final Branch parent;
    private final Run.Step step;
    private final List<Schedule.Pick> initPicks;
    private final int depth;
    private final boolean failing;
    private final List<Branch> children = new ArrayList<>();
    private Branch latest;

    private Branch(Branch parent, Run.Step step, List<Schedule.Pick> initPicks, boolean failing) {
        this.parent = parent;
        this.step = step;
        this.initPicks = initPicks;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.failing = failing;
    }

    static Branch root(List<Schedule.Pick> initPicks) {
        return new Branch(null, null, List.copyOf(initPicks), false);
    }

    Branch add(Run.Step taken, Iterable<FindingKind> failingKinds) {
        boolean fails = false;
        for (FindingKind kind : failingKinds) {
            fails |= taken.findings().stream().anyMatch(finding -> finding.kind() == kind);
        }
        Branch child = new Branch(this, taken, initPicks, fails);
        children.add(child);
        return child;
    }

    Branch child(Schedule.Pick pick) {
        return children.stream().filter(child -> child.step.pick().equals(pick)).findFirst().orElse(null);
    }

    /** Remembers, all the way up, that this was the way taken last. */
    void visited() {
        for (Branch at = this; at.parent != null; at = at.parent) {
            at.parent.latest = at;
        }
    }

    public boolean isRoot() {
        return parent == null;
    }

    /** Null of the root. */
    public Branch parent() {
        return parent;
    }

    /** What was done; null of the root. */
    public Run.Step step() {
        return step;
    }

    /** Steps from the root. */
    public int depth() {
        return depth;
    }

    /** Whether it found something that fails the scenario. */
    public boolean isFailing() {
        return failing;
    }

    /** What it found; nothing at the root. */
    public List<Finding> findings() {
        return step == null ? List.of() : step.findings();
    }

    /** In the order in which they were first tried. */
    public List<Branch> children() {
        return Collections.unmodifiableList(children);
    }

    /** The child that was taken last, or null. */
    public Branch latest() {
        return latest;
    }

    /** From the root, which is left out, to this step. */
    public List<Branch> path() {
        List<Branch> path = new ArrayList<>();
        for (Branch at = this; !at.isRoot(); at = at.parent) {
            path.add(at);
        }
        Collections.reverse(path);
        return path;
    }

    /** Steps below it, along all branches. */
    public int stepsBelow() {
        int count = 0;
        List<Branch> open = new ArrayList<>(children);
        while (!open.isEmpty()) {
            Branch next = open.remove(open.size() - 1);
            count++;
            open.addAll(next.children);
        }
        return count;
    }

    /** The choices of init, then a pick a step. */
    public Schedule schedule() {
        List<Schedule.Pick> picks = new ArrayList<>(initPicks);
        path().forEach(branch -> picks.add(branch.step.pick()));
        return new Schedule(picks);
    }
}
