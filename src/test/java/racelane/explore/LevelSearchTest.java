package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import racelane.scenario.Program;
import racelane.scenario.Scenario;

/** The search in levels against the depth-first one, on one, two and three threads. */
final class LevelSearchTest {
    private static final int ROUNDS = 44;
    private static final String GOES_ON = "check allow oops, use_after_free, double_free, stale_get, stale_put, addition_on_zero, underflow, saturated,"
            + " decrement_hit_zero, deadlock, leak, check_failed;";

    private static String counts(Search search) {
        return search.states() + " states, " + search.transitions() + " transitions, stopped by " + search.stoppedBy();
    }

    /** Wherever the depth-first search leaves off, the rest comes to the same states, steps, findings and ends. */
    @Test
    void itReachesWhatDepthFirstSearchReaches() throws Exception {
        int compared = 0;
        try (Crew crew = new Crew(3)) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                String text = RandomProgramsTest.program(new SplittableRandom(seed));
                for (String source : List.of(text + GOES_ON, text)) {
                    Program program = Outcomes.compile(source);
                    for (boolean reduced : new boolean[] {false, true}) {
                        Outcomes first = Outcomes.of(program, reduced, false);
                        if (first.search().states() > 20_000) {
                            continue;
                        }
                        for (long handOver : new long[] {0, 1, 9, 60}) {
                            Outcomes levels = Outcomes.of(program, reduced, false, handOver, crew);
                            String where = "seed " + seed + ", reduced " + reduced + ", handed over at " + handOver + "\n" + source;
                            assertEquals(first.findings(), levels.findings(), where);
                            assertEquals(first.terminals(), levels.terminals(), where);
                            assertEquals(counts(first.search()), counts(levels.search()), where);
                            compared++;
                        }
                    }
                }
            }
        }
        assertTrue(compared > 400, compared + " comparisons");
    }

    /** Verdict, counts, depth, rows, schedules and traces, byte for byte, whatever the number of threads. */
    @Test
    void whatComesOutDoesNotDependOnTheNumberOfThreads() throws Exception {
        try (Crew two = new Crew(2); Crew three = new Crew(3)) {
            for (int seed = 0; seed < ROUNDS; seed++) {
                Program program = Outcomes.compile(RandomProgramsTest.program(new SplittableRandom(seed)));
                for (Options options : List.of(Options.standard().withShortest(Options.Shortest.STEPS), Options.standard().withEvery(program.failing))) {
                    for (Limits limits : List.of(Limits.standard().withStates(30_000), Limits.standard().withStates(23), Limits.standard().withDepth(5))) {
                        Verdict one = new Explorer(program, options, limits, () -> 0).explore();
                        String expected = text(one);
                        assertEquals(expected, text(new Explorer(program, options, limits, () -> 0).on(two).explore()), "seed " + seed);
                        assertEquals(expected, text(new Explorer(program, options, limits, () -> 0).on(three).explore()), "seed " + seed);
                    }
                }
            }
        }
    }

    private static String text(Verdict verdict) {
        List<Object> trace = new ArrayList<>();
        for (int row = 0; verdict.run() != null && row < verdict.run().trace().size(); row++) {
            trace.add(verdict.run().trace().timeNs(row) + " " + verdict.run().trace().text(row));
        }
        return verdict.sentence() + " depth " + verdict.depth() + " " + verdict.schedule() + " " + verdict.findings() + " " + verdict.first() + trace;
    }

    /** Large enough for many batches in a round and many rounds in a level. */
    @Test
    void aSearchOfManyRoundsIsTheSameOnThreeThreads() throws Exception {
        String source = Files.readString(Path.of("src/test/resources/explore/race-twin.race"));
        Program program = Scenario.parse("race-twin.race", source).compile(Map.of("CYCLES", 2L, "OPENERS", 2L, "READERS", 1L));
        Outcomes depthFirst = Outcomes.of(program, false, false);
        try (Crew crew = new Crew(3)) {
            Search one = Outcomes.of(program, false, false, 100, racelane.trace.Workers.direct()).search();
            Search three = Outcomes.of(program, false, false, 100, crew).search();
            assertEquals(one, three);
            assertEquals(counts(depthFirst.search()), counts(three));
            Program larger = Scenario.parse("race-twin.race", source).compile(Map.of("CYCLES", 2L, "OPENERS", 2L, "READERS", 2L));
            assertEquals(29_683, Outcomes.of(larger, true, true, 100, crew).search().states());
        }
    }

    /** The state limit cuts in the middle of a round, at the same state on every machine. */
    @Test
    void aLimitOnStatesCutsAtThatState() throws Exception {
        String source = Files.readString(Path.of("src/test/resources/explore/race-twin.race"));
        Program program = Scenario.parse("race-twin.race", source).compile(Map.of("CYCLES", 3L, "OPENERS", 2L, "READERS", 2L));
        Limits limits = Limits.standard().withStates(Explorer.HAND_OVER + 5_000);
        try (Crew crew = new Crew(2)) {
            Verdict one = new Explorer(program, Options.standard().asPlain(), limits, () -> 0).explore();
            Verdict two = new Explorer(program, Options.standard().asPlain(), limits, () -> 0).on(crew).explore();
            assertEquals(Verdict.Outcome.STOPPED, one.outcome());
            assertEquals(text(one), text(two));
            assertTrue(Math.abs(one.states() - limits.states()) < 10, one.sentence());
        }
    }

    /** Nobody waits for the end of a search whose time is up. */
    @Test
    void timeIsAskedInTheMiddleOfARound() throws Exception {
        String source = Files.readString(Path.of("src/test/resources/explore/race-twin.race"));
        Program program = Scenario.parse("race-twin.race", source).compile(Map.of("CYCLES", 3L, "OPENERS", 2L, "READERS", 2L));
        long[] now = new long[1];
        Limits limits = Limits.standard().withSeconds(1);
        Verdict verdict = new Explorer(program, Options.standard().asPlain(), limits, () -> now[0] += 200).explore();
        assertEquals("--max-seconds 1", verdict.stoppedBy());
        assertTrue(verdict.states() > Explorer.HAND_OVER && verdict.states() < 2_500_000, verdict.sentence());
    }
}
