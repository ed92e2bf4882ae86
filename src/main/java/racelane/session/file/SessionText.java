package racelane.session.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.notes.Note;
import racelane.notes.Notes;
import racelane.session.Breakpoint;
import racelane.session.Kept;
import racelane.session.LensUse;
import racelane.timeline.Grouping;
import racelane.timeline.LaneKey;
import racelane.timeline.Order;
import racelane.timeline.Selection;
import racelane.timeline.Span;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Trace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A view, notes and breakpoints as JSON and back. Steps are those that people see; threads and objects go by name, position and
 * address and findings by kind and step, so that a file outlives a change in how the program numbers them. What does not
 * fit the trace any more (a lane that a lens does not make now) is left out; notes never are.
 */
final class SessionText {
    private final Timeline timeline;
    private final Trace trace;

    private final Path folder;

    /** @param folder where the trace lies */
    SessionText(Timeline timeline, Path folder) {
        this.folder = folder;
        this.timeline = timeline;
        this.trace = timeline.trace();
    }

    void write(Saved saved, ObjectNode to) {
        ViewState view = saved.view();
        ObjectNode node = to.putObject("view");
        node.put("order", word(view.order())).put("from", view.span().from()).put("to", view.span().to()).put("step", trace.step(view.cursorRow()));
        node.put("onlyWhatMatters", view.onlyWhatMatters()).put("scrollPx", view.scrollPx()).put("grouping", word(view.grouping()));
        node.set("about", finding(view.about()));
        node.set("finding", finding(view.selection().finding()));
        node.set("selected", view.selection().lane() == null ? null : lane(view.selection().lane()));
        lanes("lanes", view.lanes(), node);
        lanes("hidden", view.lanes().stream().filter(view.hidden()::contains).toList(), node);
        lanes("pinned", view.lanes().stream().filter(view.pinned()::contains).toList(), node);
        lanes("opened", view.lanes().stream().filter(view.opened()::contains).toList(), node);
        ArrayNode lenses = to.putArray("lenses");
        timeline.analysis().meanings().inUse().forEach(lenses::add);
        ArrayNode files = to.putArray("lensFiles");
        saved.kept().lenses().forEach(lens -> files.add(LensPaths.written(lens.file(), folder)));
        ArrayNode notes = to.putArray("notes");
        for (Note note : saved.kept().notes().stops()) {
            notes.addObject().put("step", trace.step(note.fromRow())).put("toStep", trace.step(note.toRow())).put("object", note.object() == 0 ? null : "0x" + Long.toHexString(note.object()))
                    .put("findingStep", note.finding() < 0 ? null : trace.step(note.finding())).put("text", note.text());
        }
        ArrayNode breakpoints = to.putArray("breakpoints");
        for (Breakpoint one : saved.kept().breakpoints()) {
            ObjectNode written = breakpoints.addObject().put("on", word(one.kind())).put("name", one.name());
            if (one.kind() == Breakpoint.Kind.VALUE) {
                written.put("object", "0x" + Long.toHexString(one.address())).put("value", one.value());
            }
        }
    }

    private static String word(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }

    private JsonNode finding(int index) {
        if (index < 0 || index >= timeline.analysis().findings().size()) {
            return null;
        }
        Finding finding = timeline.analysis().findings().get(index);
        return JsonNodeFactory.instance.objectNode().put("kind", finding.kind()).put("step", trace.step(finding.row()));
    }

