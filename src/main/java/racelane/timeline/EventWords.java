package racelane.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Life;
import racelane.analysis.Operation;
import racelane.lens.EventRule;
import racelane.lens.Meanings;
import racelane.lens.Word;
import racelane.trace.Body;
import racelane.trace.EventKind;
import racelane.trace.Lane;
import racelane.trace.Machine;
import racelane.trace.Trace;

/**
 * How one event is said for people: {@code get_device(#1) returns 0}, {@code locks table_mutex in
 * remove_device(#1)}. What a lens knows is said in its words; the rest is the event's name and text.
 */
public final class EventWords {
    /** In an {@link #outline}: some text of the event's record. */
    public static final char HOLE = '\0';
    private static final Fields HOLES = new Holes();

    private static final String SWITCHES = "leaves the CPU to ";
    private static final String WAKES = "wakes ";
    private static final int MAX_RAW = 160;

    private final Analysis analysis;
    private final Trace trace;
    private final Meanings meanings;
    private final Map<Long, Lane> byPid = new HashMap<>();
    private final Fields recorded = new Recorded();

    /** What words take from an event's record. */
    private interface Fields {
        /** The value of an argument, or null if the event has none of that name. */
        String arg(int row, String name);

        /** The function at whose probe the event was recorded, or null. */
        String function(int row);

        /** All the event says. */
        String text(int row);
    }

    /** Reads the record. */
    private final class Recorded implements Fields {
        @Override
        public String arg(int row, String name) {
            return trace.body(row).arg(name);
        }

        @Override
        public String function(int row) {
            return trace.body(row).function();
        }

        @Override
        public String text(int row) {
            return trace.body(row).text();
        }
    }

    /** Reads nothing. */
    private static final class Holes implements Fields {
        private static final String TEXT = String.valueOf(HOLE);

        @Override
        public String arg(int row, String name) {
            return TEXT;
        }

        @Override
        public String function(int row) {
            return TEXT;
        }

        @Override
        public String text(int row) {
            return TEXT;
        }
    }

    public EventWords(Analysis analysis) {
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.meanings = analysis.meanings();
        trace.lanes().forEach(lane -> byPid.putIfAbsent(key(lane.pid(), lane), lane));
    }

    /** What happened in this row. Objects are named with their device, except {@code main} (may be null), whose lives are known from the context. */
    public String of(int row, CountedObject main) {
        int entry = meanings.entryOf(row);
        if (entry < 0) {
            return plain(row);
        }
        return of(entry, row, main, recorded);
    }

    /**
     * As {@link #of}, without reading anything: with a {@link #HOLE} in place of each text that is taken from the
     * event's record as it stands there. Null where what is said depends on what the record holds.
     */
    public String outline(int entry) {
        return switch (meanings.word(entry)) {
            case WARN, OPERATION, NOTE, FOUND -> null;
            default -> of(entry, meanings.row(entry), null, HOLES);
        };
    }

    private String of(int entry, int row, CountedObject main, Fields fields) {
        EventRule rule = meanings.rule(entry);
        long subject = meanings.subject(entry);
        return switch (meanings.word(entry)) {
            case CALL -> call(row, rule, main, fields);
            case RETURN -> call(row, rule, main, fields) + result(row, rule, fields);
            case POINT -> point(row, rule, main) + (rule.call() == null || rule.call().inside() == null ? "" : " in " + rule.call().inside());
            case REQUEST -> "asks for " + lock(rule, subject) + inside(row, main);
            case ACQUIRE -> "locks " + lock(rule, subject) + inside(row, main);
            case RELEASE -> "unlocks " + lock(rule, subject) + inside(row, main);
            case WAITED -> "has waited for " + lock(rule, subject);
            case SWITCH -> SWITCHES + task(subject, row);
            case WAKEUP -> WAKES + task(subject, row);
            case EXIT -> "exits";
            case FREE -> "frees " + Machine.hex(subject) + site(row, rule, fields);
            case WARN -> "warns" + warning(row, rule);
            case LOG -> log(row, rule, fields);
            case OPERATION, NOTE -> told(row, rule, main);
            case FOUND -> found(row, rule);
            case IN -> "comes on the CPU";
            case OUT -> "leaves the CPU";
        };
    }

    /**
     * Whether what is said of an entry follows from its rule and subject alone: all other entries with the same
     * are said in the same words. Most of a trace's entries are of this kind: switches, wakeups, contentions.
     */
    public boolean isOfSubject(int entry) {
        return switch (meanings.word(entry)) {
            case WAITED, EXIT -> true;
            case SWITCH, WAKEUP -> {
                Lane on = trace.laneOf(meanings.row(entry));
                Lane lane = byPid.get(key(meanings.subject(entry), on));
                // Of several machines the same PID is several tasks.
                yield on.machine() == null && (lane == null || lane.comms().size() <= 1);
            }
            default -> false;
        };
    }

    /** Whether what is said of an entry follows from its rule, its subject, and the name that this task had at the time. */
    public boolean isOfTask(int entry) {
        Word word = meanings.word(entry);
        Lane on = trace.laneOf(meanings.row(entry));
        return (word == Word.SWITCH || word == Word.WAKEUP) && meanings.subject(entry) != 0 && on.machine() == null && byPid.containsKey(key(meanings.subject(entry), on));
    }

    /**
     * All that is said of entries with this one's rule and subject, if it {@link #isOfTask}: one for each name of the task.
     */
    public List<String> allOfTask(int entry) {
        Lane lane = byPid.get(key(meanings.subject(entry), trace.laneOf(meanings.row(entry))));
        return lane.labels().stream().map(name -> (meanings.word(entry) == Word.SWITCH ? SWITCHES : WAKES) + name).toList();
    }

