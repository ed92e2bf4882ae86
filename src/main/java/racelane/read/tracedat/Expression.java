package racelane.read.tracedat;

import java.util.List;

/** An argument of a print format: a value of a record. */
interface Expression {
    long number(Event event);

    /** The value as %s prints it. */
    default String text(Event event, KernelNames names) {
        long address = number(event);
        String text = names.text(address);
        return text != null ? text : address == 0 ? "(null)" : "0x" + Long.toHexString(address);
    }

    /** The bytes that the value points to within the record, or null if it is no such pointer. */
    default Event.Span bytes(Event event) {
        return null;
    }

    /** Whether the format says something that only the kernel could work out. */
    default boolean isUnknown() {
        return false;
    }

    /** What cannot be worked out: printed as a question mark. */
    Expression UNKNOWN = new Expression() {
        @Override
        public long number(Event event) {
            return 0;
        }

        @Override
        public String text(Event event, KernelNames names) {
            return "?";
        }

        @Override
        public boolean isUnknown() {
            return true;
        }
    };

    /** A number that stands in the format. */
    record Constant(long value) implements Expression {
        @Override
        public long number(Event event) {
            return value;
        }
    }

    /** {@code REC->field[index]}. */
    record Element(Field field, Expression index) implements Expression {
        @Override
        public long number(Event event) {
            return event.element(field, index.number(event));
        }
    }

    /** A text in quotes. */
    record Quoted(String value) implements Expression {
        @Override
        public long number(Event event) {
            return 0;
        }

        @Override
        public String text(Event event, KernelNames names) {
            return value;
        }
    }

    /** {@code REC->field}. */
    record OfField(Field field) implements Expression {
        @Override
        public long number(Event event) {
            return event.number(field);
        }

        @Override
        public String text(Event event, KernelNames names) {
            return field.kind() == Field.Kind.NUMBER ? Expression.super.text(event, names) : event.text(field);
        }

        @Override
        public Event.Span bytes(Event event) {
            return field.kind() == Field.Kind.NUMBER ? null : event.span(field);
        }
    }

    /** {@code condition ? yes : no}. */
    record Choice(Expression condition, Expression yes, Expression no) implements Expression {
        private Expression chosen(Event event) {
            return condition.number(event) != 0 ? yes : no;
        }

        @Override
        public long number(Event event) {
            return chosen(event).number(event);
        }

        @Override
        public String text(Event event, KernelNames names) {
            return chosen(event).text(event, names);
        }

        @Override
        public Event.Span bytes(Event event) {
            return chosen(event).bytes(event);
        }
    }

    /** A name for a value. */
    record Named(long value, String name) {}

    /** {@code __print_flags(value, "|", {1, "A"}, …)}: kernel/trace/trace_output.c, trace_print_flags_seq. */
    record Flags(Expression value, String between, List<Named> flags) implements Expression {
        @Override
        public long number(Event event) {
            return value.number(event);
        }

        @Override
        public String text(Event event, KernelNames names) {
            long left = value.number(event);
            StringBuilder text = new StringBuilder();
            for (Named flag : flags) {
                if (left == 0) {
                    break;
                }
                if ((left & flag.value) == flag.value) {
                    text.append(text.length() > 0 ? between : "").append(flag.name);
                    left &= ~flag.value;
                }
            }
            if (left != 0) {
                text.append(text.length() > 0 ? between : "").append("0x").append(Long.toHexString(left));
            }
            return text.toString();
        }

        /** Which bits have one of these names. */
        long bits(List<String> wanted) {
            return flags.stream().filter(flag -> wanted.contains(flag.name)).mapToLong(Named::value).reduce(0, (a, b) -> a | b);
        }
    }

    /** {@code __print_symbolic(value, {1, "A"}, …)}: trace_print_symbols_seq. */
    record Symbolic(Expression value, List<Named> symbols) implements Expression {
        @Override
        public long number(Event event) {
            return value.number(event);
        }

        @Override
        public String text(Event event, KernelNames names) {
            long number = value.number(event);
            for (Named symbol : symbols) {
                if (symbol.value == number) {
                    return symbol.name;
                }
            }
            return "0x" + Long.toHexString(number);
        }
    }

    /** {@code __print_hex}, {@code __print_array}, {@code __get_bitmask}: bytes in a row. */
    record Row(Expression pointer, Expression count, int elementSize, String open, String between, String close) implements Expression {
        private static final int MOST = 4_096;

        @Override
        public long number(Event event) {
            return 0;
        }

        @Override
        public String text(Event event, KernelNames names) {
            Event.Span span = pointer.bytes(event);
            if (span == null) {
                return "?";
            }
            long wanted = count == null ? span.length() / elementSize : count.number(event);
            long there = Math.min(Math.min(wanted, MOST), span.length() / elementSize);
            StringBuilder text = new StringBuilder(open);
            for (int i = 0; i < there; i++) {
                long value = event.numbers().whole(event.bytes(), span.from() + i * elementSize, elementSize, false);
                text.append(i > 0 ? between : "");
                if (open.isEmpty()) {
                    text.append(Character.forDigit((int) (value >>> 4 & 15), 16)).append(Character.forDigit((int) (value & 15), 16));
                } else {
                    text.append("0x").append(Long.toHexString(value));
                }
            }
            return text.append(close).toString();
        }
    }
}
