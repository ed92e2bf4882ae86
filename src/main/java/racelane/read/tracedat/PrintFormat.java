package racelane.read.tracedat;

import java.util.List;

/** How the kernel prints an event after its name: a text with conversions, and an expression for each. */
record PrintFormat(Printf format, List<Expression> arguments, int longSize) {
    private static final String MISSING = "\0missing";
    private static final String FAULT = "\"" + MISSING + "\"";

    /** The event's text. */
    String print(Event event, KernelNames names) {
        StringBuilder out = new StringBuilder();
        format.print(0, new FromEvent(event, names, 0, false), longSize, out);
        return out.toString();
    }

    /** One conversion of it, whose values are the arguments from one on. */
    void print(Printf.Piece piece, int argument, Event event, KernelNames names, StringBuilder out) {
        Printf.print(piece, new FromEvent(event, names, argument, false), longSize, out);
    }

    /**
     * A probe's text behind the first conversions, which are its place. A text that the kernel could not
     * fetch has no bytes, not even the zero at its end: it is printed as (fault), without quotes.
     */
    void printProbe(int skipped, Event event, KernelNames names, StringBuilder out) {
        int from = out.length();
        format.print(skipped, new FromEvent(event, names, skipped, true), longSize, out);
        for (int at = out.indexOf(FAULT, from); at >= 0; at = out.indexOf(FAULT, at)) {
            out.replace(at, at + FAULT.length(), "(fault)");
        }
    }

    /** Bits of a number that have one of these names in any list of flags, wherever in the arguments. */
    long bits(List<String> names) {
        long bits = 0;
        for (Expression argument : arguments) {
            bits |= bits(argument, names);
        }
        return bits;
    }

    private static long bits(Expression of, List<String> names) {
        if (of instanceof Expression.Choice choice) {
            return bits(choice.yes(), names) | bits(choice.no(), names);
        }
        return of instanceof Expression.Flags flags ? flags.bits(names) : 0;
    }

    private final class FromEvent implements Printf.Values {
        private final Event event;
        private final KernelNames names;
        private final boolean faults;
        private int next;

        FromEvent(Event event, KernelNames names, int skipped, boolean faults) {
            this.event = event;
            this.names = names;
            this.faults = faults;
            this.next = skipped;
        }

        private Expression argument() {
            return next < arguments.size() ? arguments.get(next++) : Expression.UNKNOWN;
        }

        @Override
        public boolean isUnknown() {
            return next >= arguments.size() || arguments.get(next).isUnknown();
        }

        @Override
        public long number(Printf.Piece piece) {
            return argument().number(event);
        }

        @Override
        public String text(Printf.Piece piece) {
            Expression argument = argument();
            boolean fault = faults && argument instanceof Expression.OfField of && of.field().kind() == Field.Kind.DATA_LOC && event.span(of.field()).length() == 0;
            return fault ? MISSING : argument.text(event, names);
        }

        @Override
        public String pointer(Printf.Piece piece) {
            Expression argument = argument();
            Event.Span span = argument.bytes(event);
            return span != null ? Pointers.bytes(event, span, piece.extension()) : Pointers.address(argument.number(event), piece.extension(), longSize, names);
        }
    }
}
