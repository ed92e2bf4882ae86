package racelane.report;

import racelane.trace.ReportFrame;

/**
 * One line of a call trace: a pure function of the line. Specimens:
 * <pre>
 *  device_remove+0x54/0x90                                       lib/dump_stack.c, %pB
 *  netlink_release+0xdf/0x100 [netlink_diag]                     in a module; a build id may follow the name
 *  ? mark_held_locks+0x9f/0xe0                                   left over on the stack
 *  refcount_warn_saturate+0x60/0x230 (P)                         arm64 since 6.13: the program counter's own
 *  [&lt;ffffffff81200042&gt;] ? dump_stack+0x12/0x34                    x86 to 4.9, riscv, mips
 *  [&lt;8195d4bc&gt;] (show_stack) from [&lt;8197b1f4&gt;] (dump_stack_lvl+0x54/0x7c)   arm
 *  [c0000000000a1b2c] [c0000000000d3e4f] schedule+0x12/0x34 (unreliable)        powerpc
 *  ip6_dst_gc+0x1f3/0x220 net/ipv6/route.c:3311                  syzkaller's decoding
 *  mld_send_cr net/ipv6/mcast.c:2119 [inline]
 *  kfree (mm/slub.c:2081 mm/slub.c:4280) module                  scripts/decode_stacktrace.sh
 * </pre>
 */
public final class FrameLine {
    private static final int LONGEST_SYMBOL = 512;

    private final String text;
    private int at;
    private boolean reliable = true;

    private FrameLine(String text) {
        this.text = text;
    }

    /** The frame of this line, or null if it is none. */
    public static ReportFrame of(String text) {
        return new FrameLine(text).frame(0);
    }

    /** The frame that begins at this place of a line ({@code RIP: 0010:sym+0x1/0x2}), or null. */
    public static ReportFrame at(String text, int from) {
        return from > text.length() ? null : new FrameLine(text).frame(from);
    }

    private ReportFrame frame(int from) {
        at = skipBlanks(from);
        stackChange();
        boolean address = addresses();
        if (address) {
            arm();
        }
        if (at < text.length() && text.charAt(at) == '?' && at + 1 < text.length() && text.charAt(at + 1) == ' ') {
            reliable = false;
            at = skipBlanks(at + 1);
        }
        int end = symbolEnd(at);
        if (end == at || end - at > LONGEST_SYMBOL || end == text.length()) {
            return null;
        }
        String symbol = text.substring(at, end);
        if (text.charAt(end) == '+') {
            return withOffset(symbol, end);
        }
        return text.charAt(end) == ' ' ? decoded(symbol, end + 1) : null;
    }

    /** Kernels up to 4.8 print {@code <IRQ>} and {@code <EOI>} on the line of a frame. */
    private void stackChange() {
        int close = at < text.length() && text.charAt(at) == '<' ? text.indexOf('>', at) : -1;
        if (close > at + 2 && close - at < 12) {
            at = skipBlanks(close + 1);
        }
    }

    private ReportFrame withOffset(String symbol, int plus) {
        int slash = hexEnd(plus + 1);
        if (slash < 0 || slash == text.length() || text.charAt(slash) != '/') {
            return null;
        }
        int end = hexEnd(slash + 1);
        if (end < 0 || end < text.length() && " )]".indexOf(text.charAt(end)) < 0) {
            return null;
        }
        int offset = hex(plus + 1, slash);
        int size = hex(slash + 1, end);
        String module = null;
        String source = null;
        boolean inlined = false;
        int next = skipClosing(end);
        while (next < text.length()) {
            int wordEnd = wordEnd(next);
            if (text.charAt(next) == '[') {
                int close = text.indexOf(']', next);
                String inside = close < 0 ? "" : text.substring(next + 1, close);
                inlined |= inside.equals("inline");
                if (!inside.isEmpty() && !inside.equals("inline") && module == null) {
                    module = firstWord(inside);
                }
                wordEnd = close < 0 ? text.length() : close + 1;
            } else if (text.startsWith("(unreliable)", next)) {
                reliable = false;
            } else if (source == null) {
                source = source(next, wordEnd);
            }
            next = skipBlanks(wordEnd);
        }
        return new ReportFrame(symbol, offset, size, module, source, inlined, reliable);
    }

