package racelane.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import racelane.sim.BoundReached;
import racelane.sim.Canon;
import racelane.sim.Finding;
import racelane.sim.MachineState;
import racelane.sim.Schedule;

/**
 * Search by the cost of schedules, the cheapest first: fewest steps, or fewest preemptions and of those fewest
 * steps. Not reduced: a reduction keeps findings, not their shortest schedules. A preemption is a switch away
 * from a thread that could have gone on.
 */
final class BreadthFirst {
    /** What a node takes beside its state: its place in the columns and in the queue, its choices. */
    private static final int NODE_BYTES = 120;
    private final Stepper stepper;
    private final Visited visited;
    private final boolean byPreemptions;
    private final int mostPreemptions;
    private final Observer observer;
    private final Limits.Watch watch;
    private final List<Initials.Initial> initials = new ArrayList<>();
    private MachineState[] states = new MachineState[256];
    private int[] parent = new int[256];
    private int[] thread = new int[256];
    private int[][] taken = new int[256][];
    private int[] steps = new int[256];
    private int[] preemptions = new int[256];
    private int count;
    private final PriorityQueue<long[]> open = new PriorityQueue<>((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
    private long transitions;
    private int deepest;
    private int expanded;
    /** Of all states ever queued; those that are gone are taken off on the average. */
    private long stateBytes;
    private boolean cut;
    private Finding failure;
    private Schedule schedule;
    private String stoppedBy;

    /** @param mostPreemptions bound, or -1 */
    BreadthFirst(Stepper stepper, boolean byPreemptions, int mostPreemptions, boolean symmetric, Observer observer, Limits.Watch watch) {
        this.stepper = stepper;
        this.byPreemptions = byPreemptions || mostPreemptions >= 0;
        this.mostPreemptions = mostPreemptions;
        this.visited = new Visited(new Canon(stepper.machine.program(), stepper.machine.reuse(), symmetric && !this.byPreemptions));
        this.observer = observer;
        this.watch = watch;
    }

    Search run(List<Initials.Initial> from) {
        boolean goOn = true;
        for (Initials.Initial initial : from) {
            initials.add(initial);
            int node = add(initial.state(), -initials.size(), -1, null, 0, 0);
            Finding ending = stepper.firstEnding(initial.findings());
            goOn &= found(initial.findings(), ending, node, -1, null);
            if ((byPreemptions || visited.add(initial.state())) && ending == null) {
                offer(node);
            }
        }
        while (goOn && !open.isEmpty()) {
            int node = (int) open.poll()[1];
            String limit = watch.reached(visited.count(), visited.bytes() + stateBytes + (long) count * NODE_BYTES, steps[node]);
            if (limit != null) {
                stoppedBy = limit;
                break;
            }
            goOn = expand(node);
        }
        if (failure == null && stoppedBy == null && cut) {
            stoppedBy = "--preemptions " + mostPreemptions;
        }
        return new Search(visited.count(), transitions, deepest, failure, schedule, failure != null ? null : stoppedBy);
    }

    private int add(MachineState state, int from, int by, int[] choices, int atSteps, int atPreemptions) {
        if (count == states.length) {
            int more = count * 2;
            states = Arrays.copyOf(states, more);
            parent = Arrays.copyOf(parent, more);
            thread = Arrays.copyOf(thread, more);
            taken = Arrays.copyOf(taken, more);
            steps = Arrays.copyOf(steps, more);
            preemptions = Arrays.copyOf(preemptions, more);
        }
        states[count] = state;
        stateBytes += state.bytes();
        parent[count] = from;
        thread[count] = by;
        taken[count] = choices;
        steps[count] = atSteps;
        preemptions[count] = atPreemptions;
        deepest = Math.max(deepest, atSteps);
        return count++;
    }

    private void offer(int node) {
        open.add(new long[] {byPreemptions ? (long) preemptions[node] << 32 | steps[node] : steps[node], node});
    }

    private boolean expand(int node) {
        MachineState state = states[node];
        states[node] = null;
        stateBytes -= stateBytes / (count - expanded);
        expanded++;
        // With preemptions a state is another one for each thread that ran last: what follows costs differently.
        if (byPreemptions && !visited.add(state, thread[node] + 2)) {
            return true;
        }
        boolean any = false;
        int last = thread[node];
        int threads = state.threadCount();
        boolean lastCan = false;
        for (int i = 0; i < threads; i++) {
            // The thread that ran last comes first: whether it can go on decides what the others cost.
            int next = !byPreemptions || last < 0 ? i : i == 0 ? last : i <= last ? i - 1 : i;
            int cost = byPreemptions && lastCan && next != last ? 1 : 0;
            int[] choices = null;
            do {
                boolean done;
                try {
                    done = state.isLive(next) && stepper.attempt(state, next, choices);
                    choices = state.isLive(next) ? stepper.nextChoices() : null;
                } catch (BoundReached bound) {
                    stoppedBy = bound.getMessage();
                    any = true;
                    break;
                }
                if (!done) {
                    continue;
                }
                any = true;
                lastCan |= next == last;
                if (mostPreemptions >= 0 && preemptions[node] + cost > mostPreemptions) {
                    cut = true;
                    continue;
                }
                transitions++;
                if (!found(stepper.found(), stepper.failure(), node, next, stepper.takenChoices())) {
                    return false;
                }
                if (stepper.failure() != null) {
                    deepest = Math.max(deepest, steps[node] + 1);
                    continue;
                }
                if (!byPreemptions && !visited.add(stepper.after())) {
                    continue;
                }
                offer(add(stepper.after(), node, next, stepper.takenChoices(), steps[node] + 1, preemptions[node] + cost));
            } while (choices != null);
        }
        if (!any) {
            observer.terminal(state);
            List<Finding> findings = stepper.atEnd(state);
            return found(findings, stepper.firstEnding(findings), node, -1, null);
        }
        return true;
    }

    private boolean found(List<Finding> findings, Finding ending, int node, int by, int[] choices) {
        if (findings.isEmpty()) {
            return true;
        }
        boolean goOn = observer.found(List.copyOf(findings), ending, () -> scheduleTo(node, by, choices)) || ending == null;
        if (!goOn) {
            failure = ending;
            schedule = scheduleTo(node, by, choices);
        }
        return goOn;
    }

    private Schedule scheduleTo(int node, int by, int[] choices) {
        List<Schedule.Pick> picks = new ArrayList<>();
        if (by >= 0) {
            picks.add(stepper.pick(by, choices));
        }
        int at = node;
        while (parent[at] >= 0) {
            picks.add(stepper.pick(thread[at], taken[at]));
            at = parent[at];
        }
        Collections.reverse(picks);
        return Search.schedule(initials.get(-parent[at] - 1), picks);
    }
}
