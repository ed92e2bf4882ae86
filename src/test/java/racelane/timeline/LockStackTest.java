package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.analysis.LockSpan;
import racelane.testkit.Traces;

/** Several locks at once are several bars. */
class LockStackTest {
    private static LockSpan held(int lock, int from, int to) {
        return new LockSpan(0, lock, -1, from, to);
    }

    @Test
    void aLockTakenInsideAnotherStandsBelowIt() {
        LockSpan outer = held(0, 1, 9);
        LockSpan inner = held(1, 3, 5);
        LockSpan after = held(2, 5, 7);
        LockSpan later = held(3, 9, 12);
        assertEquals(List.of(List.of(outer, later), List.of(inner, after)), LockStack.rows(List.of(outer, inner, after, later)));
    }

    @Test
    void locksHandedOverInAChainKeepTheirRows() {
        LockSpan first = held(0, 1, 4);
        LockSpan second = held(1, 3, 6);
        LockSpan third = held(2, 5, 8);
        assertEquals(List.of(List.of(first, third), List.of(second)), LockStack.rows(List.of(first, second, third)));
    }

    @Test
    void moreLocksThanLockdepAllowsAreNotStacked() {
        List<LockSpan> spans = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            spans.add(held(i, i, -1));
        }
        assertEquals(LockStack.MOST, LockStack.rows(spans).size());
    }

    @Test
    void eachOfTwoLocksHeldAtOnceLiesUnderItsOwnBar() throws Exception {
        Analysis analysis = Traces.start().event("sh-10", 0, "lock_acquire", "0xff11000000001000 a").event("sh-10", 0, "lock_acquired", "0xff11000000001000 a")
                .event("sh-10", 0, "lock_acquire", "0xff11000000002000 b").event("sh-10", 0, "lock_acquired", "0xff11000000002000 b").event("sh-10", 0, "tick", "x=1")
                .event("sh-10", 0, "lock_release", "0xff11000000002000 b").event("sh-10", 0, "lock_release", "0xff11000000001000 a").analysis();
        Timeline timeline = Timeline.of(analysis);
        ViewState view = ViewState.all(timeline.allLanes(), analysis.trace().size());
        LanePlace place = timeline.layout(view).places().get(0);
        assertEquals(2, place.rows().held());
        double x = timeline.scale(view, 900).x(4);
        Hit outer = timeline.at(view, 900, x, place.rows().lockTop(0) + 3);
        Hit inner = timeline.at(view, 900, x, place.rows().lockTop(1) + 3);
        assertTrue(outer.text().startsWith("0xff11000000001000"), outer.text());
        assertTrue(inner.text().startsWith("0xff11000000002000"), inner.text());
        assertTrue(place.rows().lockTop(1) + 19 <= place.height());
    }
}
