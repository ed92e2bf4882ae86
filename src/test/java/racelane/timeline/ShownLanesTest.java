package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.Operation;
import racelane.lens.Deed;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;

/** Which rows are shown, held against a look at every row. */
class ShownLanesTest {
    private static ViewState any(Timeline timeline, Random random) {
        ViewState view = ViewState.all(timeline.allLanes(), timeline.trace().size());
        if (random.nextBoolean() && !timeline.analysis().objects().isEmpty()) {
            view = view.withSelection(Selection.of(LaneKey.object(0, 0))).withFocus(true, -1);
        }
        for (LaneKey lane : timeline.allLanes()) {
            int die = random.nextInt(6);
            view = die < 2 ? view.withHidden(lane, true) : die == 2 ? view.withPinned(lane, true) : view;
        }
        return view;
    }

    private static boolean isShown(Timeline timeline, ViewState view, Set<Integer> ofObjects, int row) {
        LaneKey lane = LaneKey.thread(timeline.trace().lane(row));
        Relevance relevance = timeline.shown(view).relevance();
        boolean matters = relevance == null || relevance.rows().contains(row) || view.pinned().contains(lane);
        return timeline.lanes(view).contains(lane) && matters || ofObjects.contains(row);
    }

    private static Set<Integer> ofObjects(Timeline timeline, ViewState view) {
        Set<Integer> rows = new HashSet<>();
        for (LaneKey lane : timeline.lanes(view)) {
            if (lane.isObject()) {
                CountedObject object = timeline.analysis().objects().get(lane.id());
                for (int point = 0; point < object.curves().get(lane.count()).size(); point++) {
                    rows.add(object.curves().get(lane.count()).row(point));
                }
                for (Operation operation : timeline.analysis().operations()) {
                    boolean other = operation.countIndex() != lane.count() && (operation.deed() == Deed.GET || operation.deed() == Deed.PUT);
                    if (operation.address() == object.address() && !other) {
                        rows.add(operation.entryRow());
                        rows.add(operation.endRow());
                    }
                }
            }
        }
        return rows;
    }

    @Test
    void rowsOfAnyViewEqualALookAtEachRow() {
        Seeds.each(80, random -> {
            Analysis analysis = random.nextBoolean() ? Traces.random(random, 1 + random.nextInt(200)) : Traces.noiseAnalysis(random, 1 + random.nextInt(700), 1 + random.nextInt(6));
            Timeline timeline = Timeline.of(analysis);
            ViewState view = any(timeline, random);
            Set<Integer> ofObjects = ofObjects(timeline, view);
            for (int row = 0; row < analysis.trace().size(); row++) {
                assertEquals(isShown(timeline, view, ofObjects, row), timeline.rows(view).contains(row), "row " + row + " of " + view);
            }
        });
    }

    @Test
    void anotherOrderOfTheSameLanesNeedsNoOtherRows() {
        Timeline timeline = Timeline.of(Traces.noiseAnalysis(new Random(3), 500, 4));
        ViewState view = ViewState.all(timeline.allLanes(), 500).withHidden(LaneKey.thread(0), true);
        ViewState moved = view.withMoved(LaneKey.thread(3), LaneKey.thread(1)).withPinned(LaneKey.thread(2), true);
        assertSame(timeline.rows(view), timeline.rows(moved));
        assertNotSame(timeline.rows(view), timeline.rows(view.withHidden(LaneKey.thread(1), true)));
    }

    @Test
    void theLastViewsAreKeptAndOlderOnesWorkedOutAnew() {
        Timeline timeline = Timeline.of(Traces.noiseAnalysis(new Random(3), 500, 9));
        ViewState all = ViewState.all(timeline.allLanes(), 500);
        timeline.rows(all);
        for (int lane = 0; lane < 3; lane++) {
            timeline.rows(all.withHidden(LaneKey.thread(lane), true));
        }
        assertEquals(true, timeline.isPrepared(all));
        timeline.rows(all);
        timeline.rows(all.withHidden(LaneKey.thread(5), true));
        assertEquals(true, timeline.isPrepared(all), "asked for again, kept longest");
        assertEquals(false, timeline.isPrepared(all.withHidden(LaneKey.thread(0), true)));
    }
}
