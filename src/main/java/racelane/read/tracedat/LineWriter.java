package racelane.read.tracedat;

import java.util.Arrays;
import java.util.Locale;
import racelane.trace.Context;

/**
 * Makes the text of one record after the other as {@link DatRecords#text} does, but in lower case and in bytes that
 * are used again: for whoever looks into ten million of them. For one thread.
 */
final class LineWriter {
    private static final int TASKS = 1 << 10;
    private static final byte[] COLON = LineBytes.of(": ");
    private static final byte[] STACK = LineBytes.of("<stack trace>");
    private static final byte[] USER_STACK = LineBytes.of("<user stack");

    private final EventFormats formats;
    private final Numbers numbers;
    private final SavedNames comms;
    private final EventText texts;
    private final LineForms forms;
    private final LineBytes out = new LineBytes();
    private final LineMemo memo = new LineMemo();
    /** By type of event: what is known of it. */
    private Kind[] kinds = new Kind[2_048];
    /** Tasks seen lately, by the low bits of their PIDs: what stands before the CPU. */
    private final byte[][] tasks = new byte[TASKS][];
    private final int[] pids = new int[TASKS];
    private long second = Long.MIN_VALUE;
    private byte[] secondText = {};

    /**
     * @param format null if the file has none
     * @param form   null if its text is made otherwise
     * @param name   how it is called, between two colons
     */
    private record Kind(EventFormat format, LineForm form, byte[] name) {}

    LineWriter(EventFormats formats, Numbers numbers, SavedNames comms, EventText texts, LineForms forms) {
        this.formats = formats;
        this.numbers = numbers;
        this.comms = comms;
        this.texts = texts;
        this.forms = forms;
    }

    /** The whole text of the record between two places. */
    LineBytes line(byte[] bytes, int from, int to, int cpu, long timeNs) {
        out.cut(0);
        head(formats.pid(bytes, from), cpu, formats.flags(bytes, from), formats.preempt(bytes, from) & 15, timeNs);
        said(bytes, from, to);
        return out;
    }

    /** The same without what stands before the colon in front of the event's name. */
    LineBytes tail(byte[] bytes, int from, int to) {
        out.cut(0);
        out.put(COLON);
        said(bytes, from, to);
        return out;
    }

    private void head(int pid, int cpu, int flags, int depth, long timeNs) {
        int slot = pid & TASKS - 1;
        if (tasks[slot] == null || pids[slot] != pid) {
            tasks[slot] = LineBytes.of(String.format(Locale.ROOT, "%16s-%-7d [", comms.of(pid), pid));
            pids[slot] = pid;
        }
        out.put(tasks[slot]);
        padded(cpu, 3);
        out.put((byte) ']');
        out.put((byte) ' ');
        int bits = Flags.context(flags);
        out.put((byte) ((bits & Context.IRQS_OFF) != 0 ? 'd' : '.'));
        out.put((byte) ((bits & Context.NEED_RESCHED) != 0 ? 'n' : '.'));
        int interrupt = bits & (Context.HARDIRQ | Context.SOFTIRQ);
        out.put((byte) (interrupt == 0 ? '.' : interrupt == Context.SOFTIRQ ? 's' : 'h'));
        if (depth == 0) {
            out.put((byte) '.');
        } else {
            out.putHex(depth);
        }
        out.put((byte) '.');
        out.put((byte) ' ');
        long seconds = Math.floorDiv(timeNs, 1_000_000_000L);
        if (seconds != second) {
            second = seconds;
            secondText = LineBytes.of(String.format(Locale.ROOT, "%5d.", seconds));
        }
        out.put(secondText);
        padded((int) (timeNs - seconds * 1_000_000_000L), 9);
        out.put(COLON);
    }

    private void padded(int number, int digits) {
        int mark = out.size();
        out.putDecimal(number);
        out.pad(mark, digits, (byte) '0');
    }

    private void said(byte[] bytes, int from, int to) {
        int type = formats.type(bytes, from);
        Kind kind = type < kinds.length && kinds[type] != null ? kinds[type] : kind(type);
        int begin = out.size();
        if (kind.format == null) {
            out.put(kind.name);
            return;
        }
        Event event = new Event(kind.format, numbers, bytes, from, to);
        if (kind.form == null) {
            String text = texts.of(event);
            boolean stack = text.startsWith("<stack trace>") || text.startsWith("<user stack");
            out.put(LineBytes.of(stack ? text : texts.name(event) + ": " + text));
            return;
        }
        out.put(kind.name);
        int body = out.size();
        kind.form.put(event, out, memo);
        while (out.size() > body && out.at(out.size() - 1) == '\n') {
            out.cut(out.size() - 1);
        }
        if (out.size() > body && out.at(body) == '<' && (out.startsWith(body, STACK) || out.startsWith(body, USER_STACK))) {
            // It is not told which event such a text is of.
            out.remove(begin, body);
        }
    }

    private Kind kind(int type) {
        EventFormat format = formats.get(type);
        LineForm form = format == null ? null : forms.of(format);
        Kind kind = new Kind(format, form, LineBytes.of(format == null ? Flags.unknownName(type) : format.name() + ": "));
        if (type >= kinds.length) {
            kinds = Arrays.copyOf(kinds, 0x10000);
        }
        kinds[type] = kind;
        return kind;
    }
}
