package racelane.explore;

import java.util.ArrayList;
import java.util.List;
import racelane.sim.BoundReached;
import racelane.sim.Canon;
import racelane.sim.Finding;
import racelane.sim.MachineState;
import racelane.sim.Schedule;

/** Depth-first search over stored states, plain or reduced; after so many of them it leaves what is open to others. */
final class DepthFirst {
    private final Stepper stepper;
    private final Canon canon;
    private final Visited visited = new Visited();
    private final Chain chain;
    private final boolean reduced;
    private final Observer observer;
    private final Limits.Watch watch;
    private final long handOver;
    private final List<Node> path = new ArrayList<>();
    private long transitions;
    private long pathBytes;
    private int deepest;
    private Finding failure;
    private Schedule schedule;
    private String stoppedBy;

    /**
     * @param reduction the reduction, or null for a plain search
     * @param symmetric whether like threads are interchangeable
     */
    DepthFirst(Stepper stepper, Reduction reduction, boolean symmetric, Observer observer, Limits.Watch watch) {
        this(stepper, reduction, symmetric, observer, watch, Long.MAX_VALUE);
    }

    /** @param handOver stored states after which {@link #open} is left to be searched in another way */
    DepthFirst(Stepper stepper, Reduction reduction, boolean symmetric, Observer observer, Limits.Watch watch, long handOver) {
        this.stepper = stepper;
        this.reduced = reduction != null;
        this.canon = new Canon(stepper.machine.program(), stepper.machine.reuse(), symmetric);
        this.chain = new Chain(stepper, reduction, canon, visited);
        this.observer = observer;
        this.watch = watch;
        this.handOver = handOver;
    }

    Search run(List<Initials.Initial> initials) {
        for (Initials.Initial from : initials) {
            Trail start = Trail.from(from);
            Finding ending = stepper.firstEnding(from.findings());
            boolean goOn = found(from.findings(), ending, start);
            if (ending != null) {
                addEnd(from.state());
            } else {
                enter(from.state(), 0, start);
            }
            if (!goOn || !loop()) {
                path.clear();
                break;
            }
        }
        return new Search(visited.count(), transitions, deepest, failure, schedule, failure != null && schedule != null ? null : stoppedBy);
    }

    /** After {@link #run}: the states that were not gone through to the end, empty if the search is over. */
    List<Node> open() {
        return path;
    }

    Visited visited() {
        return visited;
    }

    private void addEnd(MachineState state) {
        canon.fingerprint(state);
        visited.addEnd(canon);
    }

    /** Goes on until the path is done or is to be handed over; false if the search is over. */
    private boolean loop() {
        while (!path.isEmpty() && visited.count() < handOver) {
            Node node = path.get(path.size() - 1);
            String limit = watch.reached(visited.count(), visited.bytes() + pathBytes, node.trail.length);
            String tooDeep = watch.tooDeep(node.trail.length);
            if (limit != null) {
                stoppedBy = limit;
                return false;
            }
            if (tooDeep != null) {
                stoppedBy = tooDeep;
                leave(node);
            } else if (!advance(node)) {
                return false;
            }
        }
        return true;
    }

    private void leave(Node node) {
        path.remove(path.size() - 1);
        pathBytes -= node.bytes();
    }

    /** Does the next step of a node; false if the search is over. */
    private boolean advance(Node node) {
        if (node.isDone()) {
            boolean goOn = !node.isStuck() || end(node);
            leave(node);
            return goOn;
        }
        try {
            if (!node.attempt(stepper)) {
                return true;
            }
        } catch (BoundReached bound) {
            // This step leads where the machine does not go; all others are still looked at.
            stoppedBy = bound.getMessage();
            return true;
        }
        transitions += node.counted ? 1 : 0;
        Trail trail = node.trailAfter(stepper);
        MachineState after = stepper.after();
        boolean failed = stepper.failure() != null;
        boolean goOn = found(stepper.found(), stepper.failure(), trail);
        if (failed) {
            addEnd(after);
        } else if (goOn) {
            enter(after, node.chainAfter(), trail);
        }
        return goOn;
    }

    private void enter(MachineState state, int soFar, Trail trail) {
        Node node = chain.follow(state, soFar, trail, (findings, way) -> observer.found(findings, null, () -> way.schedule(stepper.machine)));
        transitions += chain.steps();
        if (node == null) {
            return;
        }
        if (node.only < 0) {
            int what = visited.add(canon);
            if ((what & Shard.FRESH) == 0) {
                return;
            }
            node.counted = reduced || (what & Shard.OWN_TRANSITIONS) != 0;
        }
        path.add(node);
        pathBytes += node.bytes();
        deepest = Math.max(deepest, node.trail.length);
    }

    private boolean end(Node node) {
        List<Finding> findings = stepper.atEnd(node.state);
        observer.terminal(node.state);
        return found(findings, stepper.firstEnding(findings), node.trail);
    }

    /** Tells the observer; false if the search ends with this. */
    private boolean found(List<Finding> findings, Finding ending, Trail trail) {
        if (findings.isEmpty()) {
            return true;
        }
        boolean goOn = observer.found(List.copyOf(findings), ending, () -> trail.schedule(stepper.machine)) || ending == null;
        if (!goOn) {
            failure = ending;
            schedule = trail.schedule(stepper.machine);
            deepest = Math.max(deepest, trail.length);
        }
        return goOn;
    }
}
