package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import racelane.scenario.FindingKind;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.sim.Run;
import racelane.sim.Schedule;

final class RandomRunsTest {
    private static final String LOST_UPDATE = """
            int x;
            thread adder x 2 { x++; }
            check finally x == 2;
            """;

    private static Program program(String source) throws Exception {
        return Scenario.parse("t.race", source).compile(Map.of());
    }

    private static RandomRuns runs(Program program) {
        return new RandomRuns(program, program.reuse, 1_000);
    }

    @Test
    void everySeedOfABatchFailsAloneAsItDidThere() throws Exception {
        Program program = program(LOST_UPDATE);
        RandomRuns.Batch batch = runs(program).batch(10, 60);
        List<Long> failing = batch.failing().stream().map(RandomRuns.Failing::seed).toList();
        assertFalse(failing.isEmpty());
        for (long seed = 10; seed < 70; seed++) {
            Run alone = runs(program).run(seed);
            assertEquals(failing.contains(seed), alone.failure() != null, "seed " + seed);
        }
        assertEquals(batch, runs(program).batch(10, 60));
    }

    @Test
    void theShortestReplaysToItsFailureInItsLastStep() throws Exception {
        Program program = program("""
                int x; int y;
                thread one { x = 1; y = 1; x = 2; assert(y != 2); y = 3; }
                thread two { y = 2; x = 3; }
                """);
        RandomRuns.Batch batch = runs(program).batch(1, 200);
        int fewest = batch.failing().stream().mapToInt(RandomRuns.Failing::steps).min().orElseThrow();
        assertEquals(fewest, batch.shortest().steps());
        assertEquals(batch.failing().stream().filter(one -> one.steps() == fewest).findFirst().orElseThrow(), batch.shortest());
        assertTrue(batch.failing().stream().anyMatch(one -> one.steps() > fewest), "all are equally long");
        Run run = Explorer.replay(program, program.reuse, Schedule.parse(batch.schedule().toString()), false);
        assertEquals(fewest, run.steps().size());
        assertTrue(run.steps().get(fewest - 1).findings().contains(run.failure()));
        assertEquals(batch.shortest().kind(), run.failure().kind());
    }

    @Test
    void theChoicesOfInitAreDrawnToo() throws Exception {
        Program program = program("""
                int x;
                init { choose { x = 1; } or { x = 2; } }
                thread one { assert(x == 1); }
                """);
        RandomRuns.Batch batch = runs(program).batch(1, 40);
        int failed = batch.failing().size();
        assertTrue(failed > 5 && failed < 35, failed + " of 40 took the second choice");
        assertEquals(FindingKind.CHECK_FAILED, batch.shortest().kind());
        assertEquals("init/1 one", batch.schedule().toString());
    }

    @Test
    void runsThatNeverEndAndRunsThatMeetABoundAreCounted() throws Exception {
        RandomRuns.Batch endless = runs(program("int x; thread one { while (true) x = 1; }")).batch(1, 3);
        assertEquals(3, endless.cut());
        assertNull(endless.shortest());
        RandomRuns.Batch deep = runs(program("""
                int x;
                fn down() { x = 1; down(); }
                thread one { choose { down(); } or { x = 2; } }
                """)).batch(1, 40);
        int met = deep.bounds().values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(met > 5 && met < 35, met + " of 40 went down");
        assertEquals(List.of(), deep.failing());
    }
}
