package racelane.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import racelane.testkit.Seeds;

/** The store against plain lists. */
class ColumnsTest {
    private record Event(long timeNs, int cpu, int pid, String name, EventKind kind, int context, long offset) {}

    private static Event random(Random random, long lastNs, boolean sorted) {
        long step = switch (random.nextInt(20)) {
            case 0 -> 0;
            case 1 -> random.nextLong(1L << 40);
            default -> random.nextInt(100_000);
        };
        return new Event(sorted ? lastNs + step : lastNs + step - random.nextInt(200_000), random.nextInt(5), random.nextInt(6), "event" + random.nextInt(4),
                EventKind.values()[random.nextInt(4)], random.nextInt(32), random.nextLong(1L << 45));
    }

    private static List<Event> append(TraceBuilder builder, Random random, boolean sorted) {
        List<Event> events = new ArrayList<>();
        long lastNs = random.nextLong(1L << 50);
        int count = random.nextInt(12_000);
        for (int i = 0; i < count; i++) {
            Event event = random(random, lastNs, sorted);
            lastNs = event.timeNs();
            events.add(event);
            assertEquals(i, builder.append(event.timeNs(), event.cpu(), builder.lane(event.pid(), event.cpu()), builder.names().id(event.name()),
                    event.kind(), event.context(), event.offset()));
        }
        return events;
    }

    private static void assertSame(List<Event> expected, Trace trace) {
        assertEquals(expected.size(), trace.size());
        for (int row = 0; row < expected.size(); row++) {
            Event event = expected.get(row);
            Event actual = new Event(trace.timeNs(row), trace.cpu(row), trace.laneOf(row).pid(), trace.eventName(row), trace.kind(row), trace.context(row), event.offset());
            assertEquals(event, actual);
        }
    }

    @Test
    void aTraceHoldsWhatWasAppendedInOrder() {
        Seeds.each(40, random -> {
            TraceBuilder builder = new TraceBuilder(TraceFacts.of("f", "t"));
            List<Event> events = append(builder, random, true);
            assertSame(events, builder.snapshot());
            assertSame(events, builder.freeze());
        });
    }

    @Test
    void aTraceOutOfOrderIsSortedAndTiesKeepTheirOrder() {
        Seeds.each(40, random -> {
            TraceBuilder builder = new TraceBuilder(TraceFacts.of("f", "t"));
            List<Event> events = append(builder, random, false);
            List<Event> sorted = new ArrayList<>(events);
            sorted.sort(Comparator.comparingLong(Event::timeNs));
            assertSame(sorted, builder.freeze());
        });
    }

    @Test
    void offsetsOfASortedTraceStillPointAtTheirRecords() {
        TraceBuilder builder = new TraceBuilder(TraceFacts.of("f", "t"));
        builder.records(new Records() {
            @Override
            public String text(long offset) {
                return "record " + offset;
            }

            @Override
            public void body(long offset, Body body) {
                body.set("offset=" + offset);
            }

            @Override
            public long line(long offset) {
                return offset + 1;
            }

            @Override
            public void close() {}
        });
        builder.append(30, 0, builder.lane(1, 0), builder.names().id("c"), EventKind.EVENT, 0, 7);
        builder.append(10, 0, builder.lane(1, 0), builder.names().id("a"), EventKind.EVENT, 0, 1L << 40);
        Trace trace = builder.freeze();
        assertEquals("record " + (1L << 40), trace.text(0));
        assertEquals("record 7", trace.text(1));
        assertEquals(8, trace.line(1));
        assertEquals(7, trace.body(1).number("offset"));
    }

    @Test
    void aSnapshotDoesNotChangeWhenTheBuilderGoesOn() {
        Seeds.each(20, random -> {
            TraceBuilder builder = new TraceBuilder(TraceFacts.of("f", "t"));
            List<Event> first = append(builder, random, true);
            Trace early = builder.snapshot();
            for (int i = 0; i < 10_000; i++) {
                // Far jumps turn narrow pages into wide ones behind the snapshot's back.
                builder.append(random.nextLong(1L << 60), 1, builder.lane(random.nextInt(50), 1), builder.names().id("later"), EventKind.EVENT, 0, random.nextLong(1L << 60));
            }
            builder.freeze();
            assertSame(first, early);
        });
    }

