package racelane.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.trace.Body;
import racelane.trace.Context;
import racelane.trace.EventKind;
import racelane.trace.Gap;
import racelane.trace.Lane;
import racelane.trace.Problem;
import racelane.trace.Trace;
import racelane.trace.TraceFacts;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a trace as Racelane JSON lines: a header, what was met while reading, then one line a row in
 * order of time, and a line for each loss before the event after it. Reading it back gives the same rows,
 * times, lanes, names and event texts. Lines that came from such a file are given back as they are,
 * fields that nobody here knows included.
 */
public final class JsonLinesWriter {
    private static final String OWN_FORMAT = "Racelane JSON lines";
    /** Whoever reads the lines finds losses and their number in the loss lines, and the rows in order. */
    private static final Set<String> SEEN_AGAIN = Set.of("lost", "unsorted");

    private final JsonFactory json = JsonFactory.builder().rootValueSeparator("\n").build();

    /** @throws IOException if {@code out} cannot be written; it is flushed, not closed */
    public void write(Trace trace, OutputStream out) throws IOException {
        write(trace, null, out);
    }

    /** The same of some rows; what is left out between them is told as lost where it matters. */
    public void write(TracePart part, OutputStream out) throws IOException {
        write(part.trace(), part.rows().isAll() ? null : part, out);
    }

    private void write(Trace trace, TracePart part, OutputStream out) throws IOException {
        try (JsonGenerator to = json.createGenerator(ObjectWriteContext.empty(), out)) {
            to.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
            header(trace.facts(), to);
            for (Problem problem : trace.problems()) {
                if (!SEEN_AGAIN.contains(problem.kind())) {
                    problem(problem, to);
                }
            }
            if (part != null) {
                problem(new Problem("part", -1, -1, part.rows().count(), part.words()), to);
            }
            rows(trace, part, to);
            to.writeRaw('\n');
        } catch (JacksonException failure) {
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure.getOriginalMessage(), failure);
        }
        out.flush();
    }

    private static void header(TraceFacts facts, JsonGenerator to) {
        to.writeStartObject();
        to.writeNumberProperty("racelane", 1);
        known("clock", facts.clock(), to);
        known("clockSource", facts.clockSource(), to);
        known("kernel", facts.kernel(), to);
        known("source", facts.file(), to);
        if (facts.cpus() > 0) {
            to.writeNumberProperty("cpus", facts.cpus());
        }
        to.writeNumberProperty("tickNs", facts.tickNs());
        if (facts.simulation() != null) {
            known("scenario", facts.simulation().scenario(), to);
            known("scenarioDigest", facts.simulation().digest(), to);
            known("scenarioSet", facts.simulation().set(), to);
            known("scenarioReuse", facts.simulation().reuse(), to);
            known("schedule", facts.simulation().schedule(), to);
        }
        to.writeEndObject();
    }

    private static void known(String name, String value, JsonGenerator to) {
        if (value != null) {
            to.writeStringProperty(name, value);
        }
    }

    private static void problem(Problem problem, JsonGenerator to) {
        to.writeStartObject();
        to.writeStringProperty("problem", problem.kind());
        to.writeNumberProperty("count", problem.count());
        to.writeStringProperty("message", problem.text());
        to.writeEndObject();
    }

    private static void rows(Trace trace, TracePart part, JsonGenerator to) {
        List<Gap> gaps = new ArrayList<>(trace.gaps());
        gaps.sort(Comparator.comparingInt(Gap::toRow));
        boolean own = OWN_FORMAT.equals(trace.facts().format());
        int nextGap = 0;
        long lastLine = -1;
        Body body = new Body();
        Body plain = new Body();
        LeftOut leftOut = new LeftOut();
        int last = part == null ? trace.size() : part.rows().row(part.rows().count() - 1) + 1;
        for (int row = 0; row < last; row++) {
            for (; nextGap < gaps.size() && gaps.get(nextGap).toRow() == row; nextGap++) {
                lost(gaps.get(nextGap), trace.timeNs(row), to);
            }
            if (part != null && !part.rows().contains(row)) {
                leftOut.add(trace.cpu(row), part.matters(row) ? 1 : 0);
                continue;
            }
            leftOut.tell(trace, row, to);
            if (!own) {
                event(trace, row, body, plain, to);
                continue;
            }
            // An event and its stack are two rows of one line.
            if (trace.line(row) != lastLine) {
                to.writeRawValue(trace.text(row));
            }
            lastLine = trace.line(row);
        }
        for (; nextGap < gaps.size() && part == null; nextGap++) {
            lost(gaps.get(nextGap), trace.endNs(), to);
        }
    }

    /** Events of each CPU that are left out since its last event that was not. */
    private static final class LeftOut {
        private final Map<Integer, Long> ofCpu = new HashMap<>();

        void add(int cpu, long count) {
            if (count > 0) {
                ofCpu.merge(cpu, count, Long::sum);
            }
        }

        void tell(Trace trace, int row, JsonGenerator to) {
            Long count = ofCpu.isEmpty() ? null : ofCpu.remove(trace.cpu(row));
            if (count != null) {
                lost(new Gap(trace.cpu(row), -1, row, count, -1), trace.timeNs(row), to);
            }
        }
    }

    private static void lost(Gap gap, long timeNs, JsonGenerator to) {
        to.writeStartObject();
        if (gap.lost() < 0) {
            to.writeNullProperty("lost");
        } else {
            to.writeNumberProperty("lost", gap.lost());
        }
        to.writeNumberProperty("cpu", gap.cpu());
        to.writeNumberProperty("t", timeNs);
        to.writeEndObject();
    }

    private static void event(Trace trace, int row, Body body, Body plain, JsonGenerator to) {
        Lane lane = trace.laneOf(row);
        long timeNs = trace.timeNs(row);
        to.writeStartObject();
        to.writeNumberProperty("t", timeNs);
        to.writeNumberProperty("cpu", trace.cpu(row));
        if (lane.pid() >= 0) {
            to.writeNumberProperty("pid", lane.pid());
        }
        if (lane.tgid() >= 0) {
            to.writeNumberProperty("tgid", lane.tgid());
        }
        to.writeStringProperty("comm", lane.commAt(timeNs));
        to.writeStringProperty("event", trace.eventName(row));
        known("flags", Context.text(trace.context(row)), to);
        if (trace.kind(row) != EventKind.EVENT) {
            to.writeStringProperty("kind", trace.kind(row).name().toLowerCase(java.util.Locale.ROOT));
        }
        trace.body(row, body);
        if (trace.kind(row) == EventKind.STACK) {
            to.writeStringProperty("text", body.text());
            to.writeArrayPropertyStart("stack");
            trace.stack(row).forEach(to::writeString);
            to.writeEndArray();
        } else {
            said(body, plain, to);
        }
        to.writeEndObject();
    }

    /** The arguments, and the text itself where they alone do not give it back. */
    private static void said(Body body, Body plain, JsonGenerator to) {
        if (!body.args().isEmpty()) {
            to.writeObjectPropertyStart("args");
            body.args().forEach(to::writeStringProperty);
            to.writeEndObject();
        }
        plain.set(body.args());
        String text = body.text();
        if (!text.equals(plain.text())) {
            to.writeStringProperty("text", text);
        }
    }
}
