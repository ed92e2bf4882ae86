package racelane.read.tracedat;

import java.util.ArrayList;
import java.util.List;

/** What a print format may call: the helpers of include/trace/stages/stage3_trace_output.h. */
final class PrintFunctions {
    private static final int MOST_NAMES = 2_000;

    private final PrintParser parser;
    private final PrintTokens in;

    PrintFunctions(PrintParser parser, PrintTokens in) {
        this.parser = parser;
        this.in = in;
    }

    /** After {@code name(}; the closing parenthesis is left. */
    Expression call(String name) throws NotUnderstoodException {
        return switch (name) {
            case "__print_flags", "__print_flags_u64" -> {
                Expression value = parser.value();
                parser.expect(",");
                String between = text();
                parser.expect(",");
                yield new Expression.Flags(value, between, names());
            }
            case "__print_symbolic", "__print_symbolic_u64" -> {
                Expression value = parser.value();
                parser.expect(",");
                yield new Expression.Symbolic(value, names());
            }
            case "__get_str", "__get_rel_str", "__get_dynamic_array", "__get_rel_dynamic_array", "__get_sockaddr", "__get_rel_sockaddr" ->
                    new Expression.OfField(parser.fieldNamed());
            case "__get_dynamic_array_len", "__get_rel_dynamic_array_len" -> {
                Field field = parser.fieldNamed();
                yield event -> event.span(field).length();
            }
            case "__print_hex" -> row(1, "", " ");
            case "__print_hex_str" -> row(1, "", "");
            case "__print_array" -> array();
            case "__get_bitmask", "__get_rel_bitmask", "__get_cpumask", "__get_rel_cpumask" -> new Bitmask(parser.fieldNamed());
            case "__builtin_expect" -> {
                Expression value = parser.value();
                parser.expect(",");
                parser.value();
                yield value;
            }
            case "sizeof" -> size();
            default -> throw new NotUnderstoodException();
        };
    }

    private Expression row(int elementSize, String open, String between) throws NotUnderstoodException {
        Expression pointer = parser.value();
        parser.expect(",");
        return new Expression.Row(pointer, parser.value(), elementSize, open, between, "");
    }

    private Expression array() throws NotUnderstoodException {
        Expression pointer = parser.value();
        parser.expect(",");
        Expression count = parser.value();
        parser.expect(",");
        long size = parser.constant();
        if (size != 1 && size != 2 && size != 4 && size != 8) {
            throw new NotUnderstoodException();
        }
        return new Expression.Row(pointer, count, (int) size, "{", ",", "}");
    }

    private Expression size() throws NotUnderstoodException {
        StringBuilder type = new StringBuilder();
        while (in.kind == PrintTokens.Kind.NAME && !in.is("REC") || in.is("*")) {
            type.append(type.length() > 0 ? " " : "").append(in.word);
            in.next();
        }
        if (type.length() == 0 || type.toString().startsWith("struct") && !type.toString().endsWith("*")) {
            throw new NotUnderstoodException();
        }
        int size = Field.sizeOf(type.toString(), parser.longSize());
        return event -> size;
    }

    private String text() throws NotUnderstoodException {
        if (in.kind != PrintTokens.Kind.TEXT) {
            throw new NotUnderstoodException();
        }
        String text = in.word;
        in.next();
        return text;
    }

    /** {@code {1, "A"}, {2, "B"}}; a pair whose value is a name of the kernel's alone is left out. */
    private List<Expression.Named> names() throws NotUnderstoodException {
        List<Expression.Named> names = new ArrayList<>();
        do {
            if (!in.take("{") || names.size() > MOST_NAMES) {
                throw new NotUnderstoodException();
            }
            try {
                long value = parser.constant();
                parser.expect(",");
                names.add(new Expression.Named(value, text()));
            } catch (NotUnderstoodException kernelsOwn) {
                while (!in.is("}") && in.kind != PrintTokens.Kind.END) {
                    in.next();
                }
            }
            parser.expect("}");
        } while (in.take(","));
        return names;
    }

    /** Bits of a mask as a list of ranges, {@code 0-3,8}. */
    private record Bitmask(Field field) implements Expression {
        @Override
        public long number(Event event) {
            return event.number(field);
        }

        @Override
        public String text(Event event, KernelNames names) {
            Event.Span span = event.span(field);
            StringBuilder text = new StringBuilder();
            int bits = span.length() * 8;
            for (int bit = 0; bit < bits; bit++) {
                if (isSet(event, span, bit)) {
                    int last = bit;
                    while (last + 1 < bits && isSet(event, span, last + 1)) {
                        last++;
                    }
                    text.append(text.length() > 0 ? "," : "").append(bit).append(last > bit ? "-" + last : "");
                    bit = last;
                }
            }
            return text.toString();
        }

        private static boolean isSet(Event event, Event.Span span, int bit) {
            int at = event.numbers().isBigEndian() ? (bit / 8 ^ 7) : bit / 8;
            return at < span.length() && (event.bytes()[span.from() + at] >>> bit % 8 & 1) != 0;
        }
    }
}
