package racelane.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.analysis.LockSpan;
import racelane.analysis.RefcountCurve;
import racelane.trace.Lane;
import racelane.trace.Machine;
import racelane.trace.Trace;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * What follows from a trace in Chrome's trace event format, for Perfetto and chrome://tracing, an event a
 * line: calls as B and E on their task, waits for locks and holds of them as X, findings as i, counts as C.
 * The viewer's "processes" are tasks, locks and counts; a thread's number is the PID where one task has it,
 * else one above all PIDs. Times are microseconds with all nanoseconds behind the point.
 */
public final class ChromeTrace {
    private static final int TASKS = 1;
    private static final int LOCKS = 2;
    private static final int COUNTS = 3;
    /** include/linux/threads.h, 6.12: PID_MAX_LIMIT is four million and some. */
    private static final int ABOVE_PIDS = 5_000_000;

    private final Analysis analysis;
    private final Trace trace;
    private final int[] threads;
    private final JsonGenerator to;

    private ChromeTrace(Analysis analysis, JsonGenerator to) {
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.threads = threads(trace);
        this.to = to;
    }

    /** Flushes {@code out} and leaves it open. */
    public static void write(Analysis analysis, OutputStream out) throws IOException {
        try (JsonGenerator to = JsonFactory.builder().rootValueSeparator(",\n").build().createGenerator(ObjectWriteContext.empty(), out)) {
            to.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
            to.writeRaw("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
            new ChromeTrace(analysis, to).write();
            to.writeRaw("\n]}\n");
        } catch (JacksonException failure) {
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure.getOriginalMessage(), failure);
        }
        out.flush();
    }

    private static int[] threads(Trace trace) {
        Map<Integer, Integer> first = new HashMap<>();
        int[] threads = new int[trace.lanes().size()];
        for (Lane lane : trace.lanes()) {
            // 0 is the idle task of every CPU at once; -1 is no task.
            boolean own = lane.pid() > 0 && lane.pid() < ABOVE_PIDS && first.putIfAbsent(lane.pid(), lane.index()) == null;
            threads[lane.index()] = own ? lane.pid() : ABOVE_PIDS + lane.index();
        }
        return threads;
    }

    private void write() {
        process(TASKS, "tasks of " + trace.facts().file());
        process(LOCKS, "locks, by task");
        process(COUNTS, "counts");
        findings();
        for (Lane lane : trace.lanes()) {
            calls(lane);
            locks(lane);
        }
        analysis.objects().forEach(this::counts);
    }

    private void process(int process, String name) {
        meta("process_name", process, 0, "name", name);
        sortIndex("process_sort_index", process, 0, process);
        if (process == TASKS) {
            String clock = trace.facts().clock() == null ? "clock unknown" : "clock " + trace.facts().clock();
            meta("process_labels", process, 0, "labels", clock + (trace.facts().kernel() == null ? "" : ", kernel " + trace.facts().kernel()));
        }
    }

    private void meta(String kind, int process, int thread, String key, String value) {
        start("M", kind, process, thread);
        to.writeObjectPropertyStart("args");
        to.writeStringProperty(key, value);
        end();
    }

    private void sortIndex(String kind, int process, int thread, int index) {
        start("M", kind, process, thread);
        to.writeObjectPropertyStart("args");
        to.writeNumberProperty("sort_index", index);
        end();
    }

    private void start(String phase, String name, int process, int thread) {
        to.writeStartObject();
        to.writeStringProperty("ph", phase);
        to.writeStringProperty("name", name);
        to.writeNumberProperty("pid", process);
        to.writeNumberProperty("tid", thread);
    }

    /** Ends the arguments and the event. */
    private void end() {
        to.writeEndObject();
        to.writeEndObject();
    }

    private void time(String key, long ns) {
        to.writeName(key);
        to.writeNumber(micros(ns));
    }

    /** Microseconds with every nanosecond behind the point: never a floating-point number on the way. */
    static String micros(long ns) {
        return BigDecimal.valueOf(ns, 3).toPlainString();
    }

    private void args(int row) {
        to.writeObjectPropertyStart("args");
        to.writeNumberProperty("step", trace.step(row));
        if (trace.line(row) > 0) {
            to.writeNumberProperty("line", trace.line(row));
        }
    }

