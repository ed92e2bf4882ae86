package racelane.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.LockSpan;
import racelane.analysis.RefcountCurve;
import racelane.testkit.Seeds;
import racelane.testkit.Traces;
import racelane.trace.Trace;

/** Whatever aggregate is drawn equals a scan over every event. */
class BinsTest {
    private static ViewState anyView(Timeline timeline, Random random) {
        ViewState view = ViewState.all(timeline.allLanes(), timeline.trace().size());
        boolean someHidden = random.nextBoolean();
        for (LaneKey lane : timeline.allLanes()) {
            if (someHidden && random.nextInt(4) == 0) {
                view = view.withHidden(lane, true);
            }
        }
        if (random.nextInt(3) == 0) {
            view = view.withOrder(Order.TIME, view.span());
        }
        Span whole = timeline.whole(view);
        double length = whole.length() * Math.pow(random.nextDouble(), 1.5) + 1;
        double from = whole.from() + (random.nextDouble() * 1.1 - 0.05) * whole.length();
        return view.withSpan(new Span(from, from + length));
    }

    private static int column(Frame frame, int row) {
        for (int x = 0; x < frame.width; x++) {
            if (frame.borders[x] <= row && row < frame.borders[x + 1]) {
                return x;
            }
        }
        return -1;
    }

    @Test
    void eventsInEachPixelAreCountedAsAScanWould() {
        Seeds.each(Seeds.ROUNDS, random -> {
            Timeline timeline = Timeline.of(Traces.noiseAnalysis(random, 1 + random.nextInt(3_000), 1 + random.nextInt(5)));
            ViewState view = anyView(timeline, random);
            Frame frame = new Frame(timeline, view, 1 + random.nextInt(300), 100);
            for (LaneKey lane : timeline.lanes(view)) {
                int[] expected = new int[frame.width];
                for (int row = 0; row < timeline.trace().size(); row++) {
                    int x = timeline.trace().lane(row) == lane.id() ? column(frame, row) : -1;
                    if (x >= 0) {
                        expected[x]++;
                    }
                }
                assertEquals(list(expected), list(EventBins.counts(frame, lane.id())), () -> "lane " + lane);
            }
        });
    }

    @Test
    void callsAreDrawnWideOrCountedWhereTheyBegin() {
        Seeds.each(60, random -> {
            Analysis analysis = Traces.random(random, 1 + random.nextInt(150));
            Timeline timeline = Timeline.of(analysis);
            ViewState view = anyView(timeline, random);
            Frame frame = new Frame(timeline, view, 1 + random.nextInt(80), 100);
            double minPx = 1 + random.nextInt(2);
            for (int lane = 0; lane < analysis.trace().lanes().size(); lane++) {
                LaneIndex index = timeline.index(lane);
                for (int depth = 0; depth < index.byDepth().size(); depth++) {
                    spans(frame, index.callsAt(depth), minPx);
                }
            }
        });
    }

    @Test
    void locksHeldAtOnceAreDrawnApartEachWideOrCountedWhereItBegins() {
        Seeds.each(60, random -> {
            Analysis analysis = Traces.locks(random, 1 + random.nextInt(300));
            Timeline timeline = Timeline.of(analysis);
            ViewState view = anyView(timeline, random);
            Frame frame = new Frame(timeline, view, 1 + random.nextInt(80), 100);
            double minPx = 1 + random.nextInt(2);
            for (int lane = 0; lane < analysis.trace().lanes().size(); lane++) {
                List<LockSpan> left = new ArrayList<>(analysis.locks().ofLane(lane));
                LockStack stack = LockStack.of(analysis, lane, null);
                for (List<LockSpan> row : stack.unnamed()) {
                    for (int i = 1; i < row.size(); i++) {
                        assertTrue(LockStack.until(row.get(i - 1)) <= row.get(i).fromRow(), row.get(i - 1) + " and " + row.get(i) + " overlap in one row");
                    }
                    row.forEach(span -> assertTrue(left.remove(span), () -> "drawn once: " + span));
                    spans(frame, LockPainter.spans(row, analysis.trace().size()), minPx);
                }
                assertEquals(List.of(), left, "without a row");
                int at = random.nextInt(analysis.trace().size());
                List<LockSpan> hit = new ArrayList<>();
                for (int row = 0; row < stack.size(); row++) {
                    if (stack.at(row, at) != null) {
                        hit.add(stack.at(row, at));
                        assertEquals(row, stack.rowOf(stack.at(row, at)));
                    }
                }
                assertEquals(new HashSet<>(analysis.locks().ofLaneAt(lane, at)), new HashSet<>(hit), "under the pixels of row " + at);
            }
        });
    }

    private static void spans(Frame frame, SpanBins.Spans spans, double minPx) {
        SpanBins bins = SpanBins.of(frame, spans, minPx);
        List<Integer> wide = new ArrayList<>();
        int[] narrow = new int[frame.width];
        RowSet rows = frame.shown.rows();
        for (int i = 0; i < spans.size(); i++) {
            int from = spans.from().applyAsInt(i);
            int to = spans.to().applyAsInt(i);
            boolean folded = frame.view.order() == Order.EVENT && !rows.isAll() && rows.rank(from) == rows.rank(to + 1);
            if (to < frame.firstRow() || from >= frame.endRow() || folded) {
                continue;
            }
            if (frame.scale.x(to) - frame.scale.x(from) >= minPx) {
                wide.add(i);
            } else {
                narrow[Math.max(0, column(frame, from))]++;
            }
        }
        assertEquals(wide, bins.wide());
        assertEquals(list(narrow), list(bins.narrow()));
    }

    @Test
    void smallestAndLargestValuesEqualAScan() {
        Seeds.each(60, random -> {
            Analysis analysis = Traces.random(random, 1 + random.nextInt(900));
            for (CountedObject object : analysis.objects()) {
                RefcountCurve curve = object.curves().get(0);
                CountPyramid pyramid = new CountPyramid(curve);
                for (int i = 0; i < 30 && curve.size() > 0; i++) {
                    int from = random.nextInt(curve.size());
                    int to = from + 1 + random.nextInt(curve.size() - from);
                    int min = Integer.MAX_VALUE;
                    int max = Integer.MIN_VALUE;
                    for (int point = from; point < to; point++) {
                        min = Math.min(min, curve.value(point));
                        max = Math.max(max, curve.value(point));
                    }
                    assertEquals(min, pyramid.min(from, to), from + " to " + to + " of " + curve.size());
                    assertEquals(max, pyramid.max(from, to), from + " to " + to + " of " + curve.size());
                }
            }
        });
    }

    @Test
    void foldedViewsCountOnlyWhatTheyShow() throws Exception {
        Analysis analysis = Traces.random(new Random(5), 200);
        Timeline timeline = Timeline.of(analysis);
        ViewState view = ViewState.all(timeline.allLanes(), analysis.trace().size()).withSelection(Selection.of(LaneKey.object(0, 0))).withFocus(true, -1);
        view = view.withSpan(timeline.whole(view));
        Frame frame = new Frame(timeline, view, 200, 100);
        RowSet rows = timeline.rows(view);
        Trace trace = analysis.trace();
        int shown = 0;
        for (LaneKey lane : timeline.lanes(view)) {
            for (int count : lane.isThread() ? EventBins.counts(frame, lane.id()) : new int[0]) {
                shown += count;
            }
        }
        assertEquals(rows.count(), shown);
        assertEquals(true, rows.count() > 0 && rows.count() < trace.size());
    }

    private static List<Integer> list(int[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }
}
