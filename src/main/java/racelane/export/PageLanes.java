package racelane.export;

import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Life;
import racelane.analysis.LockSpan;
import racelane.analysis.Operation;
import racelane.analysis.RefcountCurve;
import racelane.analysis.Reference;
import racelane.analysis.Schedule;
import racelane.lens.Deed;
import racelane.timeline.Grouping;
import racelane.timeline.LaneKey;
import racelane.timeline.LaneTitle;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Lane;
import racelane.trace.Machine;
import racelane.trace.Trace;
import tools.jackson.core.JsonGenerator;

/** What the lanes of a page are drawn from: counts and lives of objects, calls, locks and references of threads. Flat lists of numbers. */
final class PageLanes {
    private static final List<Grouping> WAYS = List.of(Grouping.PROCESS, Grouping.CPU, Grouping.MACHINE);

    private final Timeline timeline;
    private final ViewState view;
    private final Analysis analysis;
    private final Trace trace;
    private final PageRows rows;
    private final PageWords<String> words;

    PageLanes(Timeline timeline, ViewState view, PageRows rows, PageWords<String> words) {
        this.timeline = timeline;
        this.view = view;
        this.analysis = timeline.analysis();
        this.trace = timeline.trace();
        this.rows = rows;
        this.words = words;
    }

