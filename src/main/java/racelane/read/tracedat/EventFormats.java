package racelane.read.tracedat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** All kinds of events of a file by their numbers, and where every record says which it is and whose. */
final class EventFormats {
    private static final int MOST = 100_000;

    private final Numbers numbers;
    private EventFormat[] byId = new EventFormat[2_048];
    private EventFormat first;
    private volatile Map<String, List<EventFormat>> byName;
    private int count;
    private int longSize = 8;

    /** Places in every record; those of all kernels since 2.6.31 unless the formats say otherwise. */
    private int typeAt;
    private int flagsAt = 2;
    private int pidAt = 4;

    EventFormats(Numbers numbers) {
        this.numbers = numbers;
    }

    /** Set before the first format is added. */
    void longSize(int bytes) {
        longSize = bytes;
    }

    int longSize() {
        return longSize;
    }

    Numbers numbers() {
        return numbers;
    }

    /** Adds a format; one that is no format is left out. */
    void add(String system, Cursor.Piece text) {
        EventFormat format = EventFormat.of(system, text, longSize);
        if (format == null || count >= MOST) {
            return;
        }
        if (format.id() >= byId.length) {
            byId = Arrays.copyOf(byId, Math.min(0x10000, Math.max(format.id() + 1, byId.length * 2)));
        }
        byId[format.id()] = format;
        byName = null;
        count++;
        if (first == null) {
            first = format;
            typeAt = place("common_type", 2, 0);
            flagsAt = place("common_flags", 1, 2);
            pidAt = place("common_pid", 4, 4);
        }
    }

    private int place(String name, int size, int otherwise) {
        Field field = first.field(name);
        return field == null || field.size() != size || field.offset() > 64 ? otherwise : field.offset();
    }

    /** Those of a name: subsystems may share one. Asked when all are there. */
    List<EventFormat> named(String name) {
        Map<String, List<EventFormat>> known = byName;
        if (known == null) {
            known = Arrays.stream(byId).filter(Objects::nonNull).collect(Collectors.groupingBy(EventFormat::name));
            byName = known;
        }
        return known.getOrDefault(name, List.of());
    }

    int size() {
        return count;
    }

    /** Bytes that every record has at least. */
    int leastBytes() {
        return Math.max(typeAt + 2, Math.max(flagsAt + 2, pidAt + 4));
    }

    int type(byte[] bytes, int from) {
        return numbers.u16(bytes, from + typeAt);
    }

    int flags(byte[] bytes, int from) {
        return bytes[from + flagsAt] & 0xff;
    }

    int pid(byte[] bytes, int from) {
        return numbers.i32(bytes, from + pidAt);
    }

    /** The preempt depth stands behind the flags (include/linux/trace_events.h, struct trace_entry). */
    int preempt(byte[] bytes, int from) {
        return bytes[from + flagsAt + 1] & 0xff;
    }

    /** The format with a number, or null. */
    EventFormat get(int id) {
        return id < byId.length ? byId[id] : null;
    }
}
