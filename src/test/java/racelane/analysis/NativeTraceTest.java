package racelane.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import racelane.testkit.Analyses;

/** Traces in the vocabulary of FORMATS are understood without a lens file. */
class NativeTraceTest {
    private static final String HEADER = "{\"racelane\": 1, \"clock\": \"mono\"}\n";

    /** Opener takes a reference on the first life; its put comes when a second lives at the address and takes the only one of that. */
    private static final String STALE = HEADER + """
            {"t": 1000, "cpu": 0, "pid": 7, "comm": "bind", "op": "init", "object": "0xff1100000568a028", "type": "device", "after": 1, "fn": "probe"}
            {"t": 2000, "cpu": 1, "pid": 8, "comm": "opener", "op": "call", "fn": "device_open"}
            {"t": 3000, "cpu": 1, "pid": 8, "comm": "opener", "op": "get", "object": "0xff1100000568a028", "type": "device", "before": 1, "after": 2, "fn": "device_open"}
            {"t": 4000, "cpu": 1, "pid": 8, "comm": "opener", "op": "return", "fn": "device_open", "result": "0"}
            {"t": 5000, "cpu": 0, "pid": 7, "comm": "bind", "op": "put", "object": "0xff1100000568a028", "type": "device", "before": 2, "after": 1, "fn": "remove"}
            {"t": 6000, "cpu": 0, "pid": 7, "comm": "bind", "op": "free", "object": "0xff1100000568a028", "type": "device", "fn": "remove"}
            {"t": 7000, "cpu": 0, "pid": 7, "comm": "bind", "op": "init", "object": "0xff1100000568a028", "type": "device", "after": 1, "fn": "probe"}
            {"t": 8000, "cpu": 1, "pid": 8, "comm": "opener", "op": "put", "object": "0xff1100000568a028", "type": "device", "before": 1, "after": 0, "fn": "device_close"}
            {"t": 9000, "cpu": 0, "pid": 7, "comm": "bind", "op": "put", "object": "0xff1100000568a028", "type": "device", "before": 0, "after": -1073741824, "fn": "remove"}
            {"t": 9500, "cpu": 0, "pid": 7, "comm": "bind", "op": "free", "object": "0xff1100000568a028", "type": "device", "fn": "remove"}
            {"t": 9600, "cpu": 0, "pid": 7, "comm": "bind", "op": "access", "object": "0xff1100000568a028", "type": "device", "fn": "show"}
            {"t": 9700, "cpu": 0, "pid": 7, "comm": "bind", "op": "free", "object": "0xff1100000568a028", "type": "device", "fn": "remove"}
            """;

    @Test
    void getsPutsAndFreesTellLivesAndFindings() throws Exception {
        Analysis analysis = Analyses.ofText(STALE);
        assertEquals("""
                released-while-in-use lines [7] life 1 because [4, 7] certain
                stale-put lines [9] life 2 because [4, 7, 8, 9] certain
                underflow lines [10] life 2 because [4, 7, 8, 9, 10] certain
                use-after-free lines [12] life 2 because [11, 12] certain
                double-free lines [13] life 2 because [11, 13] certain
                """, Analyses.shape(analysis));
    }

    @Test
    void aCountIsACurveOfWhatEachEventLeft() throws Exception {
        Analysis analysis = Analyses.ofText(STALE);
        CountedObject device = analysis.objects().get(0);
        assertEquals("device", device.type().name());
        assertEquals(2, device.lives().size());
        RefcountCurve curve = device.curves().get(0);
        StringBuilder points = new StringBuilder();
        for (int point = 0; point < curve.size(); point++) {
            points.append(analysis.trace().line(curve.row(point))).append(':').append(curve.value(point)).append(curve.isInferred(point) ? "~ " : " ");
        }
        assertEquals("2:1 4:2 6:1 8:1 9:0 10:-1073741824 ", points.toString());
        assertEquals("released", analysis.stateAt(8).objects().get(0).phase());
    }

    @Test
    void callsAreSpansAndReferencesHaveHolders() throws Exception {
        Analysis analysis = Analyses.ofText(STALE);
        int opener = analysis.trace().lane(1);
        assertEquals("[device_open 1 to 3]", analysis.calls().ofLane(opener).stream().map(span -> span.function() + " " + span.fromRow() + " to " + span.toRow()).toList().toString());
        assertEquals(List.of(opener), analysis.stateAt(4).objects().get(0).holders().stream().map(Reference::lane).toList());
    }

