package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import racelane.analysis.Finding;
import racelane.testkit.Analyses;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;
import racelane.trace.EventKind;

class StepperTest {
    private static Timeline capture;

    @BeforeAll
    static void open() throws Exception {
        capture = Timeline.of(Analyses.of(Path.of("sample-traces/c3b-pm-opener2.trace.txt")));
    }

    private static ViewState all(Timeline timeline) {
        return ViewState.all(timeline.allLanes(), timeline.trace().size());
    }

    @Test
    void aTraceOpensOnItsMostTellingFindingWithOnlyWhatMatters() {
        ViewState start = capture.start();
        Finding finding = capture.analysis().findings().get(start.about());
        assertEquals("addition-on-zero", finding.kind());
        assertEquals(finding.row(), start.cursorRow());
        assertTrue(start.onlyWhatMatters());
        assertTrue(capture.rows(start).count() < capture.trace().size() / 5, "most is folded");
        finding.because().forEach(because -> assertTrue(capture.rows(start).contains(because.row()), "step " + (because.row() + 1) + " is shown"));
    }

    @Test
    void forwardThenBackIsTheSameStep() {
        Stepper stepper = new Stepper(capture);
        Seeds.each(Seeds.ROUNDS, random -> {
            ViewState view = random.nextBoolean() ? all(capture) : capture.start();
            ViewState here = stepper.to(view, random.nextInt(capture.trace().size()));
            ViewState next = stepper.next(here);
            if (next != here) {
                assertEquals(here.cursorRow(), stepper.previous(next).cursorRow());
            }
            ViewState thread = stepper.nextOfThread(here);
            if (thread != here) {
                assertEquals(capture.trace().lane(here.cursorRow()), capture.trace().lane(thread.cursorRow()));
                assertEquals(here.cursorRow(), stepper.previousOfThread(thread).cursorRow());
            }
        });
    }

    @Test
    void theWholeTraceStaysWhereItIsWhenItsEndsAreSteppedAt() {
        Stepper stepper = new Stepper(capture);
        ViewState whole = stepper.fitAll(all(capture));
        ViewState second = stepper.next(stepper.to(whole, 0));
        assertEquals(whole.span(), second.span(), "no empty room in front of the first step");
        ViewState last = stepper.to(whole, capture.trace().size() - 1);
        assertEquals(whole.span(), last.span(), "nor behind the last");
        ViewState near = stepper.zoom(stepper.to(whole, 3_000), 50, 0.5);
        assertEquals(0, stepper.to(near, 0).span().from(), 1e-6, "coming from elsewhere it stops at the first step");
    }

    @Test
    void theCursorStaysInViewAndOnAShownRow() {
        Stepper stepper = new Stepper(capture);
        ViewState view = stepper.zoom(capture.start(), 2, 0.5);
        for (int i = 0; i < 200; i++) {
            boolean forward = i < 100;
            view = i % 3 == 2 ? forward ? stepper.nextChange(view) : stepper.previousChange(view) : forward ? stepper.next(view) : stepper.previous(view);
            double share = view.span().share(capture.scale(view, 1).place(view.cursorRow()));
            Span whole = capture.whole(view);
            assertTrue(share >= 0 && share <= 1, "cursor at " + share);
            assertTrue(share >= 0.05 || view.span().from() <= whole.from() + 1e-6, "cursor at " + share + ", with more of the trace before it");
            assertTrue(share <= 0.95 || view.span().to() >= whole.to() - 1e-6, "cursor at " + share + ", with more of the trace behind it");
            assertTrue(capture.rows(view).contains(view.cursorRow()));
        }
    }

    @Test
    void aStepThatIsNotThereChangesNothing() {
        Stepper stepper = new Stepper(capture);
        ViewState first = stepper.first(all(capture));
        assertSame(first, stepper.previous(first));
        assertSame(first, stepper.previousChange(first));
        assertSame(first, stepper.previousFinding(first));
        ViewState last = stepper.last(all(capture));
        assertSame(last, stepper.next(last));
        assertSame(last, stepper.nextFinding(last));
        assertSame(last, stepper.toStep(last, 0));
        assertSame(last, stepper.toStep(last, capture.trace().size() + 1L));
    }

    @Test
    void anEmptyTraceCanBeSteppedInVain() {
        Timeline empty = Timeline.of(Traces.noiseAnalysis(new java.util.Random(1), 0, 0));
        Stepper stepper = new Stepper(empty);
        ViewState view = empty.start();
        assertEquals(-1, view.cursorRow());
        assertEquals(-1, stepper.next(view).cursorRow());
        assertEquals(-1, stepper.nextOfThread(view).cursorRow());
        assertEquals(-1, stepper.nextContextSwitch(view).cursorRow());
        assertEquals(-1, stepper.switchOrder(stepper.zoom(stepper.fitAll(view), 2)).cursorRow());
    }

