package racelane.read.tracedat;

import java.util.LinkedHashMap;
import java.util.Map;
import racelane.read.Bytes;

/**
 * The layout of one kind of event, from its file under events/SYSTEM/NAME/format. A file has thousands of
 * them and uses a few: only the number is looked for at first, the rest when an
 * event of the kind is met.
 */
final class EventFormat {
    private static final int MOST_FIELDS = 1_000;
    private static final int HEAD = 400;
    private static final String NAME = "name: ";
    private static final String ID = "ID: ";

    private final String system;
    private final int id;
    private final Cursor.Piece text;
    private final int longSize;
    private volatile Parsed parsed;

    /** What was found at the second look. */
    private record Parsed(String name, Map<String, Field> fields, PrintFormat print) {}

    private EventFormat(String system, int id, Cursor.Piece text, int longSize) {
        this.system = system;
        this.id = id;
        this.text = text;
        this.longSize = longSize;
    }

    /** The format of a text, or null if it has no name or number. */
    static EventFormat of(String system, Cursor.Piece text, int longSize) {
        byte[] bytes = text.bytes();
        int from = text.from();
        int to = Math.min(text.to(), from + HEAD);
        int name = Bytes.startsWith(bytes, from, to, NAME) ? Bytes.indexOf(bytes, from, to, (byte) '\n') : -1;
        if (name <= from + NAME.length() || !Bytes.startsWith(bytes, name + 1, to, ID)) {
            return null;
        }
        int start = Bytes.skipSpaces(bytes, name + 1 + ID.length(), to);
        int end = start;
        while (end < to && Bytes.isDigit(bytes[end])) {
            end++;
        }
        long id = Bytes.number(bytes, start, end);
        return id < 0 || id > 0xffff ? null : new EventFormat(system, (int) id, text, longSize);
    }

    String system() {
        return system;
    }

    String name() {
        return parsed().name;
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
        String whole = Bytes.text(text.bytes(), text.from(), text.to());
        String name = whole.substring(NAME.length(), whole.indexOf('\n')).strip();
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
        return new Parsed(name, fields, PrintParser.parse(print, fields, longSize));
    }
}
