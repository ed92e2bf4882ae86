package racelane.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;

/** A builder that keeps only the last rows says of them what one that keeps all does. */
class RingTest {
    private static final int MOST = 20_000;

    private static void append(TraceBuilder builder, Random random, int row, long timeNs) {
        int pid = 100 + random.nextInt(5) + row / 40_000 * 10;
        int cpu = random.nextInt(3);
        int lane = builder.lane(pid, cpu);
        builder.printedName(lane, builder.names().id("task" + pid), timeNs);
        builder.append(timeNs, cpu, lane, builder.names().id("event" + row % 7), EventKind.EVENT, 0, row * 10L);
        if (random.nextInt(9_000) == 0) {
            builder.lost(cpu, 5, row);
        }
    }

    private static TraceBuilder built(long seed, int rows, int ring) {
        TraceBuilder builder = new TraceBuilder(TraceFacts.of("stream", "none"));
        builder.ring(ring);
        Random random = new Random(seed);
        long timeNs = 5;
        for (int row = 0; row < rows; row++) {
            timeNs += random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 1;
            append(builder, random, row, timeNs);
            if (row % 1_000 == 0) {
                builder.trim();
            }
        }
        builder.trim();
        return builder;
    }

    @Test
    void theLastRowsAreThoseOfTheWholeStreamUnderTheirOwnSteps() {
        Seeds.each(6, random -> {
            long seed = random.nextLong();
            int rows = 30_000 + random.nextInt(90_000);
            Trace whole = built(seed, rows, Integer.MAX_VALUE).snapshot();
            Trace ring = built(seed, rows, MOST).snapshot();
            assertTrue(ring.size() >= MOST && ring.size() < MOST + Columns.BLOCK, "kept " + ring.size());
            assertEquals(rows, ring.steps());
            for (int row = 0; row < ring.size(); row++) {
                int its = (int) (ring.step(row) - 1);
                assertEquals(whole.timeNs(its), ring.timeNs(row));
                assertEquals(whole.offset(its), ring.offset(row));
                assertEquals(whole.cpu(its), ring.cpu(row));
                assertEquals(whole.eventName(its), ring.eventName(row));
                assertEquals(whole.laneOf(its).name(), ring.laneOf(row).name());
                assertEquals(row, ring.rowOfStep(its + 1L));
            }
            assertEquals(-1, ring.rowOfStep(1), "a step that was let go is not there");
        });
    }

    @Test
    void whatWasLetGoIsToldAndIsAnOverwrittenStartOfEachCpu() {
        Trace ring = built(3, 60_000, MOST).snapshot();
        long dropped = ring.step(0) - 1;
        Problem problem = ring.problems().stream().filter(one -> one.kind().equals("ring")).findFirst().orElseThrow();
        assertEquals(dropped, problem.count());
        List<Gap> starts = ring.gaps().stream().filter(gap -> gap.fromRow() < 0).toList();
        assertEquals(3, starts.stream().map(Gap::cpu).distinct().count());
        for (Gap gap : starts) {
            assertEquals(gap.cpu(), ring.cpu(gap.toRow()));
            for (int row = 0; row < gap.toRow(); row++) {
                assertTrue(ring.cpu(row) != gap.cpu(), "the gap ends at the first row of its CPU");
            }
        }
    }

    @Test
    void gapsOfWhatIsLeftStayWhereTheyWere() {
        Trace whole = built(8, 70_000, Integer.MAX_VALUE).snapshot();
        Trace ring = built(8, 70_000, MOST).snapshot();
        int dropped = (int) (ring.step(0) - 1);
        List<String> wanted = whole.gaps().stream().filter(gap -> gap.fromRow() >= dropped).map(gap -> gap.cpu() + ":" + (gap.fromRow() - dropped) + "-" + (gap.toRow() - dropped)).toList();
        List<String> there = ring.gaps().stream().filter(gap -> gap.fromRow() >= 0).map(gap -> gap.cpu() + ":" + gap.fromRow() + "-" + gap.toRow()).toList();
        assertTrue(!wanted.isEmpty());
        assertEquals(wanted, there);
    }

    @Test
    void snapshotsTakenBeforeKeepWhatTheyHave() {
        TraceBuilder builder = new TraceBuilder(TraceFacts.of("stream", "none"));
        builder.ring(MOST);
        Random random = new Random(1);
        for (int row = 0; row < 30_000; row++) {
            append(builder, random, row, row);
        }
        Trace before = builder.snapshot();
        for (int row = 30_000; row < 90_000; row++) {
            append(builder, random, row, row);
            builder.trim();
        }
        for (int row = 0; row < before.size(); row++) {
            assertEquals(row, before.timeNs(row));
            assertEquals(row * 10L, before.offset(row));
        }
        assertEquals(90_000, builder.snapshot().steps());
    }

    @Test
    void ofATaskThatEndedAndHasNoEventLeftOnlyItsPlaceIsKept() {
        TraceBuilder builder = new TraceBuilder(TraceFacts.of("stream", "none"));
        builder.ring(MOST);
        int gone = builder.lane(7, 0);
        builder.printedName(gone, builder.names().id("short"), 0);
        builder.append(0, 0, gone, 0, EventKind.EVENT, 0, 0);
        builder.taskEnded(7);
        for (int row = 1; row < 60_000; row++) {
            append(builder, new Random(row), row, row);
        }
        builder.trim();
        Trace ring = builder.freeze();
        assertEquals(-1, ring.lanes().get(gone).pid());
        assertEquals(0, ring.countOf(gone));
assertEquals(1, ring.lanes().stream().filter(lane -> lane.pid() < 0).count(), "only the ended task is gone");
    }

    @Test
    void aStreamThatIsOutOfOrderIsShownInOrderOfTime() {
        TraceBuilder builder = new TraceBuilder(TraceFacts.of("stream", "none"));
        builder.ring(MOST);
        for (long timeNs : new long[] {10, 30, 20, 40}) {
            builder.append(timeNs, 0, builder.lane(1, 0), 0, EventKind.EVENT, 0, timeNs);
        }
        Trace soFar = builder.snapshot();
        assertEquals(List.of(10L, 20L, 30L, 40L), List.of(soFar.timeNs(0), soFar.timeNs(1), soFar.timeNs(2), soFar.timeNs(3)));
    }
}
