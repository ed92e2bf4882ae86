package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import racelane.testkit.Traces;
import racelane.timeline.LaneKey;
import racelane.timeline.Selection;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** What takes time in proportion to a large trace is worked out elsewhere, and the view stays until it is done. */
class LongChangesTest {
    private final Deque<Runnable> elsewhere = new ArrayDeque<>();
    private final Session session = session();

    private Session session() {
        Session made = new Session(Timeline.of(Traces.noiseAnalysis(new Random(1), Changes.LARGE + 1, 5)), () -> {});
        made.workElsewhere((work, done, failed) -> elsewhere.add(() -> done.accept(work.get())));
        return made;
    }

    private static LaneKey lane(int index) {
        return LaneKey.thread(index);
    }

    private void select(int index) {
        session.show(session.view().withSelection(Selection.of(lane(index))));
    }

    @Test
    void theOldViewStaysUntilTheNewOneIsWorkedOut() {
        select(1);
        ViewState before = session.view();
        session.timeline().prepare(before);
        assertFalse(session.run(Commands.get("lane-hide")));
        assertTrue(session.isChanging());
        assertEquals(before, session.view());
        assertTrue(session.timeline().isPrepared(before), "the old view can be painted at no cost");
        elsewhere.poll().run();
        assertFalse(session.isChanging());
        assertEquals(Set.of(lane(1)), session.view().hidden());
        assertTrue(session.timeline().isPrepared(session.view()), "the new view can be painted at no cost");
        assertTrue(session.timeline().isPrepared(before), "and so can the one before");
    }

    @Test
    void whatIsAskedForMeanwhileComesAfterwardsInOrder() {
        select(1);
        session.run(Commands.get("lane-hide"));
        session.run(Commands.get("lane-hide"));
        session.run(Commands.get("step-next"));
        assertEquals(1, elsewhere.size());
        while (!elsewhere.isEmpty()) {
            elsewhere.poll().run();
        }
        // After the first is hidden its neighbour is selected, and hidden by the second.
        assertEquals(Set.of(lane(1), lane(2)), session.view().hidden());
        int step = session.view().cursorRow();
        assertTrue(step > 0 && session.timeline().trace().lane(step) != 1 && session.timeline().trace().lane(step) != 2, "step " + step);
    }

    @Test
    void aHandThatMovesTheCursorOrSelectsMeanwhileIsNotOverruled() {
        select(1);
        session.run(Commands.get("lane-hide"));
        session.show(session.stepper().to(session.view(), 5_000));
        select(4);
        elsewhere.poll().run();
        assertEquals(Set.of(lane(1)), session.view().hidden(), "the lane that was meant is hidden");
        assertEquals(lane(4), session.view().selection().lane());
        assertEquals(session.timeline().rows(session.view()).nearest(5_000), session.view().cursorRow());
    }

    @Test
    void aChangeThatFailsDoesNotBlockTheNext() {
        session.workElsewhere((work, done, failed) -> elsewhere.add(failed));
        select(1);
        session.run(Commands.get("lane-hide"));
        elsewhere.poll().run();
        assertFalse(session.isChanging());
        session.workElsewhere(Elsewhere.here());
        session.run(Commands.get("lane-hide"));
        assertEquals(Set.of(lane(1)), session.view().hidden());
    }
}
