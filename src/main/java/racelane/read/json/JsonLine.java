package racelane.read.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import racelane.read.ArgumentName;
import racelane.trace.Body;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One line of Racelane's JSON lines, taken apart: a pure function of the line's bytes. Specimens:
 * <pre>
 * {"racelane": 1, "clock": "mono", "kernel": "6.12.95", "source": "run.trace.txt"}
 * {"t": 15391293000, "cpu": 1, "pid": 224, "comm": "opener", "event": "get", "args": {"dev": "0xff1100000568a028", "refs": "1"}, "flags": "d..", "stack": ["get", "open"]}
 * {"t": 15391311000, "cpu": 1, "pid": 224, "comm": "opener", "op": "put", "object": "0xff1100000568a028", "before": 1, "after": 0, "fn": "put_dev"}
 * {"t": 15391311000, "cpu": 0, "pid": 7, "comm": "sh", "event": "kernel_stack", "kind": "stack", "stack": ["get", "open"]}
 * {"lost": 143, "cpu": 0, "t": 15391400000}
 * {"problem": "truncated", "count": 12, "message": "the header says …"}
 * </pre>
 * Beyond FORMATS the writer adds what a round trip needs: {@code kind} (stack, entry, return), {@code tgid},
 * {@code text} (an event's text where its arguments alone do not give it), {@code cpus}, {@code tickNs}
 * and {@code clockSource} in the header, and problem lines.
 */
final class JsonLine {
    /** What a line is. */
    enum What { HEADER, EVENT, LOST, PROBLEM }

    static final String NO_JSON = "a line that is no JSON object";
    /** Fields that say where and when an event was, not what it did. */
    private static final Set<String> PLACE = Set.of("t", "cpu", "pid", "tgid", "comm", "event", "flags", "kind");
    private static final JsonFactory JSON = new JsonFactory();
    private static final int NO_NUMBER = -1;

    What what;
    /** Text fields by name, in the order of the line; numbers, true and false as they are written. */
    final Map<String, String> fields = new LinkedHashMap<>();
    final Map<String, String> args = new LinkedHashMap<>();
    final List<String> stack = new ArrayList<>();

    /** What is wrong with the line, or null if it was understood. */
    static String wrong(JsonLine line, byte[] bytes, int from, int to) {
        try {
            return line.parse(bytes, from, to);
        } catch (JacksonException broken) {
            return NO_JSON;
        }
    }

    private String parse(byte[] bytes, int from, int to) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return NO_JSON;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals("args") && token == JsonToken.START_OBJECT) {
                    members(parser, args);
                } else if (name.equals("stack") && token == JsonToken.START_ARRAY) {
                    frames(parser);
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    fields.put(name, parser.getString());
                } else {
                    // Unknown fields may hold anything; they stay in the line's text.
                    parser.skipChildren();
                }
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                return NO_JSON;
            }
        }
        return check();
    }

    private static void members(JsonParser parser, Map<String, String> into) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken().isScalarValue()) {
                into.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }

    private void frames(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != null && token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isScalarValue()) {
                stack.add(parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }

    private String check() {
        if (fields.containsKey("racelane")) {
            what = What.HEADER;
            return null;
        }
        if (fields.containsKey("problem")) {
            what = What.PROBLEM;
            return null;
        }
        if (!fields.containsKey("event") && !fields.containsKey("op")) {
            what = What.LOST;
            return !fields.containsKey("cpu") ? "a JSON object that is neither an event nor a loss" : cpu() < 0 ? "a loss whose cpu is no CPU" : null;
        }
        what = What.EVENT;
        if (name().isEmpty()) {
            return "an event without a name";
        }
        if (!isWhole("t")) {
            return "an event whose time t is no whole number";
        }
        if (fields.containsKey("cpu") && cpu() < 0) {
            return "an event whose cpu is no CPU";
        }
        return fields.containsKey("pid") && pid() < 0 ? "an event whose pid is no PID" : null;
    }

    boolean isWhole(String name) {
        try {
            Long.parseLong(fields.getOrDefault(name, ""));
            return true;
        } catch (NumberFormatException other) {
            return false;
        }
    }

    /** A whole number, or -1 where it is missing or none. */
    long whole(String name) {
        return isWhole(name) ? Long.parseLong(fields.get(name)) : NO_NUMBER;
    }

    int cpu() {
        long cpu = fields.containsKey("cpu") ? whole("cpu") : 0;
        return cpu > 0xffff ? NO_NUMBER : (int) Math.max(cpu, NO_NUMBER);
    }

    /** -1 where no task is told. */
    int pid() {
        long pid = whole("pid");
        return pid > Integer.MAX_VALUE ? NO_NUMBER : (int) Math.max(pid, NO_NUMBER);
    }

    String name() {
        return fields.getOrDefault("event", fields.get("op"));
    }

    boolean isStack() {
        return "stack".equals(fields.get("kind"));
    }

    /** The event's text: as written, or its arguments; then, for a word of the vocabulary, every field that says what it did. */
    void body(Body body) {
        boolean op = fields.containsKey("op");
        Map<String, String> all = new LinkedHashMap<>();
        args.forEach((name, value) -> all.put(ArgumentName.of(name), value));
        fields.forEach((name, value) -> {
            if (!PLACE.contains(name) && (op || !name.equals("text"))) {
                all.putIfAbsent(ArgumentName.of(name), value);
            }
        });
        String text = op ? null : fields.get("text");
        if (text == null) {
            body.set(all);
            return;
        }
        args.keySet().forEach(name -> all.remove(ArgumentName.of(name)));
        body.set(all);
        body.set(all.isEmpty() ? text : text + " " + body.text());
    }

    /** The frames of its stack in the form in which ftrace prints them. */
    void stackBody(Body body) {
        String text = isStack() ? fields.get("text") : null;
        StringBuilder lines = new StringBuilder("user_stack".equals(name()) ? "<user stack trace>" : "<stack trace>");
        stack.forEach(frame -> lines.append("\n => ").append(frame.replace('\n', ' ')));
        body.set(text != null ? text : lines.toString());
    }
}