    private void findings() {
        for (Finding finding : analysis.findings()) {
            start("i", finding.kind(), TASKS, threads[finding.lane()]);
            to.writeStringProperty("s", "t");
            to.writeStringProperty("cat", "finding");
            time("ts", trace.timeNs(finding.row()));
            args(finding.row());
            if (finding.life() != null) {
                to.writeStringProperty("object", finding.life().label());
                to.writeStringProperty("count", finding.countName());
            }
            to.writeStringProperty("summary", finding.summary());
            to.writeBooleanProperty("certain", finding.certain());
            to.writeNumberProperty("times", finding.rows().size());
            end();
        }
    }

    private void calls(Lane lane) {
        List<CallSpan> calls = analysis.calls().ofLane(lane.index());
        boolean named = !calls.isEmpty() || analysis.findings().stream().anyMatch(finding -> finding.lane() == lane.index());
        if (named) {
            meta("thread_name", TASKS, threads[lane.index()], "name", lane.name());
            sortIndex("thread_sort_index", TASKS, threads[lane.index()], lane.index());
        }
        List<CallSpan> open = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (CallSpan call : calls) {
            endCalls(lane, open, ends, call.fromRow());
            start("B", call.function(), TASKS, threads[lane.index()]);
            to.writeStringProperty("cat", "call");
            time("ts", trace.timeNs(call.fromRow()));
            args(call.fromRow());
            end();
            open.add(call);
            // E has no name of its own: it ends the last B, so that no call may outlast the one around it.
            ends.add(ends.isEmpty() ? call.toRow() : Math.min(call.toRow(), ends.get(ends.size() - 1)));
        }
        endCalls(lane, open, ends, Integer.MAX_VALUE);
    }

    private void endCalls(Lane lane, List<CallSpan> open, List<Integer> ends, int row) {
        while (!open.isEmpty() && ends.get(ends.size() - 1) <= row) {
            CallSpan call = open.remove(open.size() - 1);
            int last = Math.min(ends.remove(ends.size() - 1), trace.size() - 1);
            start("E", call.function(), TASKS, threads[lane.index()]);
            time("ts", trace.timeNs(last));
            args(last);
            if (!call.returned()) {
                to.writeBooleanProperty("returnSeen", false);
            }
            end();
        }
    }

    private void locks(Lane lane) {
        List<NestedTracks.Span> spans = new ArrayList<>();
        for (LockSpan span : analysis.locks().ofLane(lane.index())) {
            int last = span.releaseRow() >= 0 ? span.releaseRow() : trace.size() - 1;
            if (span.requestRow() >= 0) {
                spans.add(new NestedTracks.Span(span.requestRow(), span.acquireRow() >= 0 ? span.acquireRow() : last, span.lock(), true, span.acquireRow() >= 0 || span.releaseRow() >= 0));
            }
            // Of a lock whose contention alone is traced the hold is not known: it ends where it begins.
            if (span.acquireRow() >= 0 && span.acquireRow() < last) {
                spans.add(new NestedTracks.Span(span.acquireRow(), last, span.lock(), false, span.releaseRow() >= 0));
            }
        }
        List<List<NestedTracks.Span>> tracks = NestedTracks.of(spans);
        for (int track = 0; track < tracks.size(); track++) {
            int thread = ABOVE_PIDS + (track + 1) * trace.lanes().size() + lane.index();
            meta("thread_name", LOCKS, thread, "name", lane.name() + (track == 0 ? "" : " (" + (track + 1) + ")"));
            sortIndex("thread_sort_index", LOCKS, thread, lane.index());
            tracks.get(track).forEach(span -> lock(span, thread));
        }
    }

    private void lock(NestedTracks.Span span, int thread) {
        String name = analysis.locks().locks().get(span.lock()).name();
        start("X", span.waits() ? "waits for " + name : "holds " + name, LOCKS, thread);
        to.writeStringProperty("cat", "lock");
        time("ts", trace.timeNs(span.fromRow()));
        time("dur", trace.timeNs(span.toRow()) - trace.timeNs(span.fromRow()));
        args(span.fromRow());
        to.writeStringProperty("address", Machine.hex(analysis.locks().locks().get(span.lock()).address()));
        if (!span.ended()) {
            to.writeBooleanProperty("endSeen", false);
        }
        end();
    }

    private void counts(CountedObject object) {
        for (RefcountCurve curve : object.curves()) {
            // One name may live at several addresses, and a track is known by its name alone.
            String name = object.name() + " " + Machine.hex(object.address()) + " " + curve.name();
            for (int point = 0; point < curve.size(); point++) {
                start("C", name, COUNTS, 0);
                time("ts", trace.timeNs(curve.row(point)));
                to.writeObjectPropertyStart("args");
                to.writeNumberProperty(curve.name(), curve.value(point));
                end();
            }
        }
    }
}
