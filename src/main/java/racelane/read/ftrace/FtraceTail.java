package racelane.read.ftrace;

import java.util.List;
import racelane.read.Bytes;
import racelane.trace.EventKind;

/**
 * Which lines after an event belong to it. A string may hold line breaks, and then a line of the file
 * begins in the middle of one:
 * <pre>
 *           opener-225     [000] .....    15.398566: warn: (__warn_printk+0x4/0x150) fmt="refcount_t: addition on 0; use-after-free.
 * "
 *           opener-118     [000] dn.1.    20.691904: console: The buggy address belongs to the object at ff110000071ba000
 *  which belongs to the cache kmalloc-2k of size 2048
 *           opener-225     [000] .....    15.398662: &lt;stack trace&gt;
 *  =&gt; kprobe_trace_func
 * </pre>
 * What looks like a damaged event line never belongs to the one before: it is to be told, not swallowed.
 */
final class FtraceTail {
    /** Events that are nothing but text (kernel/trace/trace_output.c, include/trace/events/printk.h); {@code 0} is a print whose caller has no symbol. */
    private static final List<String> TEXTS = List.of("console", "tracing_mark_write", "print", "bprint", "bputs", "bpf_trace_printk", "0");

    private enum Open { NOTHING, STACK, TEXT, QUOTE }

    private Open open = Open.NOTHING;

    /** Starts with an event's own line; {@code line} was parsed from these bytes. */
    void begin(FtraceLine line, byte[] bytes) {
        if (line.kind == EventKind.STACK) {
            open = Open.STACK;
        } else if (Bytes.count(bytes, line.bodyFrom, line.bodyTo, (byte) '"') % 2 == 1) {
            open = Open.QUOTE;
        } else {
            open = isText(line, bytes) ? Open.TEXT : Open.NOTHING;
        }
    }

    /** A line that ends every record: the next line belongs to nothing. */
    void close() {
        open = Open.NOTHING;
    }

    private static boolean isText(FtraceLine line, byte[] bytes) {
        byte first = bytes[line.nameFrom];
        if (first != 'c' && first != 't' && first != 'p' && first != 'b' && first != '0') {
            return false;
        }
        int length = line.nameTo - line.nameFrom;
        for (String text : TEXTS) {
            if (text.length() == length && Bytes.startsWith(bytes, line.nameFrom, line.nameTo, text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing can follow, whatever it is. */
    boolean isClosed() {
        return open == Open.NOTHING;
    }

    /** Whether this line, which is no event itself, belongs to the event; asked line after line. */
    boolean takes(byte[] bytes, int from, int to) {
        boolean takes = switch (open) {
            case NOTHING -> false;
            case STACK -> isFrame(bytes, from, to);
            // No string of the kernel's holds a zero byte: that is damage, not text.
            case TEXT, QUOTE -> !looksLikeAnEvent(bytes, from, to) && Bytes.indexOf(bytes, from, to, (byte) 0) < 0;
        };
        if (!takes) {
            open = Open.NOTHING;
        } else if (open == Open.QUOTE && Bytes.count(bytes, from, to, (byte) '"') % 2 == 1) {
            open = Open.NOTHING;
        }
        return takes;
    }

    /** {@code  => symbol}, by the kernel with a blank before it, by trace-cmd without. */
    static boolean isFrame(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, Bytes.skipSpaces(bytes, from, Math.min(to, from + 4)), to, "=> ");
    }

    /** Whether a line has a CPU or a time where an event has it, though it could not be read as one. */
    private static boolean looksLikeAnEvent(byte[] bytes, int from, int to) {
        int last = Math.min(to, from + 128);
        for (int at = from; at + 5 < last; at++) {
            if (bytes[at] == '[' && at > from && bytes[at - 1] == ' ' && Bytes.isDigit(bytes[at + 1]) && Bytes.isDigit(bytes[at + 2])
                    && Bytes.isDigit(bytes[at + 3]) && bytes[at + 4] == ']') {
                return true;
            }
            if (bytes[at] == ':' && bytes[at + 1] == ' ' && isTimeBefore(bytes, from, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTimeBefore(byte[] bytes, int from, int colon) {
        int at = colon - 1;
        while (at > from && Bytes.isDigit(bytes[at])) {
            at--;
        }
        int digits = colon - 1 - at;
        return (digits == 6 || digits == 9) && bytes[at] == '.' && at > from && Bytes.isDigit(bytes[at - 1]);
    }
}
