package racelane.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
    private int argsFrom;
    private int siteEnd;
    private final List<int[]> found = new ArrayList<>();
    private int foundCount = -1;

    /** Copies the text {@code from} to {@code to}. */
    public void set(byte[] text, int from, int to) {
        length = to - from;
        if (bytes.length < length) {
            bytes = new byte[Math.max(length, bytes.length * 2)];
        }
        System.arraycopy(text, from, bytes, 0, length);
        foundCount = -1;
        siteEnd = endOfSite();
        argsFrom = siteEnd;
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
        int[] span = span(name);
        return span == null ? null : new String(bytes, span[2], span[3] - span[2], StandardCharsets.UTF_8);
    }

    /** A whole number, decimal or with 0x; NONE if missing or not a number ({@code (fault)}). */
    public long number(String name) {
        int[] span = span(name);
        return span == null ? NONE : parse(span[2], span[3], 10);
    }

    /** An address: hexadecimal with or without 0x; NONE if missing or not a number. */
    public long address(String name) {
        int[] span = span(name);
        return span == null ? NONE : parse(span[2], span[3], 16);
    }

    /** All arguments in their order, values as printed. */
    public Map<String, String> args() {
        find();
        Map<String, String> args = new LinkedHashMap<>();
        for (int i = 0; i < foundCount; i++) {
            int[] span = found.get(i);
            args.putIfAbsent(new String(bytes, span[0], span[1] - span[0], StandardCharsets.UTF_8),
                    new String(bytes, span[2], span[3] - span[2], StandardCharsets.UTF_8));
        }
        return args;
    }

    private int[] span(String name) {
        find();
        if (name.equals("#0")) {
            return firstWord();
        }
        for (int i = 0; i < foundCount; i++) {
            int[] span = found.get(i);
            if (span[1] - span[0] == name.length() && matches(name, span[0])) {
                return span;
            }
        }
        return null;
    }

    private int[] firstWord() {
        int from = skipSpaces(argsFrom);
        int end = from;
        while (end < length && bytes[end] != ' ') {
            end++;
        }
        return end == from ? null : new int[] {from, from, from, end};
    }

    private boolean matches(String name, int at) {
        for (int i = 0; i < name.length(); i++) {
            if (bytes[at + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Finds every {@code name=value}; a value ends where the next {@code name=} begins, or with its closing quote. */
    private void find() {
        if (foundCount >= 0) {
            return;
        }
        foundCount = 0;
        int at = nextName(argsFrom);
        while (at < length) {
            int equals = at;
            while (bytes[equals] != '=') {
                equals++;
            }
            int[] span = foundCount < found.size() ? found.get(foundCount) : newSpan();
            span[0] = at;
            span[1] = equals;
            at = value(equals + 1, span);
            foundCount++;
        }
    }

    private int[] newSpan() {
        int[] span = new int[4];
        found.add(span);
        return span;
    }

    /** Sets the value's span and returns where the next name begins, or the length. */
    private int value(int from, int[] span) {
        if (from < length && bytes[from] == '"') {
            for (int quote = from + 1; quote < length; quote++) {
                if (bytes[quote] == '"' && (quote + 1 == length || nextName(quote + 1) == skipSpaces(quote + 1))) {
                    span[2] = from + 1;
                    span[3] = quote;
                    return nextName(quote + 1);
                }
            }
        }
        int next = nextName(from);
        int end = next;
        while (end > from && (bytes[end - 1] == ' ' || end < length && bytes[end - 1] == '(')) {
            end--;
        }
        // "==>" of sched_switch and a closing parenthesis belong to no value.
        if (end - 4 >= from && bytes[end - 1] == '>' && bytes[end - 2] == '=' && bytes[end - 3] == '=' && bytes[end - 4] == ' ') {
            end -= 4;
        }
        if (end > from && bytes[end - 1] == ')' && span[0] > 0 && bytes[span[0] - 1] == '(') {
            end--;
        }
        span[2] = from;
        span[3] = end;
        return next;
    }

    private int skipSpaces(int at) {
        while (at < length && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    /** Where the next {@code identifier=} begins, at {@code from} or after a blank, comma or parenthesis; the length if none. */
    private int nextName(int from) {
        for (int at = from; at < length; at++) {
            boolean edge = at == argsFrom || bytes[at - 1] == ' ' || bytes[at - 1] == '(' || bytes[at - 1] == ',';
            if (edge && isNameStart(bytes[at])) {
                int end = at + 1;
                while (end < length && isNamePart(bytes[end])) {
                    end++;
                }
                if (end < length && bytes[end] == '=' && !(end + 1 < length && bytes[end + 1] == '=')) {
                    return at;
                }
                at = end - 1;
            }
        }
        return length;
    }

    private static boolean isNameStart(byte c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isNamePart(byte c) {
        return isNameStart(c) || c >= '0' && c <= '9';
    }

    private long parse(int from, int to, int radix) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (negative) {
            at++;
        }
        if (at + 2 < to && bytes[at] == '0' && (bytes[at + 1] | 32) == 'x') {
            radix = 16;
            at += 2;
        }
        if (at == to || to - at > (radix == 16 ? 16 : 20)) {
            return NONE;
        }
        long value = 0;
        for (; at < to; at++) {
            int digit = Character.digit(bytes[at], radix);
            if (digit < 0 || radix == 10 && value >>> 60 != 0 && Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 10)) > 0) {
                return NONE;
            }
            value = value * radix + digit;
        }
        return negative ? -value : value;
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
