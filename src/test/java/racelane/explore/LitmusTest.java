package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import racelane.scenario.Program;
import racelane.scenario.Scenario;

/** Small programs whose states and transitions are counted by hand. A changed number is a changed algorithm. */
final class LitmusTest {
    private static void counts(int states, int transitions, String text) throws Exception {
        Search search = Outcomes.of(Outcomes.compile("scenario \"litmus\"\n" + text), false, false).search();
        assertEquals(states + " states, " + transitions + " transitions", search.states() + " states, " + search.transitions() + " transitions");
    }

    /** A square: none, the one, the other, both. */
    @Test
    void twoIndependentStores() throws Exception {
        counts(4, 4, "int x; int y; thread a { x = 1; } thread b { y = 1; }");
    }

    /**
     * Places (a, b) of load and store: (0,0) (1,0) (0,1) (1,1) (2,0) (0,2) are one state each; (2,1) and (1,2) two,
     * by what was loaded; the end two, x = 1 or 2: 12. Steps out of them: 2 from four, 1 from six.
     */
    @Test
    void theLostUpdate() throws Exception {
        counts(12, 14, "int x; thread a { x = x + 1; } thread b { x++; }");
    }

    /** Of the nine places only the one in which both hold the lock is missing. */
    @Test
    void twoCriticalSections() throws Exception {
        counts(8, 8, "mutex m; thread a { lock(m); unlock(m); } thread b { lock(m); unlock(m); }");
    }

    @Test
    void anAtomicBlockIsOneStepWhateverIsInside() throws Exception {
        counts(4, 4, "int x; int y; thread a { atomic { x++; y++; x++; } } thread b { atomic { x++; y++; } }");
        counts(2, 1, "thread a { int l = 1; atomic { l = 2; } }");
    }

    /** The start, three alternatives in front of their store, three ends. */
    @Test
    void aChoiceIsAStepThatCommitsBeforeTheAlternative() throws Exception {
        counts(7, 6, "int x; thread a { choose { x = 1; } or { x = 2; } or { x = 3; } }");
    }

    @Test
    void aWaitIsEnabledWhenItsConditionIsTrue() throws Exception {
        counts(3, 2, "int x; int y = 5; thread a { x = 1; } thread b { wait(x == 1 && y == 5); }");
    }

    @Test
    void aCompletionCounts() throws Exception {
        counts(3, 2, "completion c; thread a { complete(c); } thread b { wait_for(c); }");
        counts(5, 5, "completion c; thread a { complete(c); complete(c); } thread b { wait_for(c); }");
    }

    @Test
    void privateComputationIsNoStep() throws Exception {
        counts(2, 1, "int x; thread a { int l = 3; l = l * 2; } thread b { int l = 1; x = l + 1; l = 7; }");
    }

    @Test
    void eachAccessOfALoopIsAStep() throws Exception {
        counts(5, 4, "int x; thread a { repeat (2) x++; }");
    }

    /** The start; in front of the load; in front of the store with the error, with the value; two ends. */
    @Test
    void mayFailTriesBoth() throws Exception {
        counts(6, 5, "int x; int y; thread a { int l = may_fail(x, -EIO); y = l; }");
    }

    /** Every subset of three threads that have stored; plain search does not use that they are alike. */
    @Test
    void plainSearchTellsLikeThreadsApart() throws Exception {
        counts(8, 12, "int x; thread a x 3 { x = 1; }");
        // Reduced: nobody has stored, one has, and the end; where two have, the last one is alone and goes on at once.
        assertEquals(3, Outcomes.of(Outcomes.compile("int x; thread a x 3 { x = 1; }"), true, true).search().states());
    }

    /** Two readers are inside together: all nine places. */
    @Test
    void readersShare() throws Exception {
        counts(9, 12, "rwsem s; thread a x 2 { read_lock(s); read_unlock(s); }");
        counts(8, 8, "rwsem s; thread a { read_lock(s); read_unlock(s); } thread b { write_lock(s); write_unlock(s); }");
    }

    /** A fresh slot and one that no pointer reaches are the same: one outcome. One that is still pointed at is another. */
    @Test
    void reuseIsAChoiceOnlyWhereItCanBeSeen() throws Exception {
        counts(3, 2, "struct t { int v; } thread a { ptr p = alloc t; free(p); } check allow leak;");
        // alloc, store, load, free, alloc with two outcomes (fresh; the same slot again), the store of each: then the old
        // slot is out of reach in both, and they are one state.
        counts(8, 8, "struct t { int v; } ptr q; thread a { q = alloc t; free(q); ptr p = alloc t; q = p; } check allow leak;");
        counts(7, 6, "reuse lifo; struct t { int v; } ptr q; thread a { q = alloc t; free(q); ptr p = alloc t; q = p; } check allow leak;");
    }

    /** Init's choices are several initial states. */
    @Test
    void initRunsAloneAndItsChoicesAreExplored() throws Exception {
        counts(4, 2, "int x; int y; init { choose { x = 1; } or { x = 2; } } thread a { y = 1; }");
    }

    private static Search twin(String file, boolean reduced, Object... set) throws Exception {
        Map<String, Long> configs = new LinkedHashMap<>();
        for (int i = 0; i < set.length; i += 2) {
            configs.put((String) set[i], ((Number) set[i + 1]).longValue());
        }
        String text = Files.readString(Path.of("src/test/resources/explore/" + file + ".race"));
        Program program = Scenario.parse(file + ".race", text).compile(configs);
        return Outcomes.of(program, reduced, reduced).search();
    }

    /** pan -DNOREDUCE of race.pml says 1 703 and 16 071 (src/jmh/spin-compare.sh runs it). */
    @Test
    void theTwinStatementByStatementHasSpinsStates() throws Exception {
        assertEquals(1703, twin("race-twin-statements", false, "CYCLES", 1).states());
        assertEquals(16071, twin("race-twin-statements", false, "CYCLES", 2).states());
    }

    @Test
    void theTwinWithPrivateStatementsAsPrivateComputationHasFewer() throws Exception {
        assertEquals(194, twin("race-twin", false, "CYCLES", 1).states());
        assertEquals(1704, twin("race-twin", false, "CYCLES", 2).states());
    }

    @Test
    void theReducedTwinStoresFewerStatesThanSpinsReduction() throws Exception {
        assertEquals(29683, twin("race-twin", true, "CYCLES", 2, "OPENERS", 2, "READERS", 2).states());
    }
}
