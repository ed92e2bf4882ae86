package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import racelane.catalog.BundledScenarios;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.Progress;
import racelane.explore.Verdict;
import racelane.scenario.Program;
import racelane.scenario.Scenario;
import racelane.session.BranchRows.Place;
import racelane.sim.Schedule;
import racelane.testkit.Cores;
import racelane.testkit.Seeds;
import racelane.testkit.TraceText;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Workers;

class DriveTest {
    private static final String TWO = """
            scenario "two writers and a mutex"
            mutex m;
            int a;
            thread one { lock(m); a = 1; unlock(m); }
            thread two { lock(m); a = 2; unlock(m); }
            """;

    private static Drive drive(String source) throws Exception {
        Program program = Scenario.parse("t.race", source).compile(Map.of());
        return new Drive(program, program.reuse);
    }

    private static Program bundled(String name) throws Exception {
        return bundled(name, Map.of());
    }

    private static Program bundled(String name, Map<String, Long> set) throws Exception {
        return Scenario.parse(name + ".race", BundledScenarios.source(name)).compile(set);
    }

    private static List<String> rows(Drive drive) {
        return BranchRows.of(drive.current()).stream()
                .map(row -> row.place() + " " + (row.branch().isRoot() ? "start" : row.branch().step().text()) + (row.more() == 0 ? "" : " +" + row.more())).toList();
    }

    @Test
    void eachThreadTellsWhereItStandsAndWhatItWouldDo() throws Exception {
        Drive drive = drive(TWO);
        assertEquals(List.of("one 4 READY lock m", "two 5 READY lock m"),
                drive.turns().stream().map(turn -> turn.thread() + " " + turn.line() + " " + turn.state() + " " + turn.choices().get(0).next().text()).toList());
        assertTrue(drive.run(1));
        Turn two = drive.turns().get(1);
        assertEquals(Turn.State.WAITS, two.state());
        assertEquals(5, two.line());
        assertEquals(List.of(), two.choices());
        assertFalse(drive.run(2));
        assertFalse(drive.run(3));
        assertEquals("one", drive.schedule().toString());
    }

    @Test
    void whatAStepWouldDoIsWhatItDoes() throws Exception {
        Program program = bundled("get-after-lookup");
        Seeds.each(40, random -> {
            Drive drive = new Drive(program, program.reuse);
            while (!drive.isOver()) {
                List<Turn.Choice> choices = drive.turns().stream().flatMap(turn -> turn.choices().stream()).toList();
                Turn.Choice choice = choices.get(random.nextInt(choices.size()));
                drive.take(choice.pick());
                // The preview does not count lives: #2 and the like are left out.
                assertEquals(choice.next().text(), drive.current().step().text().replaceAll("#\\d+", ""));
            }
        });
    }

    /** While a run grows, threads keep their colours and the count stays in view; a thread that is through says so. */
    @Test
    void aDriveLooksTheSameFromStepToStep() throws Exception {
        Program program = bundled("mtd-partitioned-master");
        Schedule failing = new Explorer(program, Options.standard(), Limits.standard(), () -> 0).explore().schedule();
        Drive drive = new Drive(program, program.reuse);
        ViewState view = null;
        int steps = 0;
        for (Schedule.Pick pick : failing.picks()) {
            drive.take(pick);
            if (++steps % 10 == 0 || steps == failing.size()) {
                DrivenRun run = DrivenRun.along(program, program.reuse, drive.schedule());
                Timeline timeline = Timeline.of(new Opening(Catalog.formats(), Catalog.lenses(List.of())).analyse(run.trace()));
                view = DrivenRun.atEnd(timeline, view);
                assertEquals(List.of(0, 1), List.of(timeline.layout(view).ink(run.lane("unbind").index()), timeline.layout(view).ink(run.lane("opener").index())), "step " + steps);
                assertTrue(timeline.layout(view).pinnedHeight() > 0, "step " + steps);
            }
        }
        while (drive.run(2) || drive.run(1)) {
            steps++;
        }
        assertEquals(Turn.State.ENDED, drive.turns().get(0).state());
    }

    @Test
    void anAllocationTellsWhoseMemoryItWouldGet() throws Exception {
        Drive drive = drive("""
                struct node { int v; }
                ptr keep; ptr other;
                thread one { keep = alloc node; free(keep); other = alloc node; }
                """);
        assertEquals(List.of("fresh memory"), drive.turns().get(0).choices().stream().map(choice -> choice.next().memory()).toList());
        for (int i = 0; i < 4; i++) {
            drive.run(1);
        }
        assertEquals(List.of("fresh memory", "where node#1 was"), drive.turns().get(0).choices().stream().map(choice -> choice.next().memory()).toList());
    }

    @Test
    void aStepTakenBackStaysInTheTree() throws Exception {
        Drive drive = drive(TWO);
        drive.run(1);
        drive.run(1);
        Branch tried = drive.current();
        assertTrue(drive.back());
        assertTrue(drive.back());
        assertFalse(drive.back());
        assertEquals(List.of("HERE start", "AHEAD lock m", "AHEAD store a ← 1"), rows(drive));
        drive.run(2);
        assertEquals(List.of("DONE start", "ASIDE lock m +1", "HERE lock m"), rows(drive));
        drive.goTo(tried);
        assertEquals("one one", drive.schedule().toString());
        assertEquals(Place.HERE, BranchRows.of(drive.current()).get(3).place());
    }

    @Test
    void theSameStepTakenAgainIsNoSecondBranch() throws Exception {
        Drive drive = drive(TWO);
        drive.run(1);
        Branch first = drive.current();
        drive.back();
        assertTrue(drive.again());
        assertSame(first, drive.current());
        assertFalse(drive.again());
        assertEquals(1, first.parent().children().size());
    }

