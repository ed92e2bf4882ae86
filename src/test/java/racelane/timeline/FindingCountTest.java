package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.analysis.Finding;
import racelane.analysis.Operation;
import racelane.lens.Deed;
import racelane.testkit.Analyses;
import racelane.testkit.Samples;
import racelane.testkit.Shared;

/** An object may have several counts: a finding stands where the count is that it is about. */
class FindingCountTest {
    private static final int WIDTH = 4_000;

    @TempDir
    Path folder;

    @Test
    void aFindingIsMarkedOnTheLaneOfItsOwnCountAlone() throws Exception {
        Timeline timeline = Samples.timeline("a4-arm64-unbinder", folder);
        int marked = 0;
        for (int i = 0; i < timeline.analysis().findings().size(); i++) {
            Finding finding = timeline.analysis().findings().get(i);
            if (finding.object() == null || finding.kind().equals("kernel-report")) {
                continue;
            }
            List<LaneKey> counts = timeline.allLanes().stream().filter(lane -> lane.isObject() && lane.id() == finding.object().id()).toList();
            assertEquals(2, counts.size(), "counts seen of the object of " + finding);
            for (LaneKey lane : counts) {
                boolean hit = marks(timeline, i, lane);
                assertEquals(lane.count() == finding.count(), hit, finding.kind() + " at step " + (finding.row() + 1) + " on " + lane);
                marked += hit ? 1 : 0;
            }
        }
        assertEquals(7, marked);
    }

    /** Whether a finding's mark lies on a lane, as a hand finds it. */
    private static boolean marks(Timeline timeline, int finding, LaneKey lane) {
        Stepper stepper = new Stepper(timeline);
        int row = timeline.analysis().findings().get(finding).row();
        ViewState view = stepper.fitRows(ViewState.all(timeline.allLanes(), timeline.trace().size()), row - 20, row + 20);
        double top = timeline.layout(view).screenTop(timeline.layout(view).indexOf(lane), 0);
        return timeline.at(view, WIDTH, timeline.scale(view, WIDTH).x(row), top + 18).finding() == finding;
    }

    @Test
    void onlyTheCountThatAStoryMovesMattersForIt() throws Exception {
        Timeline timeline = Samples.timeline("a4-arm64-unbinder", folder);
        ViewState view = timeline.start();
        Finding finding = timeline.analysis().findings().get(view.about());
        List<LaneKey> counts = timeline.lanes(view).stream().filter(lane -> lane.isObject() && lane.id() == finding.object().id()).toList();
        assertEquals(List.of(LaneKey.object(finding.object().id(), finding.count())), counts);
        assertTrue(timeline.rows(view).contains(finding.row()));
        // A probe inside a function lasts to the task's next operation: that one's row is shown as its end.
        Set<Integer> ends = timeline.analysis().operations().stream().filter(operation -> !operation.returned()).map(Operation::endRow).collect(Collectors.toSet());
        for (Operation operation : timeline.analysis().operations()) {
            boolean other = operation.address() == finding.object().address() && operation.countIndex() != finding.count();
            if (other && !ends.contains(operation.entryRow()) && (operation.deed() == Deed.GET || operation.deed() == Deed.PUT)) {
                assertFalse(timeline.rows(view).contains(operation.entryRow()), operation + " moves the other count");
            }
        }
    }

    @Test
    void aFindingSaysWhichOfSeveralCountsItIsAbout() throws Exception {
        Timeline timeline = Timeline.of(Analyses.of(Shared.file("captures/a5-arm64-kobject.trace.txt")));
        List<Finding> findings = timeline.analysis().findings();
        Finding stale = findings.stream().filter(finding -> finding.kind().equals("stale-put")).findFirst().orElseThrow();
        Finding underflow = findings.stream().filter(finding -> finding.kind().equals("underflow")).findFirst().orElseThrow();
        assertEquals("stale put (refcnt)", stale.title());
        assertEquals("underflow (kobject)", underflow.title());
        assertEquals("Underflow (kobject) · step 1747 · 5 times", Inspector.card(timeline.analysis(), findings.indexOf(underflow)).title());
        ViewState view = new Stepper(timeline).focus(timeline.start(), findings.indexOf(underflow));
        assertEquals(LaneKey.object(underflow.object().id(), 1), timeline.countLane(view));
        InterleavingTable table = InterleavingTable.of(timeline, view);
        assertEquals("kobject", table.countName());
        assertEquals("underflow", table.get(table.indexOf(underflow.row())).found());
        assertEquals("stale put (refcnt)", table.get(table.indexOf(stale.row())).found());
        Inspector.Line count = Inspector.of(timeline, view).holders().get(0);
        assertEquals("kobject", count.name());
        assertTrue(count.value().startsWith("0 ") || count.value().startsWith("saturated"), count.value());
    }

    @Test
    void aFindingWithoutAnObjectIsAboutNoCount() throws Exception {
        Timeline timeline = Timeline.of(Analyses.of(Shared.file("captures/c3b-pm-opener2.trace.txt")));
        Finding foreign = timeline.analysis().findings().stream().filter(finding -> finding.object() == null).findFirst().orElseThrow();
        assertEquals(-1, foreign.count());
        assertNull(foreign.countName());
        assertFalse(foreign.title().contains("("), foreign.title());
    }
}