    void write(JsonGenerator to) {
        to.writeArrayPropertyStart("threads");
        trace.lanes().forEach(lane -> thread(lane, to));
        to.writeEndArray();
        to.writeArrayPropertyStart("objects");
        analysis.objects().forEach(object -> object(object, to));
        to.writeEndArray();
        to.writeArrayPropertyStart("locks");
        analysis.locks().locks().forEach(lock -> to.writeString(lock.name()));
        to.writeEndArray();
        // For each way to group: its groups in the order in which they stand.
        to.writeArrayPropertyStart("groupings");
        for (Grouping by : WAYS) {
            List<LaneKey> threads = timeline.grouped(timeline.allLanes(), by).stream().filter(LaneKey::isThread).toList();
            PageData.numbers(threads.stream().map(lane -> words.id(timeline.groupOf(lane.id(), by))).distinct().toList(), to);
        }
        to.writeEndArray();
        to.writeArrayPropertyStart("lanes");
        for (LaneKey key : timeline.allLanes()) {
            to.writeStartObject();
            to.writeStringProperty("kind", key.isObject() ? "object" : "thread");
            to.writeNumberProperty("id", key.id());
            to.writeNumberProperty("count", key.count());
            to.writeStringProperty("about", about(key));
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private String about(LaneKey key) {
        LaneTitle title = LaneTitle.of(timeline, view, key);
        int events = key.isThread() ? trace.countOf(key.id()) : 0;
        return key.isObject() ? title.about() + " · " + title.detail()
                : title.functions().isEmpty() ? events + (events == 1 ? " event" : " events") : String.join(", ", title.functions());
    }

    private void thread(Lane lane, JsonGenerator to) {
        to.writeStartObject();
        to.writeStringProperty("name", lane.name());
        to.writeNumberProperty("pid", lane.pid());
        to.writeNumberProperty("ink", Math.floorMod(timeline.layout(view).ink(lane.index()), 8));
        names(lane, to);
        groups(lane, to);
        to.writeArrayPropertyStart("calls");
        for (CallSpan call : analysis.calls().ofLane(lane.index())) {
            if (rows.touches(call.fromRow(), call.toRow())) {
                numbers(to, words.id(call.function()), call.fromRow(), call.toRow(), call.depth(), call.returned() ? 1 : 0);
            }
        }
        to.writeEndArray();
        to.writeArrayPropertyStart("locks");
        for (LockSpan span : analysis.locks().ofLane(lane.index())) {
            if (rows.touches(span.fromRow(), span.releaseRow() < 0 ? trace.size() : span.releaseRow())) {
                LockSpan giver = giver(span);
                numbers(to, span.lock(), span.requestRow(), span.acquireRow(), span.releaseRow(), giver == null ? -1 : giver.lane(), giver == null ? -1 : giver.releaseRow());
            }
        }
        to.writeEndArray();
        to.writeArrayPropertyStart("references");
        for (Reference reference : analysis.references().all()) {
            int object = analysis.object(reference.object()) == null ? -1 : analysis.object(reference.object()).id();
            if (reference.lane() == lane.index() && reference.moved() && rows.touches(reference.fromRow(), reference.putRow() < 0 ? trace.size() : reference.putRow())) {
                numbers(to, object, reference.life(), reference.fromRow(), reference.putRow());
            }
        }
        to.writeEndArray();
        to.writeArrayPropertyStart("running");
        Schedule schedule = analysis.schedule();
        for (int stretch = 0; stretch < schedule.count(lane.index()); stretch++) {
            if (rows.touches(schedule.fromRow(lane.index(), stretch), schedule.toRow(lane.index(), stretch))) {
                numbers(to, Math.max(0, schedule.fromRow(lane.index(), stretch)), schedule.toRow(lane.index(), stretch));
            }
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    /** Whose release let a thread go on that waited for the lock; null where it did not wait for another thread. */
    private LockSpan giver(LockSpan span) {
        LockSpan before = span.requestRow() < 0 || span.acquireRow() < 0 ? null : analysis.locks().before(span);
        return before != null && before.lane() != span.lane() && before.releaseRow() >= span.requestRow() ? before : null;
    }

    /** For each way to group: the number of the name of the thread's group. */
    private void groups(Lane lane, JsonGenerator to) {
        to.writeArrayPropertyStart("groups");
        WAYS.forEach(by -> to.writeNumber(words.id(timeline.groupOf(lane.index(), by))));
        to.writeEndArray();
    }

    /** The names of a task that had several: the row from which it had each, and the name. */
    private void names(Lane lane, JsonGenerator to) {
        if (lane.comms().size() < 2) {
            return;
        }
        to.writeArrayPropertyStart("names");
        String before = null;
        for (int row = 0; row < trace.size(); row++) {
            String name = lane.nameAt(trace.timeNs(row));
            if (!name.equals(before)) {
                numbers(to, row, words.id(name));
                before = name;
            }
        }
        to.writeEndArray();
    }

    private void object(CountedObject object, JsonGenerator to) {
        to.writeStartObject();
        to.writeStringProperty("name", object.name());
        to.writeStringProperty("type", object.type().name());
        to.writeStringProperty("address", Machine.hex(object.address()));
        to.writeArrayPropertyStart("lives");
        object.lives().forEach(life -> life(life, to));
        to.writeEndArray();
        to.writeArrayPropertyStart("counts");
        for (int count = 0; count < object.curves().size(); count++) {
            count(object, count, to);
        }
        to.writeEndArray();
        // Entry, return, and which count a get or put moves: -1 of what matters to all of them.
        to.writeArrayPropertyStart("operations");
        for (Operation operation : analysis.operations()) {
            if (operation.address() == object.address() && rows.touches(operation.entryRow(), operation.endRow())) {
                numbers(to, operation.entryRow(), operation.endRow(), operation.deed() == Deed.GET || operation.deed() == Deed.PUT ? operation.countIndex() : -1);
            }
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private void count(CountedObject object, int count, JsonGenerator to) {
        RefcountCurve curve = object.curves().get(count);
        to.writeStartObject();
        to.writeStringProperty("name", curve.name());
        to.writeArrayPropertyStart("points");
        for (int point = 0; point < curve.size(); point++) {
            int until = point + 1 < curve.size() ? curve.row(point + 1) - 1 : trace.size();
            if (rows.touches(curve.row(point), Math.max(curve.row(point), until))) {
                numbers(to, curve.row(point), curve.value(point), curve.changeFromRow(point), curve.lane(point),
                        words.id(timeline.countText(LaneKey.object(object.id(), count), curve.row(point))));
            }
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void life(Life life, JsonGenerator to) {
        to.writeStartObject();
        to.writeStringProperty("label", life.label());
        to.writeStringProperty("short", life.shortLabel());
        to.writeNumberProperty("born", life.bornRow());
        to.writeBooleanProperty("inferred", life.bornInferred());
        to.writeNumberProperty("released", life.releasedRow());
        to.writeNumberProperty("removed", life.removedRow());
        to.writeNumberProperty("freeFrom", life.freeFromRow());
        to.writeNumberProperty("freeTo", life.freeToRow());
        to.writeBooleanProperty("freeSeen", life.freeSeen());
        to.writeEndObject();
    }

    private static void numbers(JsonGenerator to, int... numbers) {
        for (int number : numbers) {
            to.writeNumber(number);
        }
    }
}
