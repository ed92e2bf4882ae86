package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.picture.PictureText;
import racelane.session.Commands;
import racelane.testkit.Analyses;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;

/** Calls as deep as the function_graph tracer shows them: each in a row of its own, or told. */
class DeepCallsTest {
    private static final int DEEP = 20;
    private static final int WIDTH = 1_200;
    private static final LaneKey LANE = LaneKey.thread(0);

    /** So many functions, each called by the one before. */
    private static Timeline nested(int depth) throws Exception {
        StringBuilder text = new StringBuilder("# tracer: function_graph\n#\n# CPU  DURATION                  FUNCTION CALLS\n# |     |   |                     |   |   |   |\n");
        for (int i = 0; i < depth - 1; i++) {
            text.append(" 1)               |  ").append("  ".repeat(i)).append("f").append(i).append("() {\n");
        }
        text.append(" 1)   0.123 us    |  ").append("  ".repeat(depth - 1)).append("f").append(depth - 1).append("();\n");
        for (int i = depth - 2; i >= 0; i--) {
            text.append(" 1)   2.500 us    |  ").append("  ".repeat(i)).append("} /* f").append(i).append(" */\n");
        }
        return Timeline.of(Analyses.ofText(text.toString()));
    }

    private static ViewState all(Timeline timeline) {
        return ViewState.all(timeline.allLanes(), timeline.trace().size()).withSelection(Selection.of(LANE));
    }

    private static ViewState opened(Timeline timeline, ViewState view) {
        return Commands.get("lane-open").move().apply(timeline, new Stepper(timeline), view);
    }

    /** Every call has a row, and under the pixel where it is drawn lies that call. */
    private static void eachHasItsRow(Timeline timeline, ViewState view, int depth) {
        LanePlace place = timeline.layout(view).places().get(0);
        assertEquals(depth, place.rows().calls());
        List<CallSpan> calls = timeline.analysis().calls().ofLane(0);
        for (CallSpan call : calls.subList(0, depth)) {
            double x = timeline.scale(view, WIDTH).x(call.fromRow()) + 1;
            double y = place.rows().callTop(call.depth()) + ThreadRows.SLICE / 2;
            assertEquals(call, timeline.at(view, WIDTH, x, y).call(), call.function());
            assertTrue(y + ThreadRows.SLICE / 2 <= place.height(), "the row of " + call.function() + " lies in the lane");
        }
    }

    @Test
    void tenNestedCallsHaveTenRows() throws Exception {
        Timeline timeline = nested(10);
        eachHasItsRow(timeline, all(timeline), 10);
        assertEquals(0, timeline.layout(all(timeline)).places().get(0).rows().deeper());
    }

    @Test
    void whatIsDeeperThanALaneIsToldAndNotDrawnInOneRow() throws Exception {
        Timeline timeline = nested(DEEP);
        ViewState view = all(timeline);
        LanePlace place = timeline.layout(view).places().get(0);
        eachHasItsRow(timeline, view, ThreadRows.USUAL_CALLS);
        assertEquals(DEEP - ThreadRows.USUAL_CALLS, place.rows().deeper());
        assertTrue(PictureText.of(timeline.lanes(view, WIDTH, 600)).contains("+8 deeper"));
        CallSpan deepest = timeline.analysis().calls().ofLane(0).get(DEEP - 1);
        Hit hit = timeline.at(view, WIDTH, timeline.scale(view, WIDTH).x(deepest.fromRow()), place.rows().deeperTop() + 4);
        assertEquals(Hit.Kind.DEEPER, hit.kind());
        assertTrue(hit.text().contains("f18 › f19") || hit.text().endsWith("f18"), hit.text());
    }

    @Test
    void anOpenedLaneHasARowForEveryCallAndCanBeClosedAgain() throws Exception {
        Timeline timeline = nested(DEEP);
        ViewState open = opened(timeline, all(timeline));
        eachHasItsRow(timeline, open, DEEP);
        assertTrue(timeline.layout(open).height() > timeline.layout(all(timeline)).height());
        assertEquals(all(timeline), opened(timeline, open));
    }

    @Test
    void aLaneWithoutDeeperCallsCannotBeOpened() throws Exception {
        Timeline timeline = nested(3);
        assertEquals(all(timeline), opened(timeline, all(timeline)));
    }

    @Test
    void howDeepALaneIsBetweenTwoRowsIsNoLessThanAScanSays() {
        Seeds.each(40, random -> {
            Analysis analysis = Traces.random(random, random.nextInt(120));
            int from = random.nextInt(analysis.trace().size());
            int to = from + random.nextInt(analysis.trace().size() - from);
            for (int lane = 0; lane < analysis.trace().lanes().size(); lane++) {
                int expected = analysis.calls().ofLane(lane).stream().filter(call -> call.fromRow() <= to && call.toRow() > from || call.fromRow() == from)
                        .mapToInt(call -> call.depth() + 1).max().orElse(0);
                assertTrue(analysis.calls().deepest(lane, from, to) >= expected, "lane " + lane + " from " + from + " to " + to);
                assertTrue(analysis.calls().deepest(lane, from, to) <= analysis.calls().deepest(lane));
            }
        });
    }
}
