package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import racelane.testkit.Analyses;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;
import racelane.timeline.Timeline;

class BreakpointsTest {
    private static Timeline c3b;

    @BeforeAll
    static void open() throws Exception {
        c3b = Timeline.of(Analyses.of(Path.of("sample-traces", "c3b-pm-opener2.trace.txt")));
    }

    private static int next(String text, int step, int by) {
        Breakpoint one = Breakpoints.parse(c3b, text);
        assertNotNull(one, text);
        return Breakpoints.next(c3b.analysis(), List.of(one), step - 1, by) + 1;
    }

    @Test
    void runningStopsWhereTheCaptureSaysSo() {
        // The lines of the capture that its README names: the stale put, and the get that meets its zero.
        assertEquals(1711, next("ff8d2000.spi.0.refcnt == 0", 1402, 1));
        assertEquals(1711, next("0xff1100000568a028.refcnt == 0", 1734, -1));
        assertEquals(1710, next("__put_mtd_device()", 1402, 1));
        assertEquals(1733, next("lock mtd_table_mutex", 1732, 1));
        assertEquals(c3b.trace().rowOf(c3b.trace().lane(0), 1) + 1, next("lane " + c3b.trace().lanes().get(c3b.trace().lane(0)).name(), 1, 1));
        assertEquals(0, next("ff8d2000.spi.0.refcnt == 77", 1, 1));
    }

    @Test
    void whatNamesNothingIsNone() {
        for (String nothing : List.of("", "no_such_function()", "lane nobody", "lock nothing", "ff8d2000.spi.0.refcnt == 99999999999", "x.refcnt == 0")) {
            assertNull(Breakpoints.parse(c3b, nothing), nothing);
        }
    }

    @Test
    void whatIsOfferedCanBeTypedAndSaysTheSame() {
        Session session = new Session(c3b, () -> { });
        for (int step : new int[] {1402, 1710, 1711, 1734}) {
            session.jumpTo(step - 1);
            List<Breakpoint> offered = Breakpoints.at(c3b, session.view());
            assertTrue(offered.size() >= 4, offered.toString());
            for (Breakpoint one : offered) {
                assertEquals(one, Breakpoints.parse(c3b, one.words(c3b)), one.words(c3b));
            }
        }
    }

    @Test
    void theNearestOfSeveralIsTheOneThatALookAtEveryRowFinds() throws Exception {
        Timeline timeline = Timeline.of(Traces.random(new Random(5), 80));
        Seeds.each(Seeds.ROUNDS, random -> {
            Session session = new Session(timeline, () -> { });
            session.jumpTo(random.nextInt(timeline.trace().size()));
            List<Breakpoint> offered = Breakpoints.at(timeline, session.view());
            List<Breakpoint> some = List.of(offered.get(random.nextInt(offered.size())), offered.get(random.nextInt(offered.size())));
            int from = random.nextInt(timeline.trace().size());
            int by = random.nextBoolean() ? 1 : -1;
            int expected = -1;
            for (int row = from + by; row >= 0 && row < timeline.trace().size() && expected < 0; row += by) {
                for (Breakpoint one : some) {
                    expected = Breakpoints.next(timeline.analysis(), List.of(one), row - 1, 1) == row ? row : expected;
                }
            }
            assertEquals(expected, Breakpoints.next(timeline.analysis(), some, from, by));
        });
    }

    @Test
    void aSessionRunsToThemAndBack() {
        Session session = new Session(c3b, () -> { });
        session.keep(session.kept().toggled(Breakpoints.parse(c3b, "__put_mtd_device()")));
        session.jumpTo(0);
        assertTrue(session.runTo(1));
        int first = session.view().cursorRow();
        assertTrue(session.runTo(1) && session.view().cursorRow() > first);
        assertTrue(session.runTo(-1));
        assertEquals(first, session.view().cursorRow());
        session.keep(session.kept().toggled(session.kept().breakpoints().get(0)));
        assertTrue(!session.runTo(1), "without breakpoints there is nothing to run to");
    }
}
