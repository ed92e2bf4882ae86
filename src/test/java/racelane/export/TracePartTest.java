package racelane.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.analysis.Analysis;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.read.Progress;
import racelane.testkit.Seeds;
import racelane.testkit.TraceText;
import racelane.testkit.Traces;
import racelane.timeline.LaneKey;
import racelane.timeline.RowSet;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Trace;

/** A part of a trace, saved and read again, holds its events and concludes nothing from what was left out. */
class TracePartTest {
    private static final String ADDRESS = "0xff11000000001028";

    private static Analysis again(TracePart part) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonLinesWriter().write(part, out);
        return new Opening(Catalog.formats(), Catalog.lenses(List.of())).open("part.jsonl", new ByteArrayInputStream(out.toByteArray()), Progress.none());
    }

    private static List<String> events(Trace trace, RowSet rows) {
        List<String> events = new ArrayList<>();
        for (int slot = 0; slot < rows.count(); slot++) {
            events.add(TraceText.event(trace, rows.row(slot)).replaceFirst("^\\d+ L\\d+ ", ""));
        }
        return events;
    }

    @Test
    void anyPartHoldsItsEventsAsTheyWere() {
        Seeds.each(25, random -> {
            Analysis analysis = Traces.random(random, 60);
            int size = analysis.trace().size();
            int from = random.nextInt(size);
            int to = from + random.nextInt(size - from);
            boolean[] kept = new boolean[size];
            for (int row = from; row <= to; row++) {
                kept[row] = row == from || random.nextInt(3) > 0;
            }
            RowSet rows = RowSet.of(size, row -> kept[row]);
            Trace read = again(new TracePart(analysis, rows)).trace();
            assertEquals(events(analysis.trace(), rows), events(read, RowSet.all(read.size())));
            assertEquals(rows.isAll(), read.problems().isEmpty());
        });
    }

    /** The init, at which the count is 1, and the get lie before the part: it must not be said that the put has no get. */
    @Test
    void whatLiesBeforeThePartIsAnOverwrittenStart() throws Exception {
        Analysis whole = Traces.start().init("sh-10", 0, ADDRESS, 0).get("cat-11", 1, ADDRESS, 1, 2).put("cat-11", 1, ADDRESS, 2, 1).analysis();
        TracePart end = new TracePart(whole, RowSet.of(6, row -> row >= 4));
        Analysis part = again(end);
        assertEquals(List.of(), part.findings());
        assertTrue(part.trace().gaps().stream().anyMatch(gap -> gap.cpu() == 1 && gap.fromRow() < 0 && gap.lost() == 2), part.trace().gaps().toString());
        assertTrue(part.problems().stream().anyMatch(problem -> problem.kind().equals("part") && problem.text().contains("2 of its 6 events, steps 5 to 6")));
    }

    /** Without the get's lane the put would look as if nobody had taken the reference. */
    @Test
    void anOperationLeftOutInTheMiddleIsALossAndNoiseIsNone() throws Exception {
        Analysis whole = Traces.start().init("sh-10", 0, ADDRESS, 0).get("cat-11", 0, ADDRESS, 1, 2).put("cat-11", 0, ADDRESS, 2, 1)
                .event("dd-12", 0, "noise", "x=1").put("sh-10", 0, ADDRESS, 1, 0).analysis();
        assertEquals(List.of("unbalanced-put"), whole.findings().stream().map(finding -> finding.kind()).toList(), "the whole trace shows that nobody took it");
        Timeline timeline = Timeline.of(whole);
        ViewState view = ViewState.all(timeline.allLanes(), whole.trace().size());
        for (LaneKey lane : timeline.allLanes()) {
            view = view.withHidden(lane, !(lane.isThread() && whole.trace().lanes().get(lane.id()).pid() == 10));
        }
        Analysis alone = again(TracePart.of(timeline, view, 0, whole.trace().size() - 1));
        assertEquals(4, alone.trace().size());
        assertEquals(List.of(), alone.findings());
        assertEquals(List.of(4L), alone.trace().gaps().stream().map(gap -> gap.lost()).toList());
        TracePart withoutNoise = new TracePart(whole, RowSet.of(whole.trace().size(), row -> row != 6));
        assertFalse(withoutNoise.rows().isAll());
        assertEquals(List.of(), again(withoutNoise).trace().gaps());
        assertEquals(whole.findings().size(), again(withoutNoise).findings().size());
    }

    @Test
    void allOfATraceIsWrittenAsTheTraceItself() throws Exception {
        Analysis whole = Traces.start().init("sh-10", 0, ADDRESS, 0).analysis();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        new JsonLinesWriter().write(TracePart.whole(whole), part);
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        new JsonLinesWriter().write(whole.trace(), trace);
        assertEquals(trace.toString(StandardCharsets.UTF_8), part.toString(StandardCharsets.UTF_8));
    }
}
