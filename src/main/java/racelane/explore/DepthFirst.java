package racelane.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import racelane.sim.BoundReached;
import racelane.sim.Canon;
import racelane.sim.Finding;
import racelane.sim.MachineState;
import racelane.sim.Schedule;

/** Depth-first search over stored states, plain or reduced. */
final class DepthFirst {
    /** Steps of a reduced chain after which a state is stored and expanded by all threads. */
    static final int MAX_CHAIN = 1000;
    /** What a frame takes beside its state: itself, its arrays, its place in the list. */
    private static final int FRAME_BYTES = 240;

    /** A state on the way, and how far its steps have been tried. */
    private static final class Frame {
        final MachineState state;
        /** The only thread to go on from here, or -1. */
        final int only;
        final int chain;
        int thread;
        int[] choices;
        boolean anyEnabled;
        /** Steps that were done already when the reduction looked at them; may be null, as may its elements. */
        Stepper.Outcome[] kept;
        long bytes;
        /** Whether its transitions are counted. */
        final boolean counted;
        /** The steps that led from the frame below to this one: thread, choices. */
        final int[] threads;
        final int[][] taken;

        Frame(MachineState state, int only, int chain, boolean counted, int[] threads, int[][] taken) {
            this.state = state;
            this.only = only;
            this.chain = chain;
            this.counted = counted;
            this.thread = only < 0 ? 0 : only;
            this.threads = threads;
            this.taken = taken;
        }
    }

    private final Stepper stepper;
    private final Reduction reduction;
    private final Visited visited;
    private final Observer observer;
    private final Limits.Watch watch;
    private final List<Frame> path = new ArrayList<>();
    private Initials.Initial initial;
    private long transitions;
    private int steps;
    private long pathBytes;
    private int deepest;
    private Finding failure;
    private Schedule schedule;
    private String stoppedBy;
    private int[] chainThreads = new int[16];
    private int[][] chainTaken = new int[16][];
    private int chained;

    /**
     * @param reduction    the reduction, or null for a plain search
     * @param symmetric    whether like threads are interchangeable
     */
    DepthFirst(Stepper stepper, Reduction reduction, boolean symmetric, Observer observer, Limits.Watch watch) {
        this.stepper = stepper;
        this.reduction = reduction;
        this.visited = new Visited(new Canon(stepper.machine.program(), stepper.machine.reuse(), symmetric));
        this.observer = observer;
        this.watch = watch;
    }

    Search run(List<Initials.Initial> initials) {
        for (Initials.Initial from : initials) {
            initial = from;
            if (!found(from.findings(), stepper.firstEnding(from.findings()), -1, null)) {
                visited.addEnd(from.state());
                break;
            }
            if (stepper.firstEnding(from.findings()) != null) {
                visited.addEnd(from.state());
            } else {
                enter(from.state(), 0, new int[0], new int[0][]);
            }
            if (!loop()) {
                break;
            }
        }
        return new Search(visited.count(), transitions, deepest, failure, schedule, failure != null && schedule != null ? null : stoppedBy);
    }

    /** Goes on until this initial state is done; false if the search is over. */
    private boolean loop() {
        while (!path.isEmpty()) {
            String limit = watch.reached(visited.count(), visited.bytes() + pathBytes, steps);
            if (limit != null) {
                if (limit.startsWith("depth")) {
                    stoppedBy = limit;
                    leave();
                    continue;
                }
                stoppedBy = limit;
                return false;
            }
            if (!advance(path.get(path.size() - 1))) {
                return false;
            }
        }
        return true;
    }

    private void leave() {
        Frame gone = path.remove(path.size() - 1);
        steps -= gone.threads.length;
        pathBytes -= gone.bytes;
    }

    /** Does the next step of a frame; false if the search is over. */
    private boolean advance(Frame frame) {
        int last = frame.only < 0 ? frame.state.threadCount() : frame.only + 1;
        if (frame.thread >= last) {
            boolean goOn = frame.anyEnabled || frame.only >= 0 || end(frame.state);
            leave();
            return goOn;
        }
        int thread = frame.thread;
        if (frame.choices == null && !frame.state.isLive(thread)) {
            frame.thread++;
            return true;
        }
        boolean done;
        try {
            Stepper.Outcome kept = frame.kept == null || frame.choices != null ? null : frame.kept[thread];
            done = kept == null ? stepper.attempt(frame.state, thread, frame.choices) : stepper.restore(kept);
        } catch (BoundReached bound) {
            // This step leads where the machine does not go; all others are still looked at.
            stoppedBy = bound.getMessage();
            frame.anyEnabled = true;
            frame.choices = null;
            frame.thread++;
            return true;
        }
        frame.choices = stepper.nextChoices();
        if (frame.choices == null) {
            frame.thread++;
        }
        if (!done) {
            return true;
        }
        frame.anyEnabled = true;
        transitions += frame.counted ? 1 : 0;
        int[] taken = stepper.takenChoices();
        if (!stepper.found().isEmpty() && !found(stepper.found(), stepper.failure(), thread, taken)) {
            visited.addEnd(stepper.after());
            return false;
        }
        if (stepper.failure() != null) {
            visited.addEnd(stepper.after());
            return true;
        }
        enter(stepper.after(), frame.only < 0 ? 0 : frame.chain, new int[] {thread}, new int[][] {taken});
        return true;
    }

