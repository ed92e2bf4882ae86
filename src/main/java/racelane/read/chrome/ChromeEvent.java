package racelane.read.chrome;

import java.util.LinkedHashMap;
import java.util.Map;
import racelane.read.ArgumentName;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One event of the trace event format, taken apart: a pure function of its bytes. Specimens, in the order
 * call, return, whole call, instant, counter, flow, name of a thread:
 * <pre>
 * {"ph": "B", "pid": 52, "tid": 53, "ts": 9524, "name": "a", "cat": "foo", "args": {}}
 * {"ph": "E", "pid": 52, "tid": 53, "ts": 9560.5}
 * {"ph": "X", "pid": 52, "tid": 53, "ts": 3002, "dur": 10, "name": "Sender", "args": {"size": 3}}
 * {"ph": "i", "pid": 52, "tid": 53, "ts": 9570, "name": "tick", "s": "t"}
 * {"ph": "C", "pid": 52, "ts": 826, "name": "heap", "args": {"value": 10}}
 * {"ph": "s", "pid": 52, "tid": 53, "ts": 3002, "name": "IPC", "id": "8780d402"}
 * {"ph": "M", "pid": 52, "tid": 53, "name": "thread_name", "args": {"name": "worker"}}
 * </pre>
 * Times are microseconds, with a fraction where the writer has one (Trace Event Format, Google, 2016).
 */
final class ChromeEvent {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DEEPEST = 4;
    private static final int MOST_ARGS = 200;

    /** Fields of the event itself, as they are written. */
    final Map<String, String> fields = new LinkedHashMap<>();
    /** Arguments; those inside of others by all their names, joined by an underscore. */
    final Map<String, String> args = new LinkedHashMap<>();

    /** The event of an object's bytes; null if they are no object. */
    static ChromeEvent of(byte[] bytes, int from, int to) {
        ChromeEvent event = new ChromeEvent();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            return event.parse(parser) ? event : null;
        } catch (JacksonException broken) {
            return null;
        }
    }

    private boolean parse(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("args") && token == JsonToken.START_OBJECT) {
                members(parser, "", 1);
            } else if (token.isScalarValue()) {
                fields.put(name, token == JsonToken.VALUE_NULL ? "" : parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }

    private void members(JsonParser parser, String before, int depth) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = before + ArgumentName.of(parser.currentName());
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT && depth < DEEPEST) {
                members(parser, name + "_", depth + 1);
            } else if (token.isScalarValue() && args.size() < MOST_ARGS) {
                args.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The phase, one letter; 0 if there is none. */
    char phase() {
        String phase = fields.getOrDefault("ph", "");
        return phase.isEmpty() ? 0 : phase.charAt(0);
    }

    String name() {
        return fields.getOrDefault("name", "");
    }

    /** Nanoseconds of a field in microseconds, digit by digit; {@link Long#MIN_VALUE} if it is missing or no time. */
    long ns(String field) {
        String text = fields.getOrDefault(field, "");
        boolean negative = text.startsWith("-");
        long ns = 0;
        int decimals = -1;
        for (int at = negative ? 1 : 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9' && ns < Long.MAX_VALUE / 10_000) {
                if (decimals < 3) {
                    ns = ns * 10 + (c - '0');
                    decimals += decimals < 0 ? 0 : 1;
                }
            } else {
                return exponent(text);
            }
        }
        if (text.isEmpty() || text.length() == 1 && !Character.isDigit(text.charAt(0))) {
            return Long.MIN_VALUE;
        }
        for (int digit = Math.max(0, decimals); digit < 3; digit++) {
            ns *= 10;
        }
        return negative ? -ns : ns;
    }

    private static long exponent(String text) {
        try {
            double us = Double.parseDouble(text);
            return Math.abs(us) < Long.MAX_VALUE / 10_000 ? Math.round(us * 1_000) : Long.MIN_VALUE;
        } catch (NumberFormatException none) {
            return Long.MIN_VALUE;
        }
    }

    /** What it says beside who and when: its arguments, then category and the ids that tie events together. */
    Map<String, String> says() {
        Map<String, String> says = new LinkedHashMap<>(args);
        fields.forEach((name, value) -> {
            if (!isPlace(name)) {
                says.putIfAbsent(ArgumentName.of(name), value);
            }
        });
        return says;
    }

    private static boolean isPlace(String name) {
        return switch (name) {
            case "pid", "tid", "ts", "name", "tts" -> true;
            default -> false;
        };
    }
}