    private ObjectNode lane(LaneKey key) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return key.isObject() ? node.put("object", "0x" + Long.toHexString(timeline.analysis().objects().get(key.id()).address())).put("count", key.count())
                : node.put("thread", timeline.trace().lanes().get(key.id()).name()).put("lane", key.id());
    }

    private void lanes(String name, List<LaneKey> lanes, ObjectNode to) {
        ArrayNode list = to.putArray(name);
        lanes.forEach(lane -> list.add(lane(lane)));
    }

    /** @throws SessionException for notes that cannot be understood: they are not to be lost by saving over them */
    Saved read(JsonNode from) throws SessionException {
        return new Saved(view(from.path("view")), new Kept(notes(from.path("notes")), breakpoints(from.path("breakpoints")),
                LensPaths.of(from, folder).stream().map(file -> new LensUse(file, null)).toList()));
    }

    private ViewState view(JsonNode node) {
        ViewState start = timeline.start();
        int size = timeline.trace().size();
        Set<LaneKey> known = new LinkedHashSet<>(keys(node.path("lanes")));
        known.addAll(timeline.allLanes());
        ViewState view = start.withLanes(List.copyOf(known), Set.copyOf(keys(node.path("hidden"))), Set.copyOf(keys(node.path("pinned"))));
        for (LaneKey opened : keys(node.path("opened"))) {
            view = view.withOpened(opened, true);
        }
        view = view.withGrouping(one(Grouping.values(), node.path("grouping"), Grouping.NONE), view.lanes());
        int about = findingOf(node.path("about"));
        LaneKey selected = key(node.path("selected"));
        view = view.withFocus(node.path("onlyWhatMatters").asBoolean(false) && (about >= 0 || selected != null && selected.isObject()), about)
                .withSelection(new Selection(selected, findingOf(node.path("finding")))).withScroll(node.path("scrollPx").asDouble(0));
        double begin = node.path("from").asDouble(0);
        double end = node.path("to").asDouble(0);
        boolean stretch = end > begin && Double.isFinite(end - begin);
        view = view.withOrder(one(Order.values(), node.path("order"), start.order()), stretch ? new Span(begin, end) : start.span());
        int row = trace.rowOfStep(node.path("step").asLong(0));
        return view.withCursor(Math.max(size == 0 ? -1 : 0, Math.min(size - 1, row)));
    }

    private static <E extends Enum<E>> E one(E[] values, JsonNode node, E otherwise) {
        for (E value : values) {
            if (word(value).equals(node.asString(""))) {
                return value;
            }
        }
        return otherwise;
    }

    private List<LaneKey> keys(JsonNode list) {
        List<LaneKey> keys = new ArrayList<>();
        for (JsonNode one : list) {
            LaneKey key = key(one);
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The lane that is meant, or null if there is none of that name or address now. */
    private LaneKey key(JsonNode node) {
        if (node.has("object")) {
            return timeline.allLanes().stream().filter(LaneKey::isObject).filter(isOf(node)).findFirst().orElse(null);
        }
        int lane = node.path("lane").asInt(-1);
        boolean same = lane >= 0 && lane < timeline.trace().lanes().size() && timeline.trace().lanes().get(lane).name().equals(node.path("thread").asString(""));
        return same ? LaneKey.thread(lane) : null;
    }

    private Predicate<LaneKey> isOf(JsonNode node) {
        long address = address(node.path("object"));
        return key -> timeline.analysis().objects().get(key.id()).address() == address && key.count() == node.path("count").asInt(0);
    }

    private static long address(JsonNode node) {
        String text = node.asString("");
        return text.matches("0x[0-9a-f]{1,16}") ? Long.parseUnsignedLong(text.substring(2), 16) : 0;
    }

    private int findingOf(JsonNode node) {
        List<Finding> findings = timeline.analysis().findings();
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).kind().equals(node.path("kind").asString("")) && trace.step(findings.get(i).row()) == node.path("step").asLong(0)) {
                return i;
            }
        }
        return -1;
    }

    private Notes notes(JsonNode list) throws SessionException {
        List<Note> notes = new ArrayList<>();
        for (JsonNode one : list) {
            long step = one.path("step").asLong(0);
            int from = trace.rowOfStep(step);
            int to = Math.max(from, trace.rowOfStep(one.path("toStep").asLong(step)));
            if (from < 0 || to >= trace.size() || !one.path("text").isString()) {
                throw new SessionException("note " + (notes.size() + 1) + " is on steps " + step + " to " + one.path("toStep").asLong(step) + ", the trace has " + trace.step(0) + " to " + trace.step(trace.size() - 1));
            }
            notes.add(new Note(one.path("text").asString(), from, to, address(one.path("object")), one.path("findingStep").isNumber() ? trace.rowOfStep(one.path("findingStep").asLong()) : -1));
        }
        return new Notes(notes);
    }

    private List<Breakpoint> breakpoints(JsonNode list) {
        List<Breakpoint> breakpoints = new ArrayList<>();
        for (JsonNode one : list) {
            Breakpoint.Kind kind = one(Breakpoint.Kind.values(), one.path("on"), null);
            CountedObject object = timeline.analysis().object(address(one.path("object")));
            if (kind != null && (kind != Breakpoint.Kind.VALUE || object != null)) {
                breakpoints.add(new Breakpoint(kind, one.path("name").asString(""), kind == Breakpoint.Kind.VALUE ? object.address() : 0, one.path("value").asInt(0)));
            }
        }
        return breakpoints;
    }
}