    @Test
    void locksHaveOwnersWaitersAndNames() throws Exception {
        Analysis analysis = Analyses.ofText(HEADER + """
                {"t": 1000, "cpu": 0, "pid": 7, "comm": "a", "op": "acquire", "lock": "first"}
                {"t": 2000, "cpu": 1, "pid": 8, "comm": "b", "op": "acquire", "lock": "second", "args": {"address": "0xffff888000000008"}}
                {"t": 3000, "cpu": 0, "pid": 7, "comm": "a", "op": "request", "lock": "second", "args": {"address": "0xffff888000000008"}}
                {"t": 4000, "cpu": 1, "pid": 8, "comm": "b", "op": "request", "lock": "first"}
                """);
        State state = analysis.stateAt(3);
        assertEquals(List.of("first", "second"), state.locks().stream().map(lock -> lock.lock().name()).toList());
        assertEquals(List.of(1), state.locks().get(0).waiters());
        assertEquals(List.of(1), state.locks().get(1).owners());
        assertEquals(List.of("deadlock"), analysis.findings().stream().map(Finding::kind).toList());
    }

    /** Nobody else says so: the names tell from which life each pointer was taken. */
    @Test
    void namesTellWhichLifeAPointerIsOf() throws Exception {
        String device = "\"cpu\": 0, \"pid\": 7, \"comm\": \"a\", \"object\": \"0x1000\", \"type\": \"device\", ";
        Analysis analysis = Analyses.ofText(HEADER + String.join("\n",
                "{\"t\": 1000, " + device + "\"op\": \"alloc\", \"args\": {\"name\": \"device#1\"}}",
                "{\"t\": 2000, " + device + "\"op\": \"init\", \"after\": 1, \"args\": {\"name\": \"device#1\"}}",
                "{\"t\": 3000, " + device + "\"op\": \"put\", \"before\": 1, \"after\": 0, \"args\": {\"name\": \"device#1\"}}",
                "{\"t\": 4000, " + device + "\"op\": \"free\", \"args\": {\"name\": \"device#1\"}}",
                "{\"t\": 5000, " + device + "\"op\": \"alloc\", \"args\": {\"name\": \"device#2\"}}",
                "{\"t\": 6000, " + device + "\"op\": \"init\", \"after\": 1, \"args\": {\"name\": \"device#2\"}}",
                "{\"t\": 7000, " + device + "\"op\": \"access\", \"args\": {\"name\": \"device#2\"}}",
                "{\"t\": 8000, " + device + "\"op\": \"access\", \"args\": {\"name\": \"device#1\"}}",
                "{\"t\": 9000, " + device + "\"op\": \"get\", \"before\": 1, \"after\": 2, \"args\": {\"name\": \"device#1\"}}",
                "{\"t\": 9100, " + device + "\"op\": \"get\", \"before\": 2, \"after\": 3, \"args\": {\"name\": \"device#2\"}}",
                "{\"t\": 9200, " + device + "\"op\": \"put\", \"before\": 3, \"after\": 2, \"args\": {\"name\": \"device#2\"}}",
                "{\"t\": 9300, " + device + "\"op\": \"put\", \"before\": 2, \"after\": 1, \"args\": {\"name\": \"device#1\"}}",
                "{\"t\": 9400, " + device + "\"op\": \"free\", \"args\": {\"name\": \"device#1\"}}", ""));
        assertEquals("""
                use-after-free lines [9] life 1 because [5, 9] certain
                stale-get lines [10] life 2 because [5, 6, 10] certain
                stale-put lines [13] life 2 because [5, 6, 10, 13] certain
                double-free lines [14] life 1 because [5, 14] certain
                released-while-in-use lines [14] life 2 because [13, 14] certain
                """, Analyses.shape(analysis));
        assertEquals(List.of("device#1", "device#2"), analysis.objects().get(0).lives().stream().map(Life::label).toList());
    }

