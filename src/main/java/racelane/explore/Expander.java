package racelane.explore;

import java.util.List;
import racelane.sim.BoundReached;
import racelane.sim.Canon;
import racelane.sim.Finding;

/** Expands nodes into batches with a machine of its own: one for each thread that searches. */
final class Expander {
    private final Stepper stepper;
    private final Canon canon;
    private final Chain chain;
    private final Visited visited;
    private final Limits.Watch watch;

    Expander(Stepper stepper, Reduction reduction, boolean symmetric, Visited visited, Limits.Watch watch) {
        this.stepper = stepper;
        this.canon = new Canon(stepper.machine.program(), stepper.machine.reuse(), symmetric);
        this.chain = new Chain(stepper, reduction, canon, visited);
        this.visited = visited;
        this.watch = watch;
    }

    /** Fills the empty batch with what comes of these nodes. What the states seen so far hold is only read. */
    void expand(List<Node> nodes, Batch into) {
        try {
            for (Node node : nodes) {
                if (watch.isOver()) {
                    break;
                }
                expand(node, into);
                into.nextNode();
            }
        } catch (RuntimeException failure) {
            // Told when its turn comes: which failure is the first must not depend on who is the fastest.
            into.fail(failure);
        }
        into.seal();
    }

    private void expand(Node node, Batch into) {
        while (!node.isDone()) {
            try {
                if (!node.attempt(stepper)) {
                    continue;
                }
            } catch (BoundReached bound) {
                into.tellBound(bound.getMessage());
                continue;
            }
            into.did(node.counted ? 1 : 0);
            Trail trail = node.trailAfter(stepper);
            boolean failed = stepper.failure() != null;
            if (!stepper.found().isEmpty()) {
                into.tell(stepper.found(), stepper.failure(), trail);
            }
            if (failed) {
                canon.fingerprint(stepper.after());
                into.ends(canon);
            } else {
                enter(node, trail, into);
            }
        }
        if (node.isStuck()) {
            List<Finding> findings = stepper.atEnd(node.state);
            into.tellStuck(findings, stepper.firstEnding(findings), node);
        }
    }

    private void enter(Node from, Trail trail, Batch into) {
        Node node = chain.follow(stepper.after(), from.chainAfter(), trail, (findings, way) -> into.tell(findings, null, way));
        into.did(chain.steps());
        if (node == null) {
            return;
        }
        if (node.only >= 0) {
            into.passes(node);
        } else if (!visited.has(canon)) {
            into.leadsTo(node, canon);
        }
    }
}
