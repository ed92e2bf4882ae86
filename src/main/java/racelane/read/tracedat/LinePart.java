package racelane.read.tracedat;

/** A piece of what is printed of an event, put straight into bytes. Safe for several threads; what they keep is in their {@link LineMemo}. */
interface LinePart {
    void put(Event event, LineBytes out, LineMemo memo);

    /** A text that is the same in every record. */
    record Words(byte[] text) implements LinePart {
        Words(String text) {
            this(LineBytes.of(text));
        }

        @Override
        public void put(Event event, LineBytes out, LineMemo memo) {
            out.put(text);
        }
    }

    /**
     * A whole number: {@code %d}, {@code %03u}, {@code %lx}.
     *
     * @param at     where it lies in every record, or -1: then the value tells
     * @param size   there
     * @param unused high bits that the conversion does not look at
     * @param width  of the field it is printed in, 0 for none
     */
    record Number(Expression value, int at, int size, boolean signed, char conversion, int unused, int width, byte padding) implements LinePart {
        boolean isHex() {
            return conversion == 'x' || conversion == 'X';
        }

        /** The number that is printed; of {@code %u} and {@code %x} one without a sign. */
        long printed(Event event) {
            boolean there = at >= 0 && event.from() + at + size <= event.to();
            long raw = there ? event.numbers().whole(event.bytes(), event.from() + at, size, signed) : value.number(event);
            return conversion == 'd' || conversion == 'i' ? raw << unused >> unused : raw << unused >>> unused;
        }

        @Override
        public void put(Event event, LineBytes out, LineMemo memo) {
            long number = printed(event);
            int mark = out.size();
            if (isHex()) {
                out.putHex(number);
            } else if (number < 0 && conversion == 'u') {
                out.put(LineBytes.of(Long.toUnsignedString(number)));
            } else {
                out.putDecimal(number);
            }
            if (width > 0) {
                out.pad(mark, width, padding);
            }
        }
    }

    /** A text that lies in the record. */
    record Text(Field field) implements LinePart {
        @Override
        public void put(Event event, LineBytes out, LineMemo memo) {
            Event.Span span = event.span(field);
            out.putText(event.bytes(), span.from(), span.to());
        }
    }

    /** Words for a number: flags, symbols. */
    record Named(Expression value, Expression words, KernelNames names) implements LinePart {
        @Override
        public void put(Event event, LineBytes out, LineMemo memo) {
            long number = value.number(event);
            byte[] known = memo.of(words, number);
            out.put(known != null ? known : memo.keep(words, number, words.text(event, names)));
        }
    }

    /** One of two. */
    record Choice(Expression condition, LinePart yes, LinePart no) implements LinePart {
        @Override
        public void put(Event event, LineBytes out, LineMemo memo) {
            (condition.number(event) != 0 ? yes : no).put(event, out, memo);
        }
    }

    /**
     * An address: what of the kernel lies there.
     *
     * @param extension of %p; empty where the number is shown
     */
    record Address(Expression value, String extension, int longSize, KernelNames names) implements LinePart {
        /** Whether it is shown as a number: the lower half belongs to processes, and nothing there has a name. */
        boolean isNumber(long address) {
            return extension.isEmpty() || longSize == 8 && address >= 0;
        }

        long shown(long address) {
            return longSize == 4 ? address & 0xffff_ffffL : address;
        }

        @Override
        public void put(Event event, LineBytes out, LineMemo memo) {
            long address = value.number(event);
            if (extension.isEmpty()) {
                int mark = out.size();
                out.putHex(shown(address));
                out.pad(mark, longSize * 2, (byte) '0');
                return;
            }
            if (isNumber(address)) {
                out.put((byte) '0');
                out.put((byte) 'x');
                out.putHex(address);
                return;
            }
            byte[] known = memo.of(this, address);
            out.put(known != null ? known : memo.keep(this, address, Pointers.address(address, extension, longSize, names)));
        }
    }

    /** Whatever else: made as text. */
    record Other(PrintFormat print, Printf.Piece piece, int argument, KernelNames names) implements LinePart {
        @Override
        public void put(Event event, LineBytes out, LineMemo memo) {
            StringBuilder text = new StringBuilder();
            print.print(piece, argument, event, names, text);
            out.put(LineBytes.of(text.toString()));
        }
    }
}
