package racelane.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one event says, in the form in which ftrace prints it after the event's name. Reused from event
 * to event; it holds a copy of the bytes and looks for arguments only when asked. Specimens:
 * <pre>
 * (dev_get+0x4/0x100 [disk]) dev=0xff1100000568a028 idx=0 name="nor 0" refs=1
 * (disk_open+0x3b/0xd0 [disk] &lt;- dev_get) ret=0xff1100000568a028
 * prev_comm=cat a b prev_pid=18 prev_state=R+ ==&gt; next_comm=sh next_pid=222
 * 00000000936f0dc6 (flags=SPIN|MUTEX)
 * </pre>
 * kernel/trace/trace_kprobe.c (print_kprobe_event, print_kretprobe_event) prints the first two forms.
 * Formats with real fields hand over {@code name=value} text of the same shape.
 */
public final class Body {
    /** Answer of {@link #number} and {@link #address} where the argument is missing or is no number. */
    public static final long NONE = Long.MIN_VALUE;

    private byte[] bytes = new byte[256];
    private int length;
    private int siteEnd;
    private final ArgSpans args = new ArgSpans();
    private int valueFrom;
    private int valueEnd;
    private Object kept;
    /** Whose addresses it has, see {@link Machine}. */
    private int machine;

    /** What {@link #keep} was given last, or null. */
    public Object kept() {
        return kept;
    }

    /**
     * For whoever fills this body from a file: what he wants to find again at the next filling, such as the piece of
     * the file that he looked at. A loop over rows with one body then reads the file from front to back.
     */
    public void keep(Object what) {
        kept = what;
    }

    /** The addresses in it are those of one of several machines. */
    void machine(int index) {
        machine = index;
    }

    /** Copies the text {@code from} to {@code to}. */
    public void set(byte[] text, int from, int to) {
        machine = 0;
        length = to - from;
        if (bytes.length < length) {
            bytes = new byte[Math.max(length, bytes.length * 2)];
        }
        System.arraycopy(text, from, bytes, 0, length);
        siteEnd = endOfSite();
        args.of(bytes, siteEnd, length);
    }

    public void set(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        set(utf8, 0, utf8.length);
    }

    /** Sets the text {@code name=value …} that gives these arguments back; values that hold more than a word are quoted. */
    public void set(Map<String, String> args) {
        StringBuilder text = new StringBuilder();
        args.forEach((name, value) -> {
            text.append(text.length() == 0 ? "" : " ").append(name).append('=');
            boolean word = !value.isEmpty();
            for (int i = 0; i < value.length() && word; i++) {
                char c = value.charAt(i);
                word = c > ' ' && c != '"' && c != '=' && c != '(' && c != ')' && c != ',';
            }
            text.append(word ? value : '"' + value + '"');
        });
        set(text.toString());
    }

    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether this is a probe's return: {@code (caller <- function)}. */
    public boolean isReturn() {
        return arrow() >= 0;
    }

    /** The probed function, without offset and module, or null if the text does not start with a probe's place. */
    public String function() {
        if (siteEnd == 0) {
            return null;
        }
        int arrow = arrow();
        return symbol(arrow >= 0 ? arrow + 4 : 1);
    }

    /** The place in parentheses, {@code function+0x4/0x100 [module]}, or null. */
    public String site() {
        return siteEnd == 0 ? null : new String(bytes, 1, siteEnd - 2, StandardCharsets.UTF_8);
    }

    /** Of a return: the function returned to, or null. */
    public String caller() {
        return isReturn() ? symbol(1) : null;
    }

    /** The value of an argument as printed, quotes taken off, or null if there is none. {@code "#0"} is the first word without a name. */
    public String arg(String name) {
        return find(name) ? text(valueFrom, valueEnd) : null;
    }

    /** A whole number, decimal or with 0x; NONE if missing or not a number ({@code (fault)}). */
    public long number(String name) {
        return find(name) ? ArgNumber.parse(bytes, valueFrom, valueEnd, 10) : NONE;
    }

    /** An address: hexadecimal with or without 0x, told from those of other machines (see {@link Machine}); NONE if missing or not a number. */
    public long address(String name) {
        long address = find(name) ? ArgNumber.parse(bytes, valueFrom, valueEnd, 16) : NONE;
        return machine == 0 || address == NONE || address == 0 ? address : Machine.told(address, machine);
    }

    /** All arguments in their order, values as printed. */
    public Map<String, String> args() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int arg = 0; arg < args.count(); arg++) {
            all.putIfAbsent(text(args.nameFrom(arg), args.nameEnd(arg)), text(args.valueFrom(arg), args.valueEnd(arg)));
        }
        return all;
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Sets {@link #valueFrom} and {@link #valueEnd}; false if there is no such argument. */
    private boolean find(String name) {
        if (name.equals("#0")) {
            return firstWord();
        }
        int arg = args.find(name);
        if (arg < 0) {
            return false;
        }
        valueFrom = args.valueFrom(arg);
        valueEnd = args.valueEnd(arg);
        return true;
    }

    private boolean firstWord() {
        valueFrom = siteEnd;
        while (valueFrom < length && bytes[valueFrom] == ' ') {
            valueFrom++;
        }
        valueEnd = valueFrom;
        while (valueEnd < length && bytes[valueEnd] != ' ') {
            valueEnd++;
        }
        return valueEnd > valueFrom;
    }

    /** Index after "(place) ", or 0 if the text does not start with a probe's place. */
    private int endOfSite() {
        if (length == 0 || bytes[0] != '(') {
            return 0;
        }
        for (int at = 1; at < length; at++) {
            if (bytes[at] == ')') {
                return at + 1;
            }
            if (bytes[at] == '=') {
                return 0;
            }
        }
        return 0;
    }

    private int arrow() {
        for (int at = 1; at + 3 < siteEnd; at++) {
            if (bytes[at] == ' ' && bytes[at + 1] == '<' && bytes[at + 2] == '-' && bytes[at + 3] == ' ') {
                return at;
            }
        }
        return -1;
    }

    private String symbol(int from) {
        int end = from;
        while (end < siteEnd - 1 && bytes[end] != '+' && bytes[end] != ' ') {
            end++;
        }
        return new String(Arrays.copyOfRange(bytes, from, end), StandardCharsets.UTF_8);
    }
}
