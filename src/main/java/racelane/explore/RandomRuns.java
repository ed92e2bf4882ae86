package racelane.explore;

import java.util.List;
import java.util.SplittableRandom;
import racelane.scenario.Program;
import racelane.scenario.ReuseMode;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.sim.Walk;

/** Runs whose picks are drawn from a seed: the same seed draws the same run on every machine. */
public final class RandomRuns {
    private RandomRuns() {}

    /**
     * Runs until one fails, at most so many times; returns that run, or the last.
     *
     * @param seed      of the first run; each further run takes the next
     * @param runs      at least 1
     * @param mostSteps where a run that does not end is cut
     */
    public static Run run(Program program, ReuseMode reuse, long seed, int runs, int mostSteps) {
        Run run = null;
        for (int i = 0; i < runs; i++) {
            run = one(program, reuse, new SplittableRandom(seed + i), mostSteps);
            if (run.failure() != null) {
                return run;
            }
        }
        return run;
    }

    private static Run one(Program program, ReuseMode reuse, SplittableRandom random, int mostSteps) {
        Walk walk = new Walk(program, reuse, List.of());
        for (int i = 0; i < mostSteps; i++) {
            List<Schedule.Pick> options = walk.options();
            if (options.isEmpty()) {
                break;
            }
            walk.take(options.get(random.nextInt(options.size())));
        }
        return walk.finish();
    }
}
