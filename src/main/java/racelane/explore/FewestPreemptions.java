package racelane.explore;

import java.util.List;
import java.util.PriorityQueue;
import racelane.sim.BoundReached;
import racelane.sim.Canon;
import racelane.sim.Finding;
import racelane.sim.MachineState;
import racelane.sim.Schedule;

/**
 * Search by the cost of schedules, the cheapest first: fewest preemptions and of those fewest steps. Not reduced: a
 * reduction keeps findings, not their cheapest schedules. A preemption is a switch away from a thread that could have
 * gone on. On one core: the next state to look at is known only when all cheaper ones have been.
 */
final class FewestPreemptions {
    /** What an open state takes beside the state: itself, its place in the queue, its trail. */
    private static final int OPEN_BYTES = 80 + Trail.BYTES;

    private record Open(int preemptions, long number, MachineState state, Trail trail) implements Comparable<Open> {
        @Override
        public int compareTo(Open other) {
            return preemptions != other.preemptions ? Integer.compare(preemptions, other.preemptions)
                    : trail.length != other.trail.length ? Integer.compare(trail.length, other.trail.length) : Long.compare(number, other.number);
        }
    }

    private final Stepper stepper;
    private final Canon canon;
    private final Visited visited = new Visited();
    private final int most;
    private final Observer observer;
    private final Limits.Watch watch;
    private final PriorityQueue<Open> open = new PriorityQueue<>();
    private long offered;
    private long openBytes;
    private long transitions;
    private int deepest;
    private boolean cut;
    private Finding failure;
    private Schedule schedule;
    private String stoppedBy;

    /** @param most preemptions that are looked at, or -1 for no bound */
    FewestPreemptions(Stepper stepper, int most, Observer observer, Limits.Watch watch) {
        this.stepper = stepper;
        this.canon = new Canon(stepper.machine.program(), stepper.machine.reuse(), false);
        this.most = most;
        this.observer = observer;
        this.watch = watch;
    }

    Search run(List<Initials.Initial> from) {
        boolean goOn = true;
        for (Initials.Initial initial : from) {
            Trail trail = Trail.from(initial);
            Finding ending = stepper.firstEnding(initial.findings());
            goOn &= found(initial.findings(), ending, trail);
            if (ending == null) {
                offer(initial.state(), trail, 0);
            }
        }
        while (goOn && !open.isEmpty()) {
            Open cheapest = open.poll();
            openBytes -= OPEN_BYTES + cheapest.state.bytes();
            String limit = watch.reached(visited.count(), visited.bytes() + openBytes, cheapest.trail.length);
            if (limit != null) {
                stoppedBy = limit;
                break;
            }
            String tooDeep = watch.tooDeep(cheapest.trail.length);
            if (tooDeep != null) {
                stoppedBy = tooDeep;
            } else {
                goOn = expand(cheapest);
            }
        }
        if (failure == null && stoppedBy == null && cut) {
            stoppedBy = "--preemptions " + most;
        }
        return new Search(visited.count(), transitions, deepest, failure, schedule, failure != null ? null : stoppedBy);
    }

    private void offer(MachineState state, Trail trail, int preemptions) {
        openBytes += OPEN_BYTES + state.bytes();
        deepest = Math.max(deepest, trail.length);
        open.add(new Open(preemptions, offered++, state, trail));
    }

    /** Whether the state is new. It is another one for each thread that ran last: what follows costs differently. */
    private boolean isNew(Open at) {
        long beside = at.trail.lastThread() + 2L;
        canon.fingerprint(at.state);
        return (visited.add(canon.high() ^ beside * 0x9e3779b97f4a7c15L, canon.low() + beside, canon.leaks()) & Shard.FRESH) != 0;
    }

    private boolean expand(Open at) {
        if (!isNew(at)) {
            return true;
        }
        boolean any = false;
        boolean lastCan = false;
        int last = at.trail.lastThread();
        for (int i = 0; i < at.state.threadCount(); i++) {
            // The thread that ran last comes first: whether it can go on decides what the others cost.
            int next = last < 0 ? i : i == 0 ? last : i <= last ? i - 1 : i;
            int preemptions = at.preemptions + (lastCan && next != last ? 1 : 0);
            int[] choices = null;
            do {
                boolean done;
                try {
                    done = at.state.isLive(next) && stepper.attempt(at.state, next, choices);
                    choices = at.state.isLive(next) ? stepper.nextChoices() : null;
                } catch (BoundReached bound) {
                    stoppedBy = bound.getMessage();
                    any = true;
                    break;
                }
                any |= done;
                lastCan |= done && next == last;
                if (done && !goTo(at.trail.with(next, stepper.takenChoices()), preemptions)) {
                    return false;
                }
            } while (choices != null);
        }
        if (!any) {
            observer.terminal(at.state);
            List<Finding> findings = stepper.atEnd(at.state);
            return found(findings, stepper.firstEnding(findings), at.trail);
        }
        return true;
    }

    /** Goes on after the step just done, if it is within the bound; false if the search is over. */
    private boolean goTo(Trail trail, int preemptions) {
        if (most >= 0 && preemptions > most) {
            cut = true;
            return true;
        }
        transitions++;
        if (!found(stepper.found(), stepper.failure(), trail)) {
            return false;
        }
        if (stepper.failure() != null) {
            deepest = Math.max(deepest, trail.length);
        } else {
            offer(stepper.after(), trail, preemptions);
        }
        return true;
    }

    private boolean found(List<Finding> findings, Finding ending, Trail trail) {
        if (findings.isEmpty()) {
            return true;
        }
        boolean goOn = observer.found(List.copyOf(findings), ending, () -> trail.schedule(stepper.machine)) || ending == null;
        if (!goOn) {
            failure = ending;
            schedule = trail.schedule(stepper.machine);
        }
        return goOn;
    }
}
