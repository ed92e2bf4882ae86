package racelane.read.tracedat;

import java.nio.charset.StandardCharsets;

/** One record and its layout: where its fields are found. A field that reaches beyond the record is empty, or 0. */
record Event(EventFormat format, Numbers numbers, byte[] bytes, int from, int to) {
    /** Bytes of the record. */
    record Span(int from, int to) {
        static final Span NONE = new Span(0, 0);

        int length() {
            return to - from;
        }
    }

    private boolean holds(long at, long size) {
        return at >= from && size >= 0 && at + size <= to;
    }

    /** The value of a number; of an array its first element. */
    long number(Field field) {
        long at = (long) from + field.offset();
        int size = field.kind() == Field.Kind.NUMBER ? field.size() : field.elementSize();
        if (field.kind() == Field.Kind.DATA_LOC || field.kind() == Field.Kind.REL_LOC) {
            return element(field, 0);
        }
        return holds(at, size) ? numbers.whole(bytes, (int) at, size, field.signed()) : 0;
    }

    /** An element of an array; 0 beyond its end. */
    long element(Field field, long index) {
        Span span = span(field);
        long at = span.from + index * field.elementSize();
        boolean inside = index >= 0 && index < 0x10000 && field.elementSize() > 0 && at + field.elementSize() <= span.to;
        return inside ? numbers.whole(bytes, (int) at, field.elementSize(), field.signed()) : 0;
    }

    /** The bytes of a field, wherever they are; of an array without a size all that is left of the record. */
    Span span(Field field) {
        long at = (long) from + field.offset();
        switch (field.kind()) {
            case NUMBER -> {
                return holds(at, field.size()) ? new Span((int) at, (int) at + field.size()) : Span.NONE;
            }
            case ARRAY -> {
                long size = field.size() == 0 ? to - at : Math.min(field.size(), to - at);
                return size > 0 && holds(at, size) ? new Span((int) at, (int) (at + size)) : Span.NONE;
            }
            default -> {
                if (!holds(at, 4)) {
                    return Span.NONE;
                }
                int place = numbers.i32(bytes, (int) at);
                long start = (field.kind() == Field.Kind.REL_LOC ? at + 4 : from) + (place & 0xffff);
                int length = place >>> 16;
                return holds(start, length) ? new Span((int) start, (int) start + length) : Span.NONE;
            }
        }
    }

    /** The bytes of a text up to its zero byte. */
    Span textSpan(Field field) {
        Span span = span(field);
        int end = span.from;
        while (end < span.to && bytes[end] != 0) {
            end++;
        }
        return new Span(span.from, end);
    }

    String text(Field field) {
        Span span = textSpan(field);
        return new String(bytes, span.from, span.length(), StandardCharsets.UTF_8);
    }
}
