package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.testkit.Cores;
import racelane.testkit.Traces;
import racelane.testkit.Watching;
import racelane.testkit.Wire;
import racelane.timeline.LaneKey;
import racelane.timeline.Order;
import racelane.timeline.Selection;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** A session on a stream in a ring: what a person looks at stays what it is while rows come and go. */
class LiveSessionTest {
    private static final String FIRST = "0xff11000000001028";
    private static final String SECOND = "0xff11000000009028";
    private static final int RING = 30_000;

    /** The stream after 20 000, 40 000 and 80 000 events of noise, and at its end. */
    private static Timeline early;
    private static Timeline later;
    private static Timeline late;
    private static Timeline end;

    private final AtomicInteger changes = new AtomicInteger();
    private Session session;

    private static void noise(Traces traces, int events) {
        for (int i = 0; i < events; i++) {
            traces.event("noise-" + (50 + i % 3), i % 2, "noise", "x=" + i);
        }
    }

    /** The part of a text that was not sent yet. */
    private static String rest(Traces traces, int sent) {
        return traces.text().substring(sent);
    }

    @BeforeAll
    static void listen() throws Exception {
        Opening opening = new Opening(Catalog.formats(), Catalog.lenses(List.of()));
        Wire wire = new Wire();
        Watching watching = new Watching();
        CountDownLatch ended = new CountDownLatch(1);
        try (Cores cores = new Cores(3, new Random(1))) {
            cores.start("read", () -> {
                try {
                    opening.withWorkers(cores).live("standard input", wire, RING, watching);
                } catch (racelane.read.TraceReadException failure) {
                    throw new IllegalStateException(failure);
                }
                ended.countDown();
            });
            Traces traces = Traces.start();
            traces.init("sh-10", 0, FIRST, 0).put("sh-10", 0, FIRST, 0, -1);
            noise(traces, 20_000);
            int sent = traces.text().length();
            wire.send(traces.text());
            early = Timeline.of(opening.analyse(watching.with(20_004)));
            traces.init("sh-11", 0, SECOND, 1).get("cat-12", 1, SECOND, 1, 2).put("cat-12", 1, SECOND, 0, -1);
            noise(traces, 20_000);
            wire.send(rest(traces, sent));
            sent = traces.text().length();
            later = Timeline.of(opening.analyse(watching.with(40_010)));
            noise(traces, 20_000);
            wire.send(rest(traces, sent));
            sent = traces.text().length();
            late = Timeline.of(opening.analyse(watching.with(60_010)));
            noise(traces, 60_000);
            wire.send(rest(traces, sent));
            end = Timeline.of(opening.analyse(watching.with(120_010)));
            wire.end();
            assertTrue(ended.await(30, TimeUnit.SECONDS));
        }
    }

    @AfterAll
    static void close() {
        end.trace().close();
    }

    @BeforeEach
    void open() {
        session = Session.live(early, changes::incrementAndGet);
    }

    private static boolean showsTheEnd(Session session) {
        Timeline timeline = session.timeline();
        double place = timeline.scale(session.view(), 1_000).x(timeline.trace().size() - 1);
        return session.view().cursorRow() == timeline.trace().size() - 1 && place > 800 && place < 1_000;
    }

    @Test
    void theFixtureLetsGoOfWhatItShould() {
        assertEquals(1, early.trace().step(0));
        assertEquals(2, later.analysis().objects().size());
        assertTrue(late.trace().step(0) > 1_000 && late.trace().step(0) < 20_000, "" + late.trace().step(0));
        assertEquals(List.of(Long.parseUnsignedLong(SECOND.substring(2), 16)), late.analysis().objects().stream().map(object -> object.address()).toList());
        assertTrue(end.analysis().objects().isEmpty());
    }

    @Test
    void theViewKeepsToTheEndWhileTheTraceGrows() {
        assertTrue(showsTheEnd(session));
        double length = session.view().span().length();
        for (Timeline grown : List.of(later, late, end)) {
            session.grow(grown, 0);
            assertTrue(session.isFollowing());
            assertTrue(showsTheEnd(session), "at step " + grown.trace().steps() + ": " + session.view().span());
            assertEquals(length, session.view().span().length(), 1e-6);
        }
        assertEquals(3, changes.get());
    }