    /** Follows a chain of single threads as far as it goes, then stores the state it leads to. */
    private void enter(MachineState state, int chain, int[] threads, int[][] taken) {
        if (reduction == null) {
            if (visited.add(state)) {
                push(new Frame(state, -1, 0, visited.wasCounted(), threads, taken));
            }
            return;
        }
        chained = 0;
        MachineState at = state;
        int only = -1;
        boolean looked = false;
        while (chain < MAX_CHAIN) {
            if (visited.has(at)) {
                return;
            }
            looked = true;
            only = reduction.single(at, stepper);
            if (only < 0 || reduction.hasChoices()) {
                break;
            }
            at = stepper.after();
            chain++;
            note(only, stepper.takenChoices());
            transitions++;
            if (!stepper.found().isEmpty()) {
                List<Finding> findings = new ArrayList<>(stepper.found());
                int[] soFar = join(threads);
                int[][] soFarTaken = join(taken);
                observer.found(findings, null, () -> scheduleTo(soFar, soFarTaken));
            }
            only = -1;
            looked = false;
        }
        int[] allThreads = join(threads);
        int[][] allTaken = join(taken);
        if (only >= 0) {
            push(new Frame(at, only, chain + 1, true, allThreads, allTaken));
        } else if (looked ? visited.addLooked() : visited.add(at)) {
            Frame frame = new Frame(at, -1, 0, true, allThreads, allTaken);
            frame.kept = looked ? reduction.kept() : null;
            push(frame);
        }
    }

    private void note(int thread, int[] choices) {
        if (chained == chainThreads.length) {
            chainThreads = Arrays.copyOf(chainThreads, chained * 2);
            chainTaken = Arrays.copyOf(chainTaken, chained * 2);
        }
        chainThreads[chained] = thread;
        chainTaken[chained++] = choices;
    }

    private int[] join(int[] threads) {
        int[] all = Arrays.copyOf(threads, threads.length + chained);
        System.arraycopy(chainThreads, 0, all, threads.length, chained);
        return all;
    }

    private int[][] join(int[][] taken) {
        int[][] all = Arrays.copyOf(taken, taken.length + chained);
        System.arraycopy(chainTaken, 0, all, taken.length, chained);
        return all;
    }

    private void push(Frame frame) {
        frame.bytes = FRAME_BYTES + 32L * frame.threads.length + frame.state.bytes()
                + (frame.kept == null ? 0 : 200L * frame.kept.length);
        pathBytes += frame.bytes;
        path.add(frame);
        steps += frame.threads.length;
        deepest = Math.max(deepest, steps);
    }

    private boolean end(MachineState state) {
        List<Finding> findings = stepper.atEnd(state);
        observer.terminal(state);
        return findings.isEmpty() || found(findings, stepper.firstEnding(findings), -1, null);
    }

    /** Tells the observer; false if the search ends with this. */
    private boolean found(List<Finding> findings, Finding ending, int thread, int[] taken) {
        if (findings.isEmpty()) {
            return true;
        }
        List<Finding> kept = List.copyOf(findings);
        int[] threads = thread < 0 ? new int[0] : new int[] {thread};
        int[][] choices = thread < 0 ? new int[0][] : new int[][] {taken};
        boolean goOn = observer.found(kept, ending, () -> scheduleTo(threads, choices)) || ending == null;
        if (!goOn) {
            failure = ending;
            schedule = scheduleTo(threads, choices);
            deepest = Math.max(deepest, steps + threads.length);
        }
        return goOn;
    }

    private Schedule scheduleTo(int[] threads, int[][] taken) {
        List<Schedule.Pick> picks = new ArrayList<>();
        for (Frame frame : path) {
            add(picks, frame.threads, frame.taken);
        }
        add(picks, threads, taken);
        return Search.schedule(initial, picks);
    }

    private void add(List<Schedule.Pick> picks, int[] threads, int[][] taken) {
        for (int i = 0; i < threads.length; i++) {
            picks.add(stepper.pick(threads[i], taken[i]));
        }
    }
}
