package racelane.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.sim.BoundReached;
import racelane.sim.Machine;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.sim.Walk;

/** Runs whose picks, init's choices among them, are drawn from a seed: the same seed draws the same run on every machine. */
public final class RandomRuns {
    /**
     * A run that failed.
     *
     * @param steps up to the failing one, which counts
     */
    public record Failing(long seed, FindingKind kind, int steps) {}

    /**
     * What came of many runs.
     *
     * @param seed     of the first; each further run took the next
     * @param runs     how many there were
     * @param failing  those that failed, in order of seeds
     * @param shortest the failing one with the fewest steps, the lowest seed first; null if none failed
     * @param schedule of the shortest up to its failing step; null if none failed
     * @param cut      runs that had not ended after the steps they may have
     * @param bounds   how many runs met a bound of the machine, by its name; such a run is given up and has not failed
     */
    public record Batch(long seed, int runs, List<Failing> failing, Failing shortest, Schedule schedule, int cut, TreeMap<String, Integer> bounds) {}

    private final Program program;
    private final ReuseMode reuse;
    private final int mostSteps;
    private final List<List<Schedule.Pick>> starts;

    /**
     * @param mostSteps where a run that does not end is cut
     * @throws BoundReached if init never ends
     */
    public RandomRuns(Program program, ReuseMode reuse, int mostSteps) {
        this.program = program;
        this.reuse = reuse;
        this.mostSteps = mostSteps;
        this.starts = Initials.of(new Machine(program, reuse)).stream().map(initial -> Search.schedule(initial, List.of()).picks()).toList();
    }

    /**
     * The run of one seed.
     *
     * @throws BoundReached if it meets a bound of the machine
     */
    public Run run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Walk walk = new Walk(program, reuse, starts.size() == 1 ? starts.get(0) : starts.get(random.nextInt(starts.size())));
        for (int i = 0; i < mostSteps; i++) {
            List<Schedule.Pick> options = walk.options();
            if (options.isEmpty()) {
                break;
            }
            walk.take(options.get(random.nextInt(options.size())));
        }
        return walk.finish();
    }

    /**
     * The runs of many seeds.
     *
     * @param seed of the first run
     * @param runs at least 1
     */
    public Batch batch(long seed, int runs) {
        List<Failing> failing = new ArrayList<>();
        Failing shortest = null;
        Schedule schedule = null;
        int cut = 0;
        TreeMap<String, Integer> bounds = new TreeMap<>();
        for (int i = 0; i < runs; i++) {
            Run run;
            try {
                run = run(seed + i);
            } catch (BoundReached bound) {
                bounds.merge(bound.getMessage(), 1, Integer::sum);
                continue;
            }
            cut += run.ended() ? 0 : 1;
            if (run.failure() != null) {
                Failing one = new Failing(seed + i, run.failure().kind(), stepsToFailure(run));
                failing.add(one);
                if (shortest == null || one.steps() < shortest.steps()) {
                    shortest = one;
                    List<Schedule.Pick> picks = run.schedule().picks();
                    schedule = new Schedule(picks.subList(0, picks.size() - run.steps().size() + one.steps()));
                }
            }
        }
        return new Batch(seed, runs, List.copyOf(failing), shortest, schedule, cut, bounds);
    }

    /** 0 if init fails. */
    private static int stepsToFailure(Run run) {
        for (int i = 0; i < run.steps().size(); i++) {
            if (run.steps().get(i).findings().contains(run.failure())) {
                return i + 1;
            }
        }
        return 0;
    }
}