    @Test
    void anInitMayFollowItsAllocAndSetAgainWhatItMeets() throws Exception {
        Analysis analysis = Analyses.ofText(HEADER + """
                {"t": 1000, "cpu": 0, "pid": 7, "comm": "a", "op": "alloc", "object": "0x1000", "type": "page"}
                {"t": 2000, "cpu": 0, "pid": 7, "comm": "a", "op": "init", "object": "0x1000", "type": "page", "after": 1, "args": {"field": "users"}}
                {"t": 3000, "cpu": 0, "pid": 7, "comm": "a", "op": "init", "object": "0x1000", "type": "page", "before": 1, "after": 5, "args": {"field": "users"}}
                {"t": 4000, "cpu": 0, "pid": 7, "comm": "a", "op": "put", "object": "0x1000", "type": "page", "before": 5, "after": 4, "args": {"field": "users"}}
                {"t": 5000, "cpu": 0, "pid": 7, "comm": "a", "op": "get", "object": "0x1000", "type": "page", "before": 0, "after": 0, "args": {"field": "maps"}}
                """);
        CountedObject page = analysis.objects().get(0);
        assertEquals(1, page.lives().size());
        assertEquals(List.of("users", "maps"), page.curves().stream().map(RefcountCurve::name).toList());
        assertEquals(4, analysis.stateAt(4).objects().get(0).count());
        assertEquals(List.of(), analysis.findings());
    }

    @Test
    void whatAModelSaysIsAFindingAndANoteIsNone() throws Exception {
        Analysis analysis = Analyses.ofText(HEADER + """
                {"t": 1000, "cpu": 0, "pid": 7, "comm": "a", "op": "note", "text": "ends", "fn": "a"}
                {"t": 2000, "cpu": 0, "pid": 7, "comm": "a", "op": "note", "text": "check always x is false", "args": {"kind": "check-failed"}}
                {"t": 3000, "cpu": 0, "pid": 7, "comm": "a", "op": "splat", "text": "null pointer dereference", "fn": "f", "args": {"kind": "oops"}}
                {"t": 4000, "cpu": 0, "pid": 7, "comm": "a", "op": "splat", "text": "BUG: scheduling while atomic"}
                {"t": 5000, "cpu": 0, "pid": 7, "comm": "a", "op": "note", "text": "tea is ready", "args": {"kind": "tea"}}
                {"t": 6000, "cpu": 0, "pid": 7, "comm": "a", "op": "log", "text": "refcount_t: underflow; use-after-free."}
                """);
        assertEquals(List.of("check-failed", "oops", "kernel-report"), analysis.findings().stream().map(Finding::kind).toList().subList(0, 3));
        assertEquals("a-7 in f: null pointer dereference", analysis.findings().get(1).summary());
        assertTrue(analysis.findings().get(2).summary().contains("scheduling while atomic"), analysis.findings().get(2).summary());
        assertTrue(analysis.findings().stream().noneMatch(finding -> finding.row() == 4 || finding.row() == 0));
    }

    @Test
    void eventsWithoutAWordOfTheVocabularyGoThroughTheLenses() throws Exception {
        Analysis analysis = Analyses.ofText(HEADER + """
                {"t": 1000, "cpu": 0, "pid": 7, "comm": "a", "event": "get", "args": {"object": "0xff1100000568a028", "before": "0", "after": "1"}}
                {"t": 2000, "cpu": 0, "pid": 7, "comm": "a", "event": "free", "args": {"op": "read", "object": "0xff1100000568a028"}}
                {"t": 3000, "cpu": 0, "pid": 7, "comm": "a", "event": "console", "args": {}, "text": "[   15.4] refcount_t: underflow; use-after-free."}
                """);
        assertEquals(List.of(), analysis.objects());
        assertEquals(1, analysis.meanings().size());
    }

    @Test
    void incompleteAndHostileEventsMeanNothing() throws Exception {
        Analysis analysis = Analyses.ofText(HEADER + """
                {"t": 1000, "op": "get"}
                {"t": 1000, "op": "call"}
                {"t": 1000, "op": "put", "object": "nowhere", "before": 1}
                {"t": 1000, "op": "put", "object": "0", "before": 0, "after": -1}
                {"t": 1000, "op": "acquire"}
                {"t": 1000, "op": "release", "lock": "l"}
                {"t": 1000, "op": "return", "fn": "never"}
                {"t": 1000, "op": "wakeup"}
                {"t": 1000, "op": "free", "object": "0x8"}
                {"t": 1000, "op": "access", "object": "0x8", "before": "x"}
                {"t": 1000, "op": "out"}
                {"t": 1000, "op": "in"}
                {"t": 1000, "op": "splat"}
                {"t": 1000, "op": "explode", "object": "0x8"}
                """);
        assertEquals(List.of(), analysis.objects());
        assertEquals(List.of(), analysis.findings());
        assertFalse(analysis.trace().size() < 14);
    }
}
