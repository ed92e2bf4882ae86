package racelane.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import racelane.scenario.Program;
import racelane.sim.Run;
import racelane.sim.Schedule;
import racelane.trace.Trace;

/** The reduced search against the plain one on programs that are drawn from a seed. */
final class RandomProgramsTest {
    private static final int ROUNDS = 120;
    private static final String[] STEPS = {
        "x = x + 1;", "y++;", "x = y;", "lock(m); x++; unlock(m);", "lock(n); lock(m); y = x; unlock(m); unlock(n);",
        "if (trylock(m)) { y = 2; unlock(m); }", "choose { x = 1; } or { y = 1; }", "atomic { x++; y--; }", "p = alloc node;",
        "free(p);", "if (p) p->v = x;", "ptr q = p; sleep(); if (q) refcount_inc(&q->refs);",
        "ptr q = p; if (q) { if (refcount_dec_and_test(&q->refs)) free(q); }", "ptr q = alloc node; refcount_set(&q->refs, 1); p = q;",
        "complete(c);", "lock(m); ptr q = p; if (q) refcount_inc(&q->refs); unlock(m); if (q) q->v = 1;", "insert(t, p);", "ptr q = lookup(t, 0); if (q) q->v++;",
        "remove(t, 0);", "lock(m); p = null; unlock(m);", "queue(w);", "rcu_read_lock(); ptr q = p; if (q) q->v = 2; rcu_read_unlock();",
        "ptr q = p; p = null; synchronize_rcu(); free(q);", "while (x < 1) { x++; }", "lock(n); lock(m); unlock(m); unlock(n);", "lock(m); lock(n); y++; unlock(n); unlock(m);",
        "if (x > 3) { x = 0; }", "read_lock(s); y = x; read_unlock(s);", "write_lock(s); x = 5; write_unlock(s);", "int l = may_fail(x, -5); y = l;", "unlock(m);"};

    @Test
    void reducedSearchReachesTheSameOutcomes() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            String text = program(new SplittableRandom(seed));
            String goesOn = text + "check allow oops, use_after_free, double_free, stale_get, stale_put, addition_on_zero, underflow, saturated,"
                    + " decrement_hit_zero, deadlock, leak, check_failed;";
            Program all = Outcomes.compile(goesOn);
            Outcomes plain = Outcomes.of(all, false, false);
            if (plain.search().stoppedBy() != null) {
                continue;
            }
            Outcomes reduced = Outcomes.of(all, true, false);
            Outcomes symmetric = Outcomes.of(all, true, true);
            assertNull(reduced.search().stoppedBy());
            assertEquals(plain.findings(), reduced.findings(), "seed " + seed + "\n" + text);
            assertEquals(plain.findings(), symmetric.findings(), "seed " + seed + "\n" + text);
            assertTrue(plain.terminals().equals(reduced.terminals()), "terminal states, seed " + seed + "\n" + text);
            Program stops = Outcomes.compile(text);
            assertEquals(Outcomes.of(stops, false, false).failed(), Outcomes.of(stops, true, true).failed(), "seed " + seed + "\n" + text);
            assertEquals(Outcomes.of(stops, false, false).findings(), Outcomes.of(stops, true, false).findings(), "seed " + seed + "\n" + text);
            replays(stops, Options.standard(), seed, text);
            replays(stops, Options.standard().withShortest(Options.Shortest.STEPS), seed, text);
            replays(stops, Options.standard().withShortest(Options.Shortest.PREEMPTIONS), seed, text);
        }
    }

    /** A failing schedule, read back from its text, fails in the same way with the same trace. */
    private static void replays(Program program, Options options, int seed, String text) {
        Verdict verdict = new Explorer(program, options, Limits.standard(), () -> 0).explore();
        if (verdict.outcome() == Verdict.Outcome.FAILED) {
            Run again = Explorer.replay(program, program.reuse, Schedule.parse(verdict.schedule().toString()), true);
            assertEquals(verdict.finding(), again.failure(), "seed " + seed + "\n" + text);
            assertEquals(text(verdict.run().trace()), text(again.trace()), "seed " + seed + "\n" + text);
        }
    }

    private static String text(Trace trace) {
        StringBuilder all = new StringBuilder();
        for (int row = 0; row < trace.size(); row++) {
            all.append(trace.timeNs(row)).append(' ').append(trace.laneOf(row)).append(' ').append(trace.eventName(row)).append(' ')
                    .append(trace.body(row).text()).append('\n');
        }
        return all.toString();
    }

    static String program(SplittableRandom random) {
        String[] modes = {"any", "lifo", "off"};
        StringBuilder text = new StringBuilder("scenario \"random\"\nreuse " + modes[random.nextInt(3)] + ";\n"
                + "struct node { refcount refs; int v; }\nint x; int y; ptr p; mutex m; mutex n; rwsem s; completion c; table t;\n"
                + "work w: poke(1);\nfn poke(v) { y = v; x++; }\n");
        if (random.nextInt(4) == 0) {
            text.append("check always x != 7 || y != 2;\n");
        }
        text.append("init { choose { p = alloc node; refcount_set(&p->refs, 2); } or { x = 1; } }\n");
        int threads = 2 + random.nextInt(2);
        for (int i = 0; i < threads; i++) {
            text.append("thread t").append(i).append(random.nextInt(4) == 0 ? " x 2" : "").append(" {\n");
            int steps = 1 + random.nextInt(threads == 2 ? 3 : 2);
            for (int j = 0; j < steps; j++) {
                text.append("  { ").append(STEPS[random.nextInt(STEPS.length)]).append(" }\n");
            }
            text.append("}\n");
        }
        return text.toString();
    }
}
