package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import racelane.catalog.BundledScenarios;
import racelane.scenario.Program;
import racelane.scenario.Scenario;

/** What a search finds that is no failure by the file's checks is told beside its verdict. */
final class BesidesTest {
    private static Verdict explored(Program program, Options options) {
        return new Explorer(program, options, Limits.standard(), () -> 0).explore();
    }

    private static List<String> words(Verdict verdict) {
        return verdict.besides().stream().map(one -> one.kind().word() + " " + one.object()).toList();
    }

    @Test
    void theUnlockOfALockThatIsNotHeldIsTold() throws Exception {
        Program program = Scenario.parse("t.race", "mutex m; thread one { lock(m); } thread two { unlock(m); }").compile(Map.of());
        Verdict verdict = explored(program, Options.standard());
        assertEquals(Verdict.Outcome.EXHAUSTED, verdict.outcome());
        assertEquals(List.of("kernel-report m", "lock-held-at-exit m"), words(verdict));
        assertTrue(verdict.sentence().contains("complete; found besides, which its checks let pass: kernel-report of m, lock-held-at-exit of m; "), verdict.sentence());
    }

    @Test
    void aFailureHasItsRunInstead() throws Exception {
        Program program = Scenario.parse("t.race", "mutex m; thread one { unlock(m); assert(false); }").compile(Map.of());
        Verdict verdict = explored(program, Options.standard());
        assertEquals(List.of(), verdict.besides());
        assertEquals(2, verdict.findings().size());
    }

    /** A reduction that lost some of them would make the list a lottery. */
    @Test
    void theReducedSearchTellsWhatThePlainOneDoes() throws Exception {
        Program program = Scenario.parse("m.race", BundledScenarios.source("mtd-partitioned-master")).compile(Map.of("PARTITIONED_MASTER", 0L));
        List<String> plain = words(explored(program, Options.standard().asPlain()));
        assertTrue(plain.size() > 4, plain.toString());
        assertEquals(plain, words(explored(program, Options.standard())));
    }
}