    @Test
    void lanesListTheirRowsInOrderAndFindPositions() {
        Seeds.each(20, random -> {
            TraceBuilder builder = new TraceBuilder(TraceFacts.of("f", "t"));
            append(builder, random, true);
            Trace trace = builder.freeze();
            List<List<Integer>> expected = new ArrayList<>();
            trace.lanes().forEach(lane -> expected.add(new ArrayList<>()));
            for (int row = 0; row < trace.size(); row++) {
                assertEquals(expected.get(trace.lane(row)).size(), trace.positionOf(trace.lane(row), row));
                expected.get(trace.lane(row)).add(row);
            }
            for (int lane = 0; lane < expected.size(); lane++) {
                assertEquals(expected.get(lane).size(), trace.countOf(lane));
                for (int position = 0; position < expected.get(lane).size(); position++) {
                    assertEquals(expected.get(lane).get(position), trace.rowOf(lane, position));
                }
            }
        });
    }

    @Test
    void rowAtIsTheLastOneThatHasHappened() {
        Seeds.each(Seeds.ROUNDS, random -> {
            TraceBuilder builder = new TraceBuilder(TraceFacts.of("f", "t"));
            int count = random.nextInt(30);
            long time = 100;
            for (int i = 0; i < count; i++) {
                time += random.nextInt(3);
                builder.append(time, 0, builder.lane(1, 0), builder.names().id("a"), EventKind.EVENT, 0, 0);
            }
            long asked = 95 + random.nextInt(70);
            Trace trace = builder.freeze();
            int expected = -1;
            for (int row = 0; row < trace.size(); row++) {
                expected = trace.timeNs(row) <= asked ? row : expected;
            }
            assertEquals(expected, trace.rowAt(asked));
        });
    }

    @Test
    void aFrozenBuilderRefusesToBeUsed() {
        TraceBuilder builder = new TraceBuilder(TraceFacts.of("f", "t"));
        builder.freeze();
        assertThrows(IllegalStateException.class, () -> builder.append(1, 0, 0, 0, EventKind.EVENT, 0, 0));
    }

    @Test
    void namesKeepTheirIdsWhileTheyGrow() {
        Names names = new Names();
        List<String> words = new ArrayList<>();
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            String word = Integer.toString(random.nextInt(2_000), 36) + "é";
            int id = names.id(word);
            if (id == words.size()) {
                words.add(word);
            }
            assertEquals(word, words.get(id));
        }
        assertTrue(words.size() > 1_000);
        assertEquals(words.indexOf(words.get(7)), names.snapshot().find(words.get(7)));
        assertEquals(-1, names.find("nothing"));
    }

    @Test
    void aColumnAppendedToAnotherIsAsIfEachOfItsValuesWas() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            IntColumn ints = new IntColumn();
            LongColumn longs = new LongColumn();
            List<Long> expected = new ArrayList<>();
            for (int part = random.nextInt(6); part >= 0; part--) {
                IntColumn moreInts = new IntColumn();
                LongColumn moreLongs = new LongColumn();
                for (int left = random.nextInt(part % 2 == 0 ? 200 : 40_000); left > 0; left--) {
                    long value = random.nextInt(1000) == 0 ? random.nextLong() : random.nextInt(1 << 20);
                    moreInts.add((int) value);
                    moreLongs.add(value);
                    expected.add(value);
                }
                ints.addAll(moreInts);
                longs.addAll(moreLongs);
                ints.add(part);
                longs.add(part);
                expected.add((long) part);
            }
            assertEquals(expected.size(), ints.size(), "seed " + seed);
            assertEquals(expected.size(), longs.size(), "seed " + seed);
            for (int row = 0; row < expected.size(); row++) {
                assertEquals((long) expected.get(row), longs.get(row), "seed " + seed);
                assertEquals((int) (long) expected.get(row), ints.get(row), "seed " + seed);
            }
        }
    }
}