    @Test
    void theOtherChoiceOfAStepComesRoundAgain() throws Exception {
        Drive drive = drive("scenario \"c\"\nint a;\nthread one { choose { a = 7; } or { a = 8; } or { a = 9; } }\n");
        List<String> seen = new java.util.ArrayList<>();
        drive.run(1);
        for (int i = 0; i < 4; i++) {
            seen.add(drive.schedule().toString());
            assertTrue(drive.other());
        }
        assertEquals(List.of("one/0", "one/1", "one/2", "one/0"), seen);
        drive.run(1);
        assertFalse(drive.other());
        assertEquals("one/1 one", drive.schedule().toString());
    }

    @Test
    void aPickThatCannotBeDoneLeavesTheDriveWhereItWas() throws Exception {
        Drive drive = drive(TWO);
        drive.run(1);
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> drive.take(Schedule.parse("two").picks().get(0)));
        assertEquals("step 2: two cannot go on here; these can: one", refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> drive.follow(Schedule.parse("two one")));
        assertEquals("one", drive.schedule().toString());
        assertTrue(drive.run(1));
    }

    @Test
    void theNumberKeysLeadAlongWhatExploreFound() throws Exception {
        Program program = bundled("mtd-partitioned-master");
        Verdict verdict = new Explorer(program, Options.standard(), Limits.standard(), () -> 0).explore();
        Drive drive = new Drive(program, program.reuse);
        for (Schedule.Pick pick : verdict.schedule().picks()) {
            assertNull(drive.failure());
            int number = drive.turns().stream().filter(turn -> turn.thread().equals(pick.thread())).findFirst().orElseThrow().number();
            assertTrue(drive.run(number));
            for (int i = 0; i < 9 && !drive.current().step().pick().equals(pick); i++) {
                assertTrue(drive.other());
            }
            assertEquals(pick, drive.current().step().pick());
        }
        assertEquals(verdict.finding(), drive.failure());
        assertTrue(drive.current().isFailing());
    }

    @Test
    void whatIfGoesOnFromTheStepOfARow() throws Exception {
        Program program = bundled("mtd-partitioned-master");
        Verdict verdict = new Explorer(program, Options.standard(), Limits.standard(), () -> 0).explore();
        DrivenRun run = new DrivenRun(program, verdict.run());
        int row = run.failingRow();
        assertTrue(run.trace().text(row).startsWith("addition-on-zero"), run.trace().text(row));
        assertEquals(verdict.steps(), run.stepsAt(row));
        assertEquals(verdict.schedule(), run.scheduleTo(row));
        assertEquals(0, run.stepsAt(0));
        Drive drive = new Drive(program, program.reuse);
        drive.follow(run.scheduleTo(row));
        drive.back();
        assertNull(drive.failure());
        drive.run(2);
        assertNotNull(drive.failure());
        DrivenRun again = DrivenRun.along(program, program.reuse, drive.schedule());
        String whole = TraceText.of(run.trace());
        assertTrue(whole.startsWith(TraceText.of(again.trace()).strip().lines().limit(row).collect(java.util.stream.Collectors.joining("\n"))));
    }

    @Test
    void everyThreadHasItsLane() throws Exception {
        Program program = bundled("mtd-partitioned-master");
        Drive drive = new Drive(program, program.reuse);
        DrivenRun run = DrivenRun.along(program, program.reuse, drive.schedule());
        assertEquals(0, run.lane("unbind").index());
        assertEquals(224, run.lane("opener").pid());
        assertNull(run.lane("nobody"));
    }

    /** A search in levels asks all cores; the one that waits for them is told, and can stop them. */
    @Test
    void aSearchTellsHowFarItIsAndStopsWhenToldOnAllCores() throws Exception {
        Program program = bundled("mtd-proc-reader", Map.of("READERS", 3L, "CYCLES", 2L, "READS", 2L));
        for (Options options : List.of(Options.standard().asPlain(), Options.standard().asPlain().withShortest(Options.Shortest.STEPS))) {
            try (Cores cores = new Cores(2, new Random(4))) {
                long[] told = {0};
                Thread here = Thread.currentThread();
                AtomicLong clock = new AtomicLong();
                Verdict verdict = new Exploration(program, options, Limits.standard(), () -> clock.addAndGet(1_000_000), cores).run(() -> told[0] >= 3, (states, depth, seconds) -> {
                    assertSame(here, Thread.currentThread());
                    told[0]++;
                });
                assertEquals(3, told[0]);
                assertEquals(Verdict.Outcome.STOPPED, verdict.outcome());
                assertEquals("cancelled", verdict.stoppedBy());
                assertTrue(verdict.states() > 0);
            }
        }
    }

    @Test
    void aSearchIsSpreadOverTheCoresAndFindsTheSame() throws Exception {
        Program program = bundled("mtd-partitioned-master", Map.of("OPENERS", 2L));
        Options shortest = Options.standard().withShortest(Options.Shortest.STEPS);
        Verdict one = new Exploration(program, shortest, Limits.standard(), () -> 0, Workers.direct()).run(() -> false, Progress.none());
        try (Cores cores = new Cores(2, new Random(4))) {
            Verdict two = new Exploration(program, shortest, Limits.standard(), () -> 0, cores).run(() -> false, Progress.none());
            assertTrue(cores.split() > 0, "no work was split");
            assertEquals(one.sentence(), two.sentence());
            assertEquals(one.schedule(), two.schedule());
        }
    }
}
