package racelane.read.tracedat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The layout of one kind of event, from its file under events/SYSTEM/NAME/format. A file has thousands of
 * them and uses a few: only name and number are looked for at first, fields and print format when an
 * event of the kind is met.
 */
final class EventFormat {
    private static final int MOST_FIELDS = 1_000;

    private final String system;
    private final String name;
    private final int id;
    private final byte[] text;
    private final int longSize;
    private volatile Parsed parsed;

    /** What was found at the second look. */
    private record Parsed(Map<String, Field> fields, PrintFormat print) {}

    private EventFormat(String system, String name, int id, byte[] text, int longSize) {
        this.system = system;
        this.name = name;
        this.id = id;
        this.text = text;
        this.longSize = longSize;
    }

    /** The format of a text, or null if it has no name or number. */
    static EventFormat of(String system, byte[] text, int longSize) {
        String head = new String(text, 0, Math.min(text.length, 300), StandardCharsets.UTF_8);
        String name = after(head, "name: ");
        String number = after(head, "ID: ");
        if (name == null || number == null || !number.matches("\\d{1,5}") || Integer.parseInt(number) > 0xffff || name.isBlank()) {
            return null;
        }
        return new EventFormat(system, name, Integer.parseInt(number), text, longSize);
    }

    private static String after(String head, String key) {
        int at = head.startsWith(key) ? 0 : head.indexOf("\n" + key) + 1;
        if (at == 0 && !head.startsWith(key)) {
            return null;
        }
        int end = head.indexOf('\n', at);
        return end < 0 ? null : head.substring(at + key.length(), end).strip();
    }

    String system() {
        return system;
    }

    String name() {
        return name;
    }

    int id() {
        return id;
    }

    /** Its own fields and the common ones, in their order. */
    Map<String, Field> fields() {
        return parsed().fields;
    }

    /** A field, or null. */
    Field field(String wanted) {
        return parsed().fields.get(wanted);
    }

    PrintFormat print() {
        return parsed().print;
    }

    private Parsed parsed() {
        Parsed known = parsed;
        if (known == null) {
            // Two threads at worst do it twice with the same result.
            known = parse();
            parsed = known;
        }
        return known;
    }

    private Parsed parse() {
        Map<String, Field> fields = new LinkedHashMap<>();
        String print = "";
        String whole = new String(text, StandardCharsets.UTF_8);
        for (int from = 0; from < whole.length(); ) {
            int end = whole.indexOf('\n', from);
            end = end < 0 ? whole.length() : end;
            if (whole.startsWith("print fmt: ", from)) {
                print = whole.substring(from + 11);
                break;
            }
            Field field = end - from > 1_000 || fields.size() >= MOST_FIELDS ? null : Field.parse(whole.substring(from, end), longSize);
            if (field != null) {
                fields.putIfAbsent(field.name(), field);
            }
            from = end + 1;
        }
        return new Parsed(fields, PrintParser.parse(print, fields, longSize));
    }
}
