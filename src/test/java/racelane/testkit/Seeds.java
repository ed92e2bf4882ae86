package racelane.testkit;

import java.util.Random;

/** A property tried with many seeds; the seed that fails is in the message and can be given with {@code -Dseed=N} to try it alone. */
public final class Seeds {
    public static final int ROUNDS = 200;

    private Seeds() {}

    /** What is tried; it may throw whatever shows that it failed. */
    public interface Trial {
        void with(Random random) throws Exception;
    }

    public static void each(int rounds, Trial trial) {
        Long only = Long.getLong("seed");
        for (int round = 0; round < rounds; round++) {
            long seed = only != null ? only : 7_919L * (round + 1);
            try {
                trial.with(new Random(seed));
            } catch (Exception | AssertionError failure) {
                throw new AssertionError("with -Dseed=" + seed + ": " + failure.getMessage(), failure);
            }
            if (only != null) {
                return;
            }
        }
    }
}
