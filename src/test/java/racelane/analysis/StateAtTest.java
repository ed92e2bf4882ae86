package racelane.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Analyses;
import racelane.testkit.Seeds;

/** The state found through indexes is the state found by looking at everything. */
class StateAtTest {
    private static final Path CAPTURE = Path.of("sample-traces/c3b-pm-opener2.trace.txt");

    @Test
    void locksAndStacksEqualAScanOverAllSpans() throws Exception {
        Analysis analysis = Analyses.of(CAPTURE);
        Seeds.each(Seeds.ROUNDS, random -> {
            int row = random.nextInt(analysis.trace().size());
            State state = analysis.stateAt(row);
            List<String> expected = new ArrayList<>();
            List<String> found = new ArrayList<>();
            for (Locks.Lock lock : analysis.locks().locks()) {
                for (LockSpan span : analysis.locks().ofLock(lock.id())) {
                    if (span.holdsAt(row) || span.waitsAt(row)) {
                        expected.add(lock.id() + (span.holdsAt(row) ? " held by " : " awaited by ") + span.lane());
                    }
                }
            }
            for (State.LockState lock : state.locks()) {
                lock.owners().forEach(lane -> found.add(lock.lock().id() + " held by " + lane));
                lock.waiters().forEach(lane -> found.add(lock.lock().id() + " awaited by " + lane));
            }
            expected.sort(null);
            found.sort(null);
            assertEquals(expected, found, "locks at row " + row);
        });
    }

    @Test
    void whatARowChangedOfLocksIsTheDifferenceOverAllLocks() throws Exception {
        Analysis analysis = Analyses.of(CAPTURE);
        int changes = 0;
        for (int row = 1; row < analysis.trace().size(); row++) {
            List<String> expected = new ArrayList<>();
            for (Locks.Lock lock : analysis.locks().locks()) {
                if (!lanes(analysis.locks().holders(lock.id(), row - 1)).equals(lanes(analysis.locks().holders(lock.id(), row)))) {
                    expected.add(lock.name() + " held by");
                }
                if (!lanes(analysis.locks().waiters(lock.id(), row - 1)).equals(lanes(analysis.locks().waiters(lock.id(), row)))) {
                    expected.add(lock.name() + " awaited by");
                }
            }
            List<String> found = analysis.stateAt(row).changed().stream().map(State.Change::what).filter(what -> what.endsWith(" by")).toList();
            assertEquals(expected, found, "row " + row);
            changes += expected.size();
        }
        assertTrue(changes > 400, changes + " changes");
    }

    private static List<Integer> lanes(List<LockSpan> spans) {
        return spans.stream().map(LockSpan::lane).toList();
    }

    @Test
    void atTheStalePutTheNewLifeLosesItsOnlyReference() throws Exception {
        Analysis analysis = Analyses.of(CAPTURE);
        int row = rowOfLine(analysis, 1803);
        State state = analysis.stateAt(row);
        State.ObjectState master = state.objects().stream().filter(one -> one.object().address() == 0xff1100000568a028L).findFirst().orElseThrow();
        assertEquals(2, master.life().number());
        assertEquals(0, master.count());
        assertEquals("released", master.phase());
        assertEquals(List.of("mtd_table_mutex"), state.locks().stream().filter(lock -> !lock.owners().isEmpty()).map(lock -> lock.lock().name()).toList());
        assertEquals("opener-224", analysis.trace().lanes().get(state.locks().get(0).owners().get(0)).name());
        assertEquals("[Change[what=ff8d2000.spi.0 #2 (1) refcnt, before=1, after=0], Change[what=ff8d2000.spi.0 #2 (1), before=alive, after=released]]", state.changed().toString());
        assertEquals(List.of("mtdchar_close", "put_mtd_device", "__put_mtd_device", "mtd_device_release"),
                state.threads().get(0).stack().stream().map(CallSpan::function).toList());
    }

    static int rowOfLine(Analysis analysis, long line) {
        for (int row = 0; row < analysis.trace().size(); row++) {
            if (analysis.trace().line(row) == line) {
                return row;
            }
        }
        throw new AssertionError("no event on line " + line);
    }
}
