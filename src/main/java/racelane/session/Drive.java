package racelane.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.sim.Finding;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.sim.Walk;

/**
 * A scenario that a person drives by hand: whose turn it is, a step taken, taken back, and every branch that
 * was ever tried. Used by one thread at a time. What the program does that the language does not have, or a
 * bound of the machine, comes out as the machine's own exception; the drive then stands where it stood.
 */
public final class Drive {
    private final Program program;
    private final ReuseMode reuse;
    private final List<Branch> roots = new ArrayList<>();
    private Branch current;
    private Walk walk;

    /** Stands after init, with the first possibility of every choice in it. */
    public Drive(Program program, ReuseMode reuse) {
        this.program = program;
        this.reuse = reuse;
        stand(root(List.of()));
    }

    public Program program() {
        return program;
    }

    public ReuseMode reuse() {
        return reuse;
    }

    /** Where it stands: the last step taken, or a root. */
    public Branch current() {
        return current;
    }

    /** Who could do what now: threads in the order of the source, then works, then callbacks that are under way. */
    public List<Turn> turns() {
        Set<String> names = new LinkedHashSet<>();
        program.threads.forEach(thread -> names.add(thread.name()));
        program.works.forEach(work -> names.add(work.name()));
        List<String> live = walk.live();
        names.addAll(live);
        List<Schedule.Pick> options = walk.options();
        List<Turn> turns = new ArrayList<>();
        for (String name : names) {
            List<Turn.Choice> choices = options.stream().filter(pick -> pick.thread().equals(name))
                    .map(pick -> new Turn.Choice(pick, walk.preview(pick))).toList();
            boolean lives = live.contains(name);
            Turn.State state = !choices.isEmpty() ? Turn.State.READY : lives ? Turn.State.WAITS
                    : turns.size() < program.threads.size() ? Turn.State.ENDED : Turn.State.NOT_RUNNING;
            turns.add(new Turn(turns.size() + 1, name, state, lives ? walk.lineOf(name) : 0, lives ? walk.functionOf(name) : "", choices));
        }
        return turns;
    }

    /**
     * Does a step, or does it again.
     *
     * @throws IllegalArgumentException if it cannot be done now, with what can
     */
    public void take(Schedule.Pick pick) {
        Branch from = current;
        try {
            Run.Step step = walk.take(pick);
            Branch known = from.child(pick);
            current = known != null ? known : from.add(step, program.failing);
            current.visited();
        } catch (RuntimeException failure) {
            stand(from);
            throw failure;
        }
    }

    /** Runs the thread with this number by its first possible step; false if it cannot go on or there is none of that number. */
    public boolean run(int number) {
        List<Turn> turns = turns();
        if (number < 1 || number > turns.size() || turns.get(number - 1).choices().isEmpty()) {
            return false;
        }
        take(turns.get(number - 1).choices().get(0).pick());
        return true;
    }

    /** Takes the last step back; false at the beginning. The step stays in the tree. */
    public boolean back() {
        if (current.isRoot()) {
            return false;
        }
        stand(current.parent());
        return true;
    }

    /** Goes on along the branch that was taken last from here; false if there is none. */
    public boolean again() {
        Branch latest = current.latest();
        if (latest == null) {
            return false;
        }
        take(latest.step().pick());
        return true;
    }

    /** Takes the last step back and does the same thread's next possible step instead; false if there is no other. */
    public boolean other() {
        if (current.isRoot()) {
            return false;
        }
        Schedule.Pick done = current.step().pick();
        Branch before = current;
        stand(current.parent());
        List<Schedule.Pick> picks = walk.options().stream().filter(pick -> pick.thread().equals(done.thread())).toList();
        Schedule.Pick next = picks.get((picks.indexOf(done) + 1) % picks.size());
        if (next.equals(done)) {
            stand(before);
            return false;
        }
        take(next);
        return true;
    }

    /** Stands after a step that was tried before. */
    public void goTo(Branch branch) {
        stand(branch);
        branch.visited();
    }

    /**
     * Puts a schedule's steps into the tree, and stands after them.
     *
     * @throws IllegalArgumentException if it does not fit; the drive then stands where it stood
     */
    public void follow(Schedule schedule) {
        Branch before = current;
        try {
            stand(root(schedule.picks().stream().filter(pick -> pick.thread().equals("init")).toList()));
            schedule.picks().stream().filter(pick -> !pick.thread().equals("init")).forEach(this::take);
        } catch (RuntimeException failure) {
            stand(before);
            throw failure;
        }
    }

    private Branch root(List<Schedule.Pick> initPicks) {
        // Choices that a schedule leaves open are taken by the walk; the root is known by all that were made.
        List<Schedule.Pick> made = new Walk(program, reuse, initPicks).schedule().picks();
        for (Branch root : roots) {
            if (root.schedule().picks().equals(made)) {
                return root;
            }
        }
        Branch root = Branch.root(made);
        roots.add(root);
        return root;
    }

    private void stand(Branch branch) {
        walk = Walk.along(program, reuse, branch.schedule());
        current = branch;
    }

    /** How to get here. */
    public Schedule schedule() {
        return current.schedule();
    }

    /** Whether nobody can go on. */
    public boolean isOver() {
        return walk.isOver();
    }

    /** Everything found on the way here, init's findings first. */
    public List<Finding> findings() {
        return walk.findings();
    }

    /** The first finding on the way here that fails the scenario, or null. */
    public Finding failure() {
        return walk.failure();
    }
}
