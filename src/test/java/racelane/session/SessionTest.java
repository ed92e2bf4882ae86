package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.testkit.Samples;
import racelane.testkit.Seeds;
import racelane.timeline.LaneKey;
import racelane.timeline.Selection;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

class SessionTest {
    private static Timeline timeline;
    private final AtomicInteger changes = new AtomicInteger();
    private Session session;

    @BeforeAll
    static void openASample(@TempDir Path folder) throws Exception {
        timeline = Samples.timeline(Samples.STALE_PUT, folder);
    }

    @BeforeEach
    void start() {
        session = new Session(timeline, changes::incrementAndGet);
    }

    @Test
    void aTraceWithFindingsOpensOnOneWithOnlyWhatMatters() {
        assertTrue(session.view().onlyWhatMatters());
        assertEquals(session.analysis().findings().get(session.view().about()).row(), session.view().cursorRow());
        assertEquals(0, changes.get());
    }

    @Test
    void stepForwardThenBackIsWhereItWas() {
        int before = session.view().cursorRow();
        assertTrue(session.run(Commands.get("step-next")));
        assertTrue(session.view().cursorRow() > before);
        assertTrue(session.run(Commands.get("step-back")));
        assertEquals(before, session.view().cursorRow());
        assertEquals(2, changes.get());
    }

    @Test
    void stepBackAtTheFirstEventChangesNothing() {
        session.run(Commands.get("step-first"));
        int told = changes.get();
        assertFalse(session.run(Commands.get("step-back")));
        assertEquals(told, changes.get());
    }

    @Test
    void everyCommandCanBeRunAnywhereAndTheCursorStaysOnARowThatIsShown() {
        Seeds.each(20, random -> {
            Session any = new Session(timeline, () -> {});
            for (int i = 0; i < 40; i++) {
                Command command = Commands.all().get(random.nextInt(Commands.all().size()));
                if (!command.isWindows()) {
                    any.run(command);
                    ViewState view = any.view();
                    assertTrue(view.cursorRow() >= 0 && view.cursorRow() < timeline.trace().size(), command.id());
                    assertTrue(view.span().length() > 0, command.id());
                    assertFalse(timeline.lanes(view).isEmpty(), command.id() + " leaves no lane");
                }
            }
        });
    }

    @Test
    void aCommandOfTheWindowIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> session.run(Commands.get("open")));
    }

    @Test
    void aJumpCanBeGoneBack() {
        ViewState before = session.view();
        session.jumpTo(10);
        assertEquals(10, session.view().cursorRow());
        session.jumpBack();
        assertEquals(before, session.view());
        session.jumpBack();
        assertEquals(before, session.view());
    }

    @Test
    void hidingLanesNeverHidesTheLast() {
        int lanes = timeline.lanes(session.view()).size();
        for (int i = 0; i < lanes + 5; i++) {
            LaneKey lane = timeline.lanes(session.view()).get(0);
            session.show(session.view().withSelection(Selection.of(lane)));
            session.run(Commands.get("lane-hide"));
        }
        assertEquals(1, timeline.lanes(session.view()).size());
        session.run(Commands.get("lanes-show"));
        assertEquals(java.util.Set.of(), session.view().hidden());
    }

    @Test
    void aLaneMovesDownAndUpAgain() {
        session.run(Commands.get("lane-next"));
        session.show(session.view().withSelection(Selection.of(timeline.lanes(session.view()).get(1))));
        var before = timeline.lanes(session.view());
        session.run(Commands.get("lane-down"));
        assertEquals(before.get(1), timeline.lanes(session.view()).get(2));
        session.run(Commands.get("lane-up"));
        assertEquals(before, timeline.lanes(session.view()));
    }

    @Test
    void aGrowingTraceIsFollowedUntilSomebodyTouchesTheView() {
        Session growing = Session.growing(timeline, 2L * timeline.trace().size(), () -> {});
        assertEquals(2.0 * timeline.trace().size(), growing.view().span().to());
        growing.grow(timeline, timeline.trace().size());
        assertEquals(timeline.start(), growing.view());

        Session touched = Session.growing(timeline, 100_000, () -> {});
        touched.run(Commands.get("step-next"));
        ViewState chosen = touched.view();
        touched.grow(timeline, 100_000);
        assertEquals(chosen, touched.view());
        assertNotEquals(timeline.start(), touched.view());
    }
}
