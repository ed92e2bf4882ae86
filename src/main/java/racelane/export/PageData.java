package racelane.export;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.timeline.LaneKey;
import racelane.timeline.Order;
import racelane.timeline.Relevance;
import racelane.timeline.RowSet;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Problem;
import racelane.trace.TraceFacts;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A trace and a view of it as the one JSON document that a page carries. Rows are the trace's, from 0; times are
 * differences in nanoseconds; numbers that stand for words are places in {@code words}.
 */
final class PageData {
    /** Findings and objects whose relevant rows are told; with more of them a page would be nothing else. */
    private static final int TOLD = 60;

    private final Timeline timeline;
    private final ViewState view;
    private final PageRows rows;
    private final Notes notes;
    private final PageWords<String> words = new PageWords<>();

    private PageData(Timeline timeline, ViewState view, Notes notes, int most) {
        this.notes = notes;
        this.timeline = timeline;
        this.view = view;
        this.rows = PageRows.of(timeline, view, most);
    }

    /** The document; it may hold any character, but none that ends a script or a line of one. */
    static String of(Timeline timeline, ViewState view, Notes notes, int most) {
        StringWriter text = new StringWriter();
        try (JsonGenerator to = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new PageData(timeline, view, notes, most).write(to);
        }
        return harmless(text.toString());
    }

    /** In JSON these characters stand only inside of strings, where they can be written as numbers. */
    private static String harmless(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private void write(JsonGenerator to) {
        to.writeStartObject();
        to.writeNumberProperty("racelane", 1);
        facts(to);
        new PageSteps(timeline, rows, words).write(to);
        new PageLanes(timeline, view, rows, words).write(to);
        new PageStates(timeline.analysis(), rows, words).write(to);
        findings(to);
        objectsMatter(to);
        notes(to);
        view(to);
        // Last: by now every word has its place.
        to.writeArrayPropertyStart("words");
        words.all().forEach(to::writeString);
        to.writeEndArray();
        to.writeEndObject();
    }

    private void facts(JsonGenerator to) {
        TraceFacts facts = timeline.trace().facts();
        to.writeName("facts");
        to.writeStartObject();
        to.writeStringProperty("file", facts.file());
        to.writeStringProperty("format", facts.format());
        to.writeStringProperty("kernel", facts.kernel());
        to.writeStringProperty("clock", facts.clock());
        to.writeNumberProperty("tickNs", facts.tickNs());
        to.writeNumberProperty("size", timeline.trace().size());
        to.writeNumberProperty("leftOut", rows.leftOut());
        // How many steps were let go before the first one here.
        to.writeNumberProperty("before", timeline.trace().step(0) - 1);
        // As a text: a browser's numbers are exact for a hundred days of nanoseconds, a clock may show more.
        to.writeStringProperty("startNs", Long.toString(timeline.trace().startNs()));
        to.writeArrayPropertyStart("problems");
        for (Problem problem : timeline.analysis().problems()) {
            to.writeString((problem.line() > 0 ? "line " + problem.line() + ": " : "") + problem.text());
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private void findings(JsonGenerator to) {
        to.writeArrayPropertyStart("findings");
        List<Finding> findings = timeline.analysis().findings();
        for (int i = 0; i < findings.size(); i++) {
            finding(findings.get(i), i < TOLD || i == view.about(), to);
        }
        to.writeEndArray();
    }

    private void finding(Finding finding, boolean told, JsonGenerator to) {
        to.writeStartObject();
        to.writeStringProperty("title", finding.title());
        to.writeStringProperty("kind", finding.kind());
        to.writeStringProperty("summary", finding.summary());
        to.writeBooleanProperty("certain", finding.certain());
        to.writeName("rows");
        numbers(finding.rows(), to);
        to.writeNumberProperty("lane", place(timeline.laneOf(finding)));
        to.writeNumberProperty("thread", finding.lane());
        to.writeArrayPropertyStart("because");
        for (Finding.Because because : finding.because()) {
            to.writeNumber(because.row());
            to.writeNumber(because.lane());
            to.writeNumber(words.id(because.text()));
            to.writeNumber(because.inferred() ? 1 : 0);
        }
        to.writeEndArray();
        if (told) {
            matter(Relevance.of(timeline.analysis(), finding), to);
        }
        to.writeEndObject();
    }

    /** What matters for an object over its whole history. */
    private void objectsMatter(JsonGenerator to) {
        to.writeArrayPropertyStart("matters");
        List<CountedObject> objects = timeline.analysis().objects();
        for (int i = 0; i < Math.min(TOLD, objects.size()); i++) {
            to.writeStartObject();
            matter(Relevance.of(timeline.analysis(), objects.get(i)), to);
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    /** The rows and lanes that matter, and where its story begins and ends. */
    private void matter(Relevance relevance, JsonGenerator to) {
        RowSet matter = relevance.rows();
        to.writeArrayPropertyStart("matter");
        int before = 0;
        for (int slot = 0; slot < matter.count(); slot++) {
            if (rows.contains(matter.row(slot))) {
                to.writeNumber(matter.row(slot) - before);
                before = matter.row(slot);
            }
        }
        to.writeEndArray();
        to.writeArrayPropertyStart("matterLanes");
        relevance.lanes().forEach(lane -> to.writeNumber(place(lane)));
        to.writeEndArray();
        to.writeNumberProperty("object", relevance.object() == null ? -1 : relevance.object().id());
        to.writeNumberProperty("first", relevance.firstRow());
        to.writeNumberProperty("last", relevance.lastRow());
    }

    private void notes(JsonGenerator to) {
        to.writeArrayPropertyStart("notes");
        for (Note note : notes.stops()) {
            to.writeStartObject();
            to.writeStringProperty("text", note.text());
            to.writeNumberProperty("from", note.fromRow());
            to.writeNumberProperty("to", note.toRow());
            to.writeNumberProperty("finding", note.finding());
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private void view(JsonGenerator to) {
        to.writeName("view");
        to.writeStartObject();
        to.writeStringProperty("order", view.order() == Order.EVENT ? "event" : "time");
        to.writeStringProperty("grouping", view.grouping().name().toLowerCase(Locale.ROOT));
        to.writeNumberProperty("cursor", view.cursorRow());
        to.writeNumberProperty("about", view.about());
        to.writeBooleanProperty("only", view.onlyWhatMatters());
        to.writeNumberProperty("finding", view.selection().finding());
        to.writeNumberProperty("lane", place(view.selection().lane()));
        to.writeNumberProperty("from", view.span().from());
        to.writeNumberProperty("to", view.span().to());
        lanes("lanes", view.lanes(), to);
        lanes("hidden", view.lanes().stream().filter(view.hidden()::contains).toList(), to);
        lanes("pinned", view.lanes().stream().filter(view.pinned()::contains).toList(), to);
        to.writeEndObject();
    }

    private void lanes(String name, List<LaneKey> lanes, JsonGenerator to) {
        to.writeArrayPropertyStart(name);
        lanes.forEach(lane -> to.writeNumber(place(lane)));
        to.writeEndArray();
    }

    /** A lane's place among all lanes; -1 for none. */
    private int place(LaneKey lane) {
        return lane == null ? -1 : timeline.allLanes().indexOf(lane);
    }

    static void numbers(List<Integer> numbers, JsonGenerator to) {
        to.writeStartArray();
        numbers.forEach(to::writeNumber);
        to.writeEndArray();
    }
}