    /** {@code symbol file.c:123 [inline]} and {@code symbol (file.c:123 file.c:456) module}. */
    private ReportFrame decoded(String symbol, int from) {
        if (from < text.length() && text.charAt(from) == '(') {
            int close = text.indexOf(')', from);
            String source = close < 0 ? null : source(from + 1, wordEnd(from + 1));
            if (source == null) {
                return null;
            }
            int next = skipBlanks(text.indexOf(')', close) + 1);
            // "(discriminator 3)" stands inside the parentheses and closes one of its own.
            if (next < text.length() && text.charAt(next) == ')') {
                next = skipBlanks(next + 1);
            }
            String module = next < text.length() && symbolEnd(next) == text.length() ? text.substring(next) : null;
            return new ReportFrame(symbol, -1, -1, module, source, false, reliable);
        }
        int end = wordEnd(from);
        String source = source(from, end);
        if (source == null || !text.startsWith("[inline]", skipBlanks(end))) {
            return null;
        }
        return new ReportFrame(symbol, -1, -1, null, source, true, reliable);
    }

    /** Skips {@code [<…>]} and {@code [c000…]} before a symbol, and the opening parenthesis that s390 prints. */
    private boolean addresses() {
        boolean any = false;
        while (at < text.length()) {
            int open = text.charAt(at) == '(' && at + 1 < text.length() && text.charAt(at + 1) == '[' ? at + 1 : at;
            if (text.charAt(open) != '[') {
                break;
            }
            int close = text.indexOf(']', open);
            if (close < 0 || !address(open + 1, close)) {
                break;
            }
            at = skipBlanks(close + 1);
            any = true;
        }
        return any;
    }

    private boolean address(int from, int to) {
        int start = from < to && text.charAt(from) == '<' ? from + 1 : from;
        int end = to > start && text.charAt(to - 1) == '>' ? to - 1 : to;
        if (end - start < 4 || end - start > 18) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 && text.charAt(i) != 'x') {
                return false;
            }
        }
        return true;
    }

    /** {@code (callee) from [<…>] (caller+0x1/0x2)}: the frame is the caller. */
    private void arm() {
        int from = text.indexOf(") from ", at);
        if (at < text.length() && text.charAt(at) == '(' && from > 0) {
            at = skipBlanks(from + 7);
            addresses();
            if (at < text.length() && text.charAt(at) == '(') {
                at++;
            }
        }
    }

    private int symbolEnd(int from) {
        int end = from;
        while (end < text.length() && isSymbol(text.charAt(end))) {
            end++;
        }
        return end > from && text.charAt(from) >= '0' && text.charAt(from) <= '9' ? from : end;
    }

    private static boolean isSymbol(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '.' || c == '$';
    }

    /** End of {@code 0x1f}, or -1. */
    private int hexEnd(int from) {
        if (!text.startsWith("0x", from)) {
            return -1;
        }
        int end = from + 2;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        return end == from + 2 || end - from > 9 ? -1 : end;
    }

    private int hex(int from, int to) {
        long value = Long.parseLong(text, from + 2, to, 16);
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }

    /** {@code dir/file.c:123} without a column, or null. */
    private String source(int from, int to) {
        int start = from < to && text.charAt(from) == '(' ? from + 1 : from;
        int colon = start;
        while (colon < to && (isSymbol(text.charAt(colon)) || "/-+".indexOf(text.charAt(colon)) >= 0)) {
            colon++;
        }
        if (colon <= start || colon >= to || text.charAt(colon) != ':' || text.lastIndexOf('.', colon) < start) {
            return null;
        }
        int end = colon + 1;
        while (end < to && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == colon + 1 ? null : text.substring(start, end);
    }

    private static String firstWord(String words) {
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
    }

    private int wordEnd(int from) {
        int blank = text.indexOf(' ', from);
        return blank < 0 ? text.length() : blank;
    }

    private int skipBlanks(int from) {
        int next = from;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next;
    }

    private int skipClosing(int from) {
        int next = from;
        while (next < text.length() && (text.charAt(next) == ')' || text.charAt(next) == ']')) {
            next++;
        }
        return skipBlanks(next);
    }
}
