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
    private static final int LONGEST_FIELD = 1_000;
    private static final int HEAD = 400;
    private static final String NAME = "name: ";
    private static final String ID = "ID: ";
    private static final String PRINT = "\nprint fmt: ";

    private final String system;
    private final int id;
    private final Cursor.Piece text;
    private final int longSize;
    private volatile Map<String, Field> fields;
    private volatile Print print;

    /** What was found at the end of the text; {@code format} is null if nothing was understood. */
    private record Print(PrintFormat format) {}

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
        int end = Bytes.indexOf(text.bytes(), text.from(), text.to(), (byte) '\n');
        return Bytes.text(text.bytes(), text.from() + NAME.length(), end).strip();
    }

    int id() {
        return id;
    }

    /** Its own fields and the common ones, in their order. */
    Map<String, Field> fields() {
        Map<String, Field> known = fields;
        if (known == null) {
            // Two threads at worst do it twice with the same result; so it is with the print format.
            known = parse();
            fields = known;
        }
        return known;
    }

    /** A field, or null. */
    Field field(String wanted) {
        return fields().get(wanted);
    }

    /** How the kernel prints it; null if that is not understood at all. */
    PrintFormat print() {
        Print known = print;
        if (known == null) {
            int at = Bytes.indexOf(text.bytes(), text.from(), text.to(), PRINT);
            String source = at < 0 ? "" : Bytes.text(text.bytes(), at + PRINT.length(), text.to());
            known = new Print(PrintParser.parse(source, fields(), longSize));
            print = known;
        }
        return known.format;
    }

    private Map<String, Field> parse() {
        Map<String, Field> found = new LinkedHashMap<>();
        int end = Bytes.indexOf(text.bytes(), text.from(), text.to(), PRINT);
        String lines = Bytes.text(text.bytes(), text.from(), end < 0 ? text.to() : end);
        for (String line : lines.split("\n", MOST_FIELDS)) {
            Field field = line.length() > LONGEST_FIELD ? null : Field.parse(line, longSize);
            if (field != null) {
                found.putIfAbsent(field.name(), field);
            }
        }
        return found;
    }
}
