package racelane.read.tracedat;

import java.nio.charset.StandardCharsets;

/**
 * The message of a trace_printk whose values lie packed in the record (lib/vsprintf.c, vbin_printf): numbers
 * aligned to their size, those of eight bytes to four; texts with their zero byte; pointers of the symbol
 * extensions as numbers, of all others as the text that the kernel made of them.
 */
final class BinaryPrint implements Printf.Values {
    private final Event event;
    private final KernelNames names;
    private final int longSize;
    private final int from;
    private final int to;
    private int at;

    private BinaryPrint(Event event, Event.Span values, KernelNames names, int longSize) {
        this.event = event;
        this.names = names;
        this.longSize = longSize;
        this.from = values.from();
        this.to = values.to();
        this.at = from;
    }

    static String of(String format, Event event, Event.Span values, KernelNames names, int longSize) {
        StringBuilder out = new StringBuilder();
        Printf.parse(format).print(0, new BinaryPrint(event, values, names, longSize), longSize, out);
        return out.toString();
    }

    private long whole(int size) {
        int align = Math.min(size, 4);
        at = from + (at - from + align - 1) / align * align;
        if (at + size > to) {
            at = to;
            return 0;
        }
        long value = event.numbers().whole(event.bytes(), at, size, false);
        at += size;
        return value;
    }

    @Override
    public long number(Printf.Piece piece) {
        return whole(piece.conversion() == 'c' ? 1 : piece.size() == 0 ? longSize : piece.size());
    }

    @Override
    public String text(Printf.Piece piece) {
        int end = at;
        while (end < to && event.bytes()[end] != 0) {
            end++;
        }
        String text = new String(event.bytes(), at, end - at, StandardCharsets.UTF_8);
        at = Math.min(to, end + 1);
        return text;
    }

    @Override
    public boolean isUnknown() {
        return false;
    }

    @Override
    public String pointer(Printf.Piece piece) {
        String extension = piece.extension();
        boolean number = extension.isEmpty() || "SsFfBxKe".indexOf(extension.charAt(0)) >= 0;
        return number ? Pointers.address(whole(longSize), extension, longSize, names) : text(piece);
    }
}