    @Test
    void whoScrollsBackIsLeftAloneUntilEnd() {
        session.run(Commands.get("pan-left"));
        assertFalse(session.isFollowing());
        ViewState before = session.view();
        session.grow(later, 0);
        assertEquals(before.span().from() - (later.trace().step(0) - early.trace().step(0)), session.view().span().from(), 1e-6);
        assertEquals(early.trace().step(before.cursorRow()), later.trace().step(session.view().cursorRow()));
        session.run(Commands.get("step-last"));
        assertTrue(session.isFollowing());
        assertTrue(showsTheEnd(session));
        session.grow(late, 0);
        assertTrue(showsTheEnd(session));
    }

    @Test
    void aStepBackIsAsGoodAsScrolling() {
        session.run(Commands.get("step-back"));
        assertFalse(session.isFollowing());
        session.run(Commands.get("step-last"));
        assertTrue(session.isFollowing());
    }

    @Test
    void theCursorStaysOnItsStepAndWhatStandsAtTheLeftEdgeStaysThere() {
        session.grow(later, 0);
        session.jumpTo(later.trace().rowOfStep(35_000));
        for (Order order : Order.values()) {
            Session other = Session.live(later, () -> {});
            other.jumpTo(later.trace().rowOfStep(35_000));
            other.run(Commands.get(order == Order.TIME ? "order-time" : "order-event"));
            int left = later.scale(other.view(), 1_000).firstRowFrom(0);
            other.grow(late, 0);
            assertNotEquals(later.trace().step(0), late.trace().step(0), "rows were let go meanwhile");
            assertEquals(35_000, late.trace().step(other.view().cursorRow()));
            assertEquals(later.trace().step(left), late.trace().step(late.scale(other.view(), 1_000).firstRowFrom(0)), order.name());
        }
    }

    @Test
    void aCursorWhoseStepWasLetGoStandsOnTheOldest() {
        session.run(Commands.get("step-first"));
        session.grow(end, 0);
        assertEquals(0, session.view().cursorRow());
        assertTrue(session.view().span().from() <= 0 && session.view().span().to() > 0, "what is shown is there");
    }

    @Test
    void anObjectThatIsCalledOtherwiseStaysSelectedHiddenAndPinned() {
        session.grow(later, 0);
        int second = later.analysis().objects().size() - 1;
        LaneKey lane = LaneKey.object(second, 0);
        assertEquals(1, second);
        session.show(session.view().withSelection(Selection.of(lane)).withPinned(lane, true).withHidden(LaneKey.thread(0), true));
        session.grow(late, 0);
        LaneKey now = LaneKey.object(0, 0);
        assertEquals(now, session.view().selection().lane());
        assertEquals(java.util.Set.of(now), session.view().pinned());
        assertEquals(java.util.Set.of(LaneKey.thread(0)), session.view().hidden());
        session.grow(end, 0);
        assertEquals(null, session.view().selection().lane());
        assertEquals(java.util.Set.of(), session.view().pinned());
    }

    @Test
    void aFindingInFocusStaysInFocusAsLongAsItIsThere() {
        session.grow(later, 0);
        int index = later.analysis().findings().size() - 1;
        session.change((timeline, stepper, view) -> stepper.focus(view, index), true);
        assertTrue(session.view().onlyWhatMatters());
        long step = later.trace().step(session.view().cursorRow());
        session.grow(late, 0);
        assertTrue(session.view().about() < index, "the finding before it was let go");
        assertEquals(step, late.trace().step(late.analysis().findings().get(session.view().about()).row()));
        assertTrue(session.view().onlyWhatMatters());
        session.grow(end, 0);
        assertEquals(-1, session.view().about());
        assertFalse(session.view().onlyWhatMatters());
    }

    @Test
    void findingsThatWereLetGoAreStillTold() {
        int known = early.analysis().findings().size();
        assertTrue(known > 0);
        session.grow(later, 0);
        assertEquals(later.analysis().problems(), session.problems().stream().filter(problem -> !problem.text().contains("stood in")).toList());
        session.grow(late, 0);
        session.grow(end, 0);
        String told = session.problems().get(session.problems().size() - 1).text();
        assertTrue(told.contains("stood in events that were let go") && told.contains("underflow"), told);
    }

    @Test
    void aLaneWithoutEventsInTheRingIsNoLane() {
        assertTrue(later.allLanes().stream().filter(LaneKey::isThread).anyMatch(lane -> later.trace().lanes().get(lane.id()).pid() == 12));
        assertTrue(end.allLanes().stream().filter(LaneKey::isThread).noneMatch(lane -> end.trace().lanes().get(lane.id()).pid() == 12));
    }
}
