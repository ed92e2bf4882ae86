package racelane.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Operation;
import racelane.lens.Word;
import racelane.timeline.Timeline;
import racelane.trace.EventKind;
import racelane.trace.Trace;
import tools.jackson.core.JsonGenerator;

/** What the rows of a page say: when, on which CPU, who, and in which words. */
final class PageSteps {
    private final Timeline timeline;
    private final Analysis analysis;
    private final Trace trace;
    private final PageRows rows;
    private final PageWords<String> words;

    PageSteps(Timeline timeline, PageRows rows, PageWords<String> words) {
        this.timeline = timeline;
        this.analysis = timeline.analysis();
        this.trace = timeline.trace();
        this.rows = rows;
        this.words = words;
    }

    void write(JsonGenerator to) {
        to.writeName("steps");
        to.writeStartObject();
        if (!rows.isAll()) {
            column("rows", to, position -> rows.row(position) - (position == 0 ? 0 : rows.row(position - 1)));
        }
        to.writeArrayPropertyStart("times");
        for (int position = 0; position < rows.count(); position++) {
            to.writeNumber(trace.timeNs(rows.row(position)) - (position == 0 ? trace.startNs() : trace.timeNs(rows.row(position - 1))));
        }
        to.writeEndArray();
        column("cpus", to, position -> trace.cpu(rows.row(position)));
        column("lanes", to, position -> trace.lane(rows.row(position)));
        column("depths", to, position -> depth(rows.row(position)));
        column("events", to, position -> words.id(trace.eventName(rows.row(position))));
        column("texts", to, position -> words.id(timeline.words().of(rows.row(position), null)));
        column("lines", to, position -> (int) Math.min(Integer.MAX_VALUE, trace.line(rows.row(position))));
        to.writeArrayPropertyStart("records");
        for (int position = 0; position < rows.count(); position++) {
            to.writeString(trace.text(rows.row(position)).strip());
        }
        to.writeEndArray();
        apart(to);
        ties(to);
        stacks(to);
        to.writeEndObject();
    }

    private interface Column {
        int at(int position);
    }

    private void column(String name, JsonGenerator to, Column column) {
        to.writeArrayPropertyStart(name);
        for (int position = 0; position < rows.count(); position++) {
            to.writeNumber(column.at(position));
        }
        to.writeEndArray();
    }

    /** Calls around the event; of an entry or a return the calls around that call. */
    private int depth(int row) {
        List<CallSpan> stack = analysis.calls().stackAt(trace.lane(row), row);
        return stack.isEmpty() || stack.get(stack.size() - 1).fromRow() != row ? stack.size() : stack.size() - 1;
    }

    /** The words of a row where the object they name is the one that is looked at: position, object, words. */
    private void apart(JsonGenerator to) {
        to.writeArrayPropertyStart("short");
        for (int position = 0; position < rows.count(); position++) {
            int row = rows.row(position);
            String said = timeline.words().of(row, null);
            for (CountedObject object : named(row)) {
                String other = timeline.words().of(row, object);
                if (!other.equals(said)) {
                    to.writeNumber(position);
                    to.writeNumber(object.id());
                    to.writeNumber(words.id(other));
                }
            }
        }
        to.writeEndArray();
    }

    /** Objects that a row's words may name: its own, and those of the calls around it. */
    private Set<CountedObject> named(int row) {
        List<Operation> operations = new ArrayList<>();
        operations.add(analysis.operationAt(row));
        analysis.calls().stackAt(trace.lane(row), row).forEach(call -> operations.add(analysis.operationAt(call.fromRow())));
        Set<CountedObject> objects = new LinkedHashSet<>();
        for (Operation operation : operations) {
            CountedObject object = operation == null ? null : analysis.object(operation.address());
            if (object != null) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** What ties two events that the clock cannot order: the same subject, or the task that is woken. */
    private void ties(JsonGenerator to) {
        PageWords<Long> subjects = new PageWords<>();
        subjects.id(0L);
        column("subjects", to, position -> {
            int entry = analysis.meanings().entryOf(rows.row(position));
            return entry < 0 ? 0 : subjects.id(analysis.meanings().subject(entry));
        });
        pairs("wakes", Word.WAKEUP, to);
        pairs("switches", Word.SWITCH, to);
    }

    /** Positions of the rows that mean this, each with the PID that they name. */
    private void pairs(String name, Word word, JsonGenerator to) {
        to.writeArrayPropertyStart(name);
        for (int position = 0; position < rows.count(); position++) {
            int entry = analysis.meanings().entryOf(rows.row(position));
            if (entry >= 0 && analysis.meanings().word(entry) == word) {
                to.writeNumber(position);
                to.writeNumber(analysis.meanings().subject(entry));
            }
        }
        to.writeEndArray();
    }

    /** Stacks recorded with an event: its position, and the frames, innermost first. */
    private void stacks(JsonGenerator to) {
        to.writeArrayPropertyStart("stacks");
        for (int position = 0; position < rows.count(); position++) {
            int row = rows.row(position);
            List<String> frames = trace.kind(row) == EventKind.STACK ? List.of() : analysis.stack(row);
            if (!frames.isEmpty()) {
                to.writeStartArray();
                to.writeNumber(position);
                frames.forEach(frame -> to.writeNumber(words.id(frame)));
                to.writeEndArray();
            }
        }
        to.writeEndArray();
    }
}
