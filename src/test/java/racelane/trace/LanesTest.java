package racelane.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which task an event belongs to, what it is called, and where nothing may be concluded. */
class LanesTest {
    private final TraceBuilder builder = new TraceBuilder(TraceFacts.of("f", "t"));
    private long timeNs;

    private int event(int pid, int cpu) {
        int lane = builder.lane(pid, cpu);
        builder.append(++timeNs, cpu, lane, builder.names().id("e"), EventKind.EVENT, 0, 0);
        return lane;
    }

    @Test
    void aTaskIsOneLaneOnAllCpus() {
        assertEquals(event(7, 0), event(7, 3));
    }

    @Test
    void idleIsALaneOfEachCpu() {
        assertNotEquals(event(0, 0), event(0, 1));
        assertEquals(List.of("swapper/0", "swapper/1"), builder.freeze().lanes().stream().map(Lane::name).toList());
    }

    @Test
    void aPidThatEndedAndIsSeenAgainIsANewLane() {
        int first = event(7, 0);
        event(8, 0);
        builder.taskEnded(7);
        int second = event(7, 0);
        assertNotEquals(first, second);
        assertEquals(second, event(7, 1));
        builder.taskEnded(7);
        builder.taskEnded(7);
        assertNotEquals(second, event(7, 1));
    }

    @Test
    void whatTheSchedulerSaysGoesBeforeWhatIsPrinted() {
        int lane = event(7, 0);
        builder.printedName(lane, builder.names().id("printed"), 1);
        builder.witnessedName(7, 0, "sh", 5);
        builder.witnessedName(7, 0, "sh", 6);
        builder.witnessedName(7, 0, "cat", 9);
        Lane task = builder.freeze().lanes().get(lane);
        assertEquals(List.of("sh", "cat"), task.comms());
        assertEquals("sh", task.commAt(0));
        assertEquals("sh", task.commAt(8));
        assertEquals("cat", task.commAt(9));
        assertEquals("cat-7", task.name());
    }

    @Test
    void aTaskWithoutANameIsCalledSo() {
        int lane = event(7, 0);
        builder.printedName(lane, builder.names().id("<...>"), 1);
        assertEquals("<...>-7", builder.freeze().lanes().get(lane).name());
    }

    @Test
    void anOldNameComesBack() {
        int lane = event(7, 0);
        for (String name : List.of("a", "b", "a")) {
            builder.printedName(lane, builder.names().id(name), ++timeNs);
        }
        Lane task = builder.freeze().lanes().get(lane);
        assertEquals(List.of("a", "b"), task.comms());
        assertEquals("a", task.comm());
    }

    @Test
    void aLossReachesFromTheCpusLastEventToItsNext() {
        event(1, 0);
        event(2, 1);
        builder.lost(0, 143, 3);
        event(2, 1);
        event(1, 0);
        builder.lost(1, -1, 6);
        assertEquals(List.of(new Gap(0, 0, 3, 143, 3), new Gap(1, 2, 4, -1, 6)), builder.freeze().gaps());
    }

    @Test
    void anOverwrittenStartIsAGapBeforeTheFirstEventOfEachCpu() {
        builder.startLost(100, 3);
        event(1, 1);
        event(1, 0);
        event(1, 1);
        assertEquals(List.of(new Gap(1, -1, 0, 100, 3), new Gap(0, -1, 1, -1, 3)), builder.freeze().gaps());
    }

    @Test
    void gapsFollowTheirEventsWhenTheTraceIsSorted() {
        int lane = builder.lane(1, 0);
        int name = builder.names().id("e");
        builder.append(50, 0, lane, name, EventKind.EVENT, 0, 0);
        builder.lost(0, 7, 2);
        builder.append(60, 0, lane, name, EventKind.EVENT, 0, 0);
        builder.append(10, 1, lane, name, EventKind.EVENT, 0, 0);
        assertEquals(List.of(new Gap(0, 1, 2, 7, 2)), builder.freeze().gaps());
    }

    @Test
    void aStackBelongsToTheEventBeforeItOnItsLane() {
        builder.records(new Records() {
            @Override
            public String text(long offset) {
                return offset == 1 ? "x: <stack trace>\n => inner\n => outer (ffff81)" : "x";
            }

            @Override
            public void body(long offset, Body body) {
                body.set("");
            }

            @Override
            public long line(long offset) {
                return -1;
            }

            @Override
            public void close() {}
        });
        int name = builder.names().id("e");
        builder.append(1, 0, builder.lane(1, 0), name, EventKind.EVENT, 0, 0);
        builder.append(2, 1, builder.lane(2, 1), name, EventKind.EVENT, 0, 0);
        builder.append(3, 0, builder.lane(1, 0), name, EventKind.STACK, 0, 1);
        Trace trace = builder.freeze();
        assertEquals(List.of("inner", "outer"), trace.stack(0));
        assertEquals(List.of(), trace.stack(1));
        assertEquals(List.of("inner", "outer"), trace.stack(2));
    }
}
