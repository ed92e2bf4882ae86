package racelane.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.sim.BoundReached;
import racelane.sim.Finding;
import racelane.sim.MachineState;
import racelane.sim.Schedule;

/**
 * Shortens a failing schedule: fewer steps and fewer switches, while a run along it still fails with the same
 * kind at the same object. Picks that cannot be done when their turn comes are left out. Deterministic, and
 * bounded by the number of steps that it tries.
 */
final class Shrinker {
    private static final long MOST_STEPS = 3_000_000;
    private final Stepper stepper;
    private final MachineState start;
    private final List<Schedule.Pick> init;
    private final String wanted;
    private final Map<String, Integer> threadOf = new HashMap<>();
    private long spent;

    Shrinker(Stepper stepper, Initials.Initial from, Finding failure) {
        this.stepper = stepper;
        this.start = from.state();
        this.init = Search.schedule(from, List.of()).picks();
        this.wanted = failure.withoutLife();
    }

    Schedule shrink(Schedule schedule) {
        List<Schedule.Pick> best = run(schedule.picks().stream().filter(pick -> !pick.thread().equals("init")).toList());
        if (best == null) {
            return schedule;
        }
        int before;
        do {
            before = cost(best);
            best = dropChunks(best);
            best = mergeRuns(best);
        } while (cost(best) < before && spent < MOST_STEPS);
        List<Schedule.Pick> all = new ArrayList<>(init);
        all.addAll(best);
        return new Schedule(all);
    }

    /** A switch weighs more than a step: people follow switches. */
    private static int cost(List<Schedule.Pick> picks) {
        int switches = 0;
        for (int i = 1; i < picks.size(); i++) {
            switches += picks.get(i).thread().equals(picks.get(i - 1).thread()) ? 0 : 1;
        }
        return picks.size() + switches * 10;
    }

    private List<Schedule.Pick> better(List<Schedule.Pick> best, List<Schedule.Pick> candidate) {
        List<Schedule.Pick> done = spent < MOST_STEPS ? run(candidate) : null;
        return done != null && cost(done) < cost(best) ? done : best;
    }

    private List<Schedule.Pick> dropChunks(List<Schedule.Pick> picks) {
        List<Schedule.Pick> best = picks;
        for (int size = best.size() / 2; size >= 1; size /= 2) {
            for (int at = 0; at + size <= best.size(); ) {
                List<Schedule.Pick> candidate = new ArrayList<>(best.subList(0, at));
                candidate.addAll(best.subList(at + size, best.size()));
                List<Schedule.Pick> next = better(best, candidate);
                at += next == best ? Math.max(1, size) : 0;
                best = next;
            }
        }
        return best;
    }

    /** Moves each run of one thread's steps to directly behind that thread's run before it, or directly before the one after it. */
    private List<Schedule.Pick> mergeRuns(List<Schedule.Pick> picks) {
        List<Schedule.Pick> best = picks;
        for (int from = 1; from < best.size(); from++) {
            if (best.get(from).thread().equals(best.get(from - 1).thread())) {
                continue;
            }
            int to = from;
            while (to < best.size() && best.get(to).thread().equals(best.get(from).thread())) {
                to++;
            }
            int behind = from - 1;
            while (behind >= 0 && !best.get(behind).thread().equals(best.get(from).thread())) {
                behind--;
            }
            if (behind >= 0) {
                best = better(best, moved(best, from, to, behind + 1));
            }
            if (to <= best.size()) {
                int before = to;
                while (before < best.size() && !best.get(before).thread().equals(best.get(from).thread())) {
                    before++;
                }
                if (before < best.size()) {
                    best = better(best, moved(best, from, to, before));
                }
            }
        }
        return best;
    }

    private static List<Schedule.Pick> moved(List<Schedule.Pick> picks, int from, int to, int target) {
        List<Schedule.Pick> result = new ArrayList<>(picks);
        List<Schedule.Pick> run = List.copyOf(picks.subList(from, to));
        result.subList(from, to).clear();
        result.addAll(target > from ? target - run.size() : target, run);
        return result;
    }

    /** The picks of a run along these that could be done, up to the wanted failure; null if it does not come. */
    private List<Schedule.Pick> run(List<Schedule.Pick> picks) {
        MachineState state = start;
        List<Schedule.Pick> done = new ArrayList<>();
        try {
            for (Schedule.Pick pick : picks) {
                int thread = thread(state, pick.thread());
                spent++;
                if (thread < 0 || !state.isLive(thread) || !attempt(state, thread, pick)) {
                    continue;
                }
                done.add(Schedule.Pick.of(pick.thread(), stepper.takenChoices()));
                if (stepper.failure() != null) {
                    return stepper.failure().withoutLife().equals(wanted) ? done : null;
                }
                state = stepper.after();
            }
            if (anyCan(state)) {
                return null;
            }
        } catch (BoundReached bound) {
            return null;
        }
        Finding atEnd = stepper.firstEnding(stepper.atEnd(state));
        return atEnd != null && atEnd.withoutLife().equals(wanted) ? done : null;
    }

    private boolean attempt(MachineState state, int thread, Schedule.Pick pick) {
        try {
            return stepper.attempt(state, thread, pick.choiceArray());
        } catch (IllegalArgumentException noSuchChoice) {
            // The state has fewer possibilities here than where the pick came from: it is left out.
            return false;
        }
    }

    private boolean anyCan(MachineState state) {
        for (int thread = 0; thread < state.threadCount(); thread++) {
            if (state.isLive(thread)) {
                int[] choices = null;
                do {
                    if (stepper.attempt(state, thread, choices)) {
                        return true;
                    }
                    choices = stepper.nextChoices();
                } while (choices != null);
            }
        }
        return false;
    }

    private int thread(MachineState state, String name) {
        Integer known = threadOf.get(name);
        for (int i = threadOf.size(); known == null && i < state.threadCount(); i++) {
            threadOf.put(stepper.machine.name(i), i);
            known = threadOf.get(name);
        }
        return known == null || known >= state.threadCount() ? -1 : known;
    }
}
