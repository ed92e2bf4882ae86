package racelane.export;

import java.util.ArrayList;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.Reference;
import racelane.analysis.State;
import tools.jackson.core.JsonGenerator;

/**
 * The state after each row of a page, as the analysis tells it: each object, lock, thread and change once, and for
 * each row the numbers of those that are there. Nothing is worked out again in the page, so that both agree.
 */
final class PageStates {
    /** Counts may be null: nobody observed them. */
    private record ObjectItem(int object, int life, String phase, List<Integer> counts, List<Reference> holders) {}

    private record ThreadItem(int lane, String state, int cpu, List<Integer> stack) {}

    private record LockItem(int lock, List<Integer> owners, int since, List<Integer> waiters) {}

    private final PageWords<String> words;
    private final PageWords<ObjectItem> objects = new PageWords<>();
    private final PageWords<LockItem> locks = new PageWords<>();
    private final PageWords<ThreadItem> threads = new PageWords<>();
    private final PageWords<State.Change> changes = new PageWords<>();
    private final PageWords<List<Integer>> sets = new PageWords<>();
    private final List<Integer> at = new ArrayList<>();

    PageStates(Analysis analysis, PageRows rows, PageWords<String> words) {
        this.words = words;
        for (int position = 0; position < rows.count(); position++) {
            State state = analysis.stateAt(rows.row(position));
            at.add(sets.id(state.objects().stream().map(this::object).toList()));
            at.add(sets.id(state.locks().stream().map(lock -> locks.id(new LockItem(lock.lock().id(), lock.owners(), lock.sinceRow(), lock.waiters()))).toList()));
            at.add(sets.id(state.threads().stream().map(this::thread).toList()));
            at.add(sets.id(state.changed().stream().map(changes::id).toList()));
        }
    }

    private int object(State.ObjectState state) {
        return objects.id(new ObjectItem(state.object().id(), state.life().number(), state.phase(), state.counts(), state.holders()));
    }

    private int thread(State.ThreadState state) {
        return threads.id(new ThreadItem(state.lane(), state.state(), state.cpu(), state.stack().stream().map(CallSpan::function).map(words::id).toList()));
    }

    void write(JsonGenerator to) {
        to.writeName("states");
        to.writeStartObject();
        to.writeArrayPropertyStart("objects");
        objects.all().forEach(item -> write(item, to));
        to.writeEndArray();
        to.writeArrayPropertyStart("locks");
        for (LockItem item : locks.all()) {
            to.writeStartArray();
            to.writeNumber(item.lock());
            PageData.numbers(item.owners(), to);
            to.writeNumber(item.since());
            PageData.numbers(item.waiters(), to);
            to.writeEndArray();
        }
        to.writeEndArray();
        to.writeArrayPropertyStart("threads");
        for (ThreadItem item : threads.all()) {
            to.writeStartArray();
            to.writeNumber(item.lane());
            to.writeString(item.state());
            to.writeNumber(item.cpu());
            PageData.numbers(item.stack(), to);
            to.writeEndArray();
        }
        to.writeEndArray();
        to.writeArrayPropertyStart("changes");
        for (State.Change item : changes.all()) {
            to.writeStartArray();
            to.writeString(item.what());
            to.writeString(item.before());
            to.writeString(item.after());
            to.writeEndArray();
        }
        to.writeEndArray();
        to.writeArrayPropertyStart("sets");
        sets.all().forEach(set -> PageData.numbers(set, to));
        to.writeEndArray();
        to.writeName("at");
        PageData.numbers(at, to);
        to.writeEndObject();
    }

    private static void write(ObjectItem item, JsonGenerator to) {
        to.writeStartArray();
        to.writeNumber(item.object());
        to.writeNumber(item.life());
        to.writeString(item.phase());
        to.writeStartArray();
        for (Integer count : item.counts()) {
            if (count == null) {
                to.writeNull();
            } else {
                to.writeNumber(count);
            }
        }
        to.writeEndArray();
        to.writeStartArray();
        for (Reference reference : item.holders()) {
            to.writeStartArray();
            to.writeNumber(reference.lane());
            to.writeNumber(reference.getRow());
            to.writeString(reference.holder());
            to.writeNumber(reference.life());
            to.writeNumber(reference.fromRow());
            to.writeEndArray();
        }
        to.writeEndArray();
        to.writeEndArray();
    }
}