    @Test
    void zoomingInThenOutIsWhereItWas() {
        Stepper stepper = new Stepper(capture);
        Seeds.each(Seeds.ROUNDS, random -> {
            ViewState view = all(capture).withSpan(new Span(1_000, 1_400));
            double share = random.nextDouble();
            ViewState back = stepper.zoom(stepper.zoom(view, 1.5, share), 1 / 1.5, share);
            assertEquals(view.span().from(), back.span().from(), 1e-6);
            assertEquals(view.span().to(), back.span().to(), 1e-6);
        });
    }

    @Test
    void whatIsUnderThePointerStaysThereWhileZooming() {
        Stepper stepper = new Stepper(capture);
        ViewState view = all(capture).withSpan(new Span(1_000, 1_400));
        assertEquals(view.span().at(0.3), stepper.zoom(view, 3, 0.3).span().at(0.3), 1e-6);
    }

    @Test
    void switchingTheOrderKeepsTheCursorUnderTheSamePixel() {
        Stepper stepper = new Stepper(capture);
        for (ViewState view : new ViewState[] {capture.start(), stepper.to(all(capture), 3_000)}) {
            ViewState time = stepper.switchOrder(view);
            ViewState event = stepper.switchOrder(time);
            double share = view.span().share(capture.scale(view, 1).place(view.cursorRow()));
            assertEquals(share, time.span().share(capture.scale(time, 1).place(time.cursorRow())), 1e-6);
            assertEquals(share, event.span().share(capture.scale(event, 1).place(event.cursorRow())), 1e-6);
            assertEquals(Order.TIME, time.order());
        }
    }

    @Test
    void findingsAreWalkedInOrderAlsoWhereSeveralShareARow() {
        Stepper stepper = new Stepper(capture);
        ViewState view = stepper.first(all(capture));
        for (int i = 0; i < capture.analysis().findings().size(); i++) {
            view = stepper.nextFinding(view);
            assertEquals(i, view.selection().finding());
            assertEquals(capture.analysis().findings().get(i).row(), view.cursorRow());
        }
    }

    @Test
    void goingToAFoldedStepUnfolds() {
        Stepper stepper = new Stepper(capture);
        ViewState view = capture.start();
        int folded = 0;
        while (capture.rows(view).contains(folded)) {
            folded++;
        }
        ViewState there = stepper.toStep(view, folded + 1L);
        assertEquals(folded, there.cursorRow());
        assertEquals(false, there.onlyWhatMatters());
    }

    @Test
    void aLineOfTheFileIsFound() {
        Stepper stepper = new Stepper(capture);
        ViewState view = stepper.toLine(all(capture), 1_802);
        assertEquals(1_710, view.cursorRow() + 1, "line 1802 is step 1710");
        int stack = 0;
        while (capture.trace().kind(stack) != EventKind.STACK) {
            stack++;
        }
        assertEquals(stack, stepper.toLine(view, capture.trace().line(stack) + 2).cursorRow(), "a line inside a record means the record");
    }

    @Test
    void contextSwitchesAreSwitchesOrElseChangesOfThread() {
        Stepper stepper = new Stepper(capture);
        ViewState view = stepper.nextContextSwitch(all(capture));
        assertEquals("sched_switch", capture.trace().eventName(view.cursorRow()));
        ViewState focused = stepper.nextContextSwitch(capture.start());
        assertTrue(capture.trace().lane(focused.cursorRow()) != capture.trace().lane(capture.start().cursorRow()));
    }

    @Test
    void hidingLanesKeepsTheWholeWholeAndAStretchItsRows() {
        ViewState all = all(capture);
        Stepper stepper = new Stepper(capture);
        LaneKey busy = capture.allLanes().stream().filter(LaneKey::isThread).max(java.util.Comparator.comparingInt(lane -> capture.trace().countOf(lane.id()))).orElseThrow();
        ViewState hidden = stepper.hiding(all, java.util.Set.of(busy));
        assertEquals(capture.whole(hidden), hidden.span());
        assertTrue(hidden.span().length() < all.span().length());
        assertEquals(all.span(), stepper.hiding(hidden, java.util.Set.of()).span());
        ViewState stretch = all.withSpan(new Span(1_000, 2_000)).withCursor(1_500);
        ViewState narrower = stepper.hiding(stretch, java.util.Set.of(busy));
        Scale scale = capture.scale(narrower, 1_000);
        assertTrue(scale.firstRowFrom(0) >= 1_000 && scale.firstRowFrom(0) < 1_100, "begins at row " + scale.firstRowFrom(0));
        assertTrue(scale.firstRowFrom(999) <= 2_001 && scale.firstRowFrom(999) > 1_900, "ends at row " + scale.firstRowFrom(999));
    }
}
