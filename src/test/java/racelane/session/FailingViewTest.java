package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import racelane.catalog.BundledScenarios;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.explore.Explorer;
import racelane.explore.Limits;
import racelane.explore.Options;
import racelane.explore.Verdict;
import racelane.scenario.Scenario;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;

/** A failing schedule opens as a capture's finding does: on the failing step, with only what matters, and W shows the rest. */
class FailingViewTest {
    @TestFactory
    List<DynamicTest> standsOnTheFailingStepWithOnlyWhatMatters() {
        return List.of("mtd-stale-put-and-block-opener", "mtd-partitioned-master", "mtd-char-opener", "mtd-add-device-double-free", "get-after-lookup", "abba-deadlock", "lost-wakeup").stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> check(name))).toList();
    }

    private static void check(String name) throws Exception {
        Variant variant = Variant.of(name, Scenario.parse(name + ".race", BundledScenarios.source(name)), Map.of());
        Verdict verdict = new Explorer(variant.program(), Options.standard(), Limits.standard(), () -> 0).explore();
        DrivenRun run = new DrivenRun(variant.program(), verdict.run());
        Timeline timeline = Timeline.of(new Opening(Catalog.formats(), Catalog.lenses(List.of())).analyse(run.trace()));
        ViewState view = run.atFailure(timeline);
        assertTrue(view.onlyWhatMatters());
        assertEquals(verdict.finding().kind().word(), timeline.analysis().findings().get(view.about()).kind());
        assertEquals(verdict.steps(), run.stepsAt(view.cursorRow()), "the cursor stands in the failing step");
        assertTrue(timeline.rows(view).nearest(view.cursorRow()) == view.cursorRow(), "the failing row is not folded");
        Session session = new Session(timeline, () -> {});
        session.show(view);
        int shown = timeline.rows(view).count();
        session.run(Commands.get("only-what-matters"));
        assertEquals(view.cursorRow(), session.view().cursorRow());
        assertEquals(run.trace().size(), timeline.rows(session.view()).count());
        assertTrue(shown <= run.trace().size());
    }
}
