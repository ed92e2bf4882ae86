package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.testkit.Analyses;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;

class InterleavingTableTest {
    private static final String ADDRESS = "0xff11000000001028";

    private static ViewState all(Timeline timeline) {
        return ViewState.all(timeline.allLanes(), timeline.trace().size());
    }

    @Test
    void everyRowOfTheTraceIsShownOrCountedInAFold() {
        Seeds.each(40, random -> {
            Timeline timeline = Timeline.of(Traces.random(random, 1 + random.nextInt(120)));
            ViewState view = all(timeline);
            for (LaneKey lane : timeline.allLanes()) {
                view = view.withHidden(lane, random.nextInt(3) == 0);
            }
            InterleavingTable table = InterleavingTable.of(timeline, view);
            RowSet rows = timeline.rows(view);
            int row = 0;
            for (int i = 0; i < table.size(); i++) {
                TableRow shown = table.get(i);
                assertEquals(row, shown.row(), "index " + i);
                for (int hidden = 0; hidden < shown.folded(); hidden++) {
                    assertEquals(i, table.indexOf(row + hidden));
                    assertTrue(!rows.contains(row + hidden));
                }
                if (!shown.isFold()) {
                    assertEquals(i, table.indexOf(row));
                    assertTrue(rows.contains(row));
                }
                row += shown.isFold() ? shown.folded() : 1;
            }
            int last = rows.count() == 0 ? 0 : rows.row(rows.count() - 1) + 1;
            assertEquals(last, row, "what is folded behind the last row is told by nothing");
        });
    }

    @Test
    void theMarginTellsTheCountAndWhatNobodySaw() throws Exception {
        Analysis analysis = Traces.start().init("sh-10", 0, ADDRESS, 3).get("cat-11", 1, ADDRESS, 1, 2).put("cat-11", 1, ADDRESS, 2, 1)
                .event("cat-11", 1, "noise", "").put("sh-10", 0, ADDRESS, 0, -1).analysis();
        Timeline timeline = Timeline.of(analysis);
        InterleavingTable table = InterleavingTable.of(timeline, all(timeline));
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            counts.add(table.get(i).count());
        }
        assertEquals(List.of("", "1", "1", "1→2", "2", "2→1", "1", "~1→0", "0→-1"), counts);
        assertEquals("refcnt", table.countName());
    }

    @Test
    void eventsOfTwoCpusInOneTickAreUnorderedUnlessTied() throws Exception {
        Analysis analysis = Traces.start().event("sh-10", 0, "noise", "a").later(-10).event("cat-11", 1, "noise", "b").event("cat-11", 0, "noise", "c")
                .later(-10).event("sh-10", 0, "noise", "d").lock("sh-10", 1).later(-10).lock("cat-11", 0).analysis();
        Timeline timeline = Timeline.of(analysis);
        InterleavingTable table = InterleavingTable.of(timeline, all(timeline));
        List<Boolean> unordered = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            unordered.add(table.get(i).unordered());
        }
        assertEquals(List.of(false, true, false, false, false, false), unordered, "other CPU, then later, then same CPU, then the same lock");
    }

    @Test
    void aStoryTellsEveryStepItRestsOn() throws Exception {
        Timeline timeline = Timeline.of(Analyses.of(Path.of("sample-traces/c3b-pm-opener2.trace.txt")));
        ViewState view = timeline.start();
        InterleavingTable story = InterleavingTable.story(timeline, view);
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < story.size(); i++) {
            rows.add(story.get(i).isFold() ? -1 : story.get(i).row());
        }
        timeline.analysis().findings().get(view.about()).because().forEach(because -> assertTrue(rows.contains(because.row()), "step " + (because.row() + 1)));
        assertTrue(story.size() < 40, "a story is short: " + story.size());
    }
}