    /** The operation of a row, or null; only rows that a lens calls an operation are looked up. */
    Operation operation(int row) {
        int entry = meanings.entryOf(row);
        EventRule rule = entry < 0 ? null : meanings.rule(entry);
        return rule == null || rule.call() == null || rule.call().operation() == null ? null : analysis.operationAt(row);
    }

    private String call(int row, EventRule rule, CountedObject main, Fields fields) {
        String function = rule.call() == null ? null : rule.call().function();
        if (function == null) {
            function = fields.function(row);
        }
        return (function == null ? trace.eventName(row) : function) + "(" + subject(operation(row), main) + ")";
    }

    /** A point lies inside a function and is none: its own name says what is observed there. */
    private String point(int row, EventRule rule, CountedObject main) {
        String function = rule.call() == null ? null : rule.call().function();
        return (function == null ? trace.eventName(row) : function) + "(" + subject(operation(row), main) + ")";
    }

    private String subject(Operation operation, CountedObject main) {
        if (operation == null) {
            return "";
        }
        CountedObject object = analysis.object(operation.address());
        if (object == null) {
            return Machine.hex(operation.address());
        }
        for (Life life : object.lives()) {
            if (life.number() == operation.life()) {
                return main != null && main.address() == object.address() || life.name() == null || life.name().isEmpty() ? life.shortLabel()
                        : life.title();
            }
        }
        return "";
    }

    private static String result(int row, EventRule rule, Fields fields) {
        String argument = rule.call() == null ? null : rule.call().result();
        String value = argument == null ? null : fields.arg(row, argument);
        return value == null ? " returns" : " returns " + value;
    }

    /** The innermost call that works on an object, else the innermost call. */
    private String inside(int row, CountedObject main) {
        List<CallSpan> stack = analysis.calls().stackAt(trace.lane(row), row);
        for (int i = stack.size() - 1; i >= 0; i--) {
            Operation operation = operation(stack.get(i).fromRow());
            if (operation != null) {
                return " in " + stack.get(i).function() + "(" + subject(operation, main) + ")";
            }
        }
        return stack.isEmpty() ? "" : " in " + stack.get(stack.size() - 1).function() + "()";
    }

    private static String lock(EventRule rule, long address) {
        return rule.lock() != null && rule.lock().name() != null ? rule.lock().name() : "lock " + Machine.hex(address);
    }

    private static long key(long pid, Lane of) {
        return (long) of.machineIndex() << 32 | pid & 0xffffffffL;
    }

    private String task(long pid, int row) {
        if (pid == 0) {
            return "the idle task";
        }
        Lane lane = byPid.get(key(pid, trace.laneOf(row)));
        return lane == null ? "PID " + pid : lane.nameAt(trace.timeNs(row));
    }

    private static String site(int row, EventRule rule, Fields fields) {
        String argument = rule.free() == null ? null : rule.free().site();
        String site = argument == null ? null : fields.arg(row, argument);
        int offset = site == null ? -1 : site.indexOf('+');
        return site == null ? "" : " in " + (offset < 0 ? site : site.substring(0, offset));
    }

    private String warning(int row, EventRule rule) {
        Body body = trace.body(row);
        String text = rule.warning() == null || rule.warning().text() == null ? null : body.arg(rule.warning().text());
        String value = rule.warning() == null || rule.warning().value() == null ? null : body.arg(rule.warning().value());
        return text != null ? ": " + oneLine(text) : value != null ? ": count " + value : "";
    }

    /** A line of the kernel's log without the time that stands in it: the step has one. */
    private static String log(int row, EventRule rule, Fields fields) {
        String line = rule.detail() == null ? fields.text(row) : fields.arg(row, rule.detail());
        String text = oneLine(line == null ? "" : line);
        int end = text.startsWith("[") ? text.indexOf(']') : -1;
        return end < 0 ? text : text.substring(end + 1).strip();
    }

    /** In the trace's own words; where it has none, the operation's, else the fields. */
    private String told(int row, EventRule rule, CountedObject main) {
        String text = rule.detail() == null ? null : trace.body(row).arg(rule.detail());
        if (text != null && !text.isEmpty()) {
            return oneLine(text);
        }
        Operation operation = operation(row);
        if (operation == null) {
            return plain(row);
        }
        String move = operation.before() == null && operation.after() == null ? "" : ": " + value(operation.before()) + " → " + value(operation.after());
        return operation.deed().name().toLowerCase(java.util.Locale.ROOT) + "(" + subject(operation, main) + ")" + move;
    }

    private static String value(Integer value) {
        return value == null ? "?" : value.toString();
    }

    /** Kind, what it is about, and the trace's words for it. */
    private String found(int row, EventRule rule) {
        Body body = trace.body(row);
        String kind = rule.detail() == null ? "kernel report" : String.valueOf(body.arg(rule.detail())).replace('-', ' ');
        String name = body.arg("name");
        String text = body.arg(rule.warning().text());
        return kind + (name == null ? "" : " of " + name) + (text == null ? "" : ": " + oneLine(text));
    }

    private String plain(int row) {
        if (trace.kind(row) == EventKind.STACK) {
            List<String> frames = analysis.stack(row);
            return "stack: " + String.join(" ← ", frames.subList(0, Math.min(4, frames.size()))) + (frames.size() > 4 ? " ← …" : "");
        }
        String text = oneLine(trace.body(row).text());
        return text.isEmpty() ? trace.eventName(row) : trace.eventName(row) + ": " + text;
    }

    private static String oneLine(String text) {
        String line = text.strip();
        int end = line.indexOf('\n');
        String first = end < 0 ? line : line.substring(0, end).stripTrailing();
        return first.length() <= MAX_RAW ? first : first.substring(0, MAX_RAW) + "…";
    }
}
