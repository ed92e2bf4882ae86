package racelane.read.ftrace;

import racelane.read.Bytes;
import racelane.trace.Context;
import racelane.trace.EventKind;

/**
 * One event line of ftrace's text, taken apart: a pure function of the line's bytes. Reused from line to
 * line, because a file has millions; after {@link #parse} returned true the fields tell what it found,
 * positions being indexes into the line's bytes. Specimens:
 * <pre>
 *               sh-222     [001] .....    14.989944: remove: (remove+0x4/0x20 [nor]) dev=0xff110000049605a8
 *           &lt;idle&gt;-0       [001] d..2.    14.980281: sched_switch: prev_comm=swapper/1 prev_pid=0 …
 *               sh-186     (    186) [003] .....    20.345739: sys_exit: NR 1 = 2
 *  Web Content-2711  [003] d... 26186.336632: sched_waking: comm=Timer pid=2745 prio=120 target_cpu=001
 *           opener-225     [000] .....    15.398662: &lt;stack trace&gt;
 *             bash-3979  [000] ....   395.705690: sys_close(fd: 3)
 *        Thread-3-5229    [001] d.h.. 6645420402893: softirq_raise: vec=9 [action=RCU]
 *             cat-225   [000]    17.911751: show:        (ffffffffc0203294) m=0xff1100009c0dcc30
 * Thread-3-5229      1d.h.. 19976us+: softirq_raise: vec=9 [action=RCU]
 *   rec.sh-12900   0.....   864.277607: sys_exit:             NR 1 = 2
 *            bash-1994  [000] ....  4342.324896: vfs_read &lt;-ksys_read
 * </pre>
 * Defined by kernel/trace/trace_output.c of Linux 6.12: trace_print_context (the task in 16 columns, so
 * that its dash is the 17th character whatever the name holds), trace_print_lat_context and
 * lat_print_generic (8 columns), trace_print_lat_fmt (the flags), trace_print_event, and kernel/trace/trace.c
 * (print_trace_line); trace-cmd report by tracecmd/trace-read.c and lib/traceevent of trace-cmd 3.1.
 */
final class FtraceLine {
    /** Names are at most 15 bytes in the kernel; other tools print whole command names. */
    private static final int LONGEST_COMM = 256;

    /** Bytes of the usual CPU and flags with the blank behind them. */
    private static final int PLACE = 12;

    private final FtraceTime time = new FtraceTime();
    private final long[] firsts = new long[64];
    private final long[] seconds = new long[64];
    private final int[] cpus = new int[64];
    private final int[] contexts = new int[64];

    /** What {@link #parse} returned last. */
    boolean isEvent;
    /** Where the line ends. */
    int lineTo;
    int commFrom;
    int commTo;
    int pid;
    /** -1 where the column is missing or holds dashes. */
    int tgid;
    /** Where the CPU stands, with its bracket if it has one. */
    int placeFrom;
    int cpu;
    /** Bits of {@link Context}. */
    int context;
    /** Nanoseconds, or the counter's own units where {@link #decimals} is 0. */
    long timeNs;
    /** Digits after the point, 0 for the clocks that count: their unit is not a second. */
    int decimals;
    EventKind kind;
    /** Of a stack entry: whether it is the user's stack. */
    boolean userStack;
    int nameFrom;
    int nameTo;
    int bodyFrom;
    int bodyTo;

    /** Whether the line {@code from} to {@code to} (without its line break) is an event. */
    boolean parse(byte[] bytes, int from, int to) {
        lineTo = to;
        isEvent = find(bytes, from, to);
        return isEvent;
    }

    private boolean find(byte[] bytes, int from, int to) {
        // The usual column first: a name that itself holds "-1 [000]" cannot mislead there.
        if (isDash(bytes, from + 16, to) && header(bytes, from, from + 16, to)) {
            return true;
        }
        int last = Math.min(to - 1, from + LONGEST_COMM);
        for (int dash = from + 1; dash < last; dash++) {
            if (bytes[dash] == '-' && isDash(bytes, dash, to) && header(bytes, from, dash, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDash(byte[] bytes, int dash, int to) {
        return dash + 1 < to && bytes[dash] == '-' && Bytes.isDigit(bytes[dash + 1]);
    }

    private boolean header(byte[] bytes, int from, int dash, int to) {
        int at = dash + 1;
        long number = 0;
        while (at < to && Bytes.isDigit(bytes[at]) && at - dash <= 10) {
            number = number * 10 + (bytes[at++] - '0');
        }
        if (number > Integer.MAX_VALUE || at >= to || bytes[at] != ' ') {
            return false;
        }
        pid = (int) number;
        at = Bytes.skipSpaces(bytes, at, to);
        tgid = -1;
        if (at < to && bytes[at] == '(') {
            at = threadGroup(bytes, at, to);
        }
        commFrom = Bytes.skipSpaces(bytes, from, dash);
        commTo = dash;
        return at >= 0 && afterTask(bytes, at, to);
    }

    /** Takes a line apart whose task is known; {@code from} is where its CPU stands. Sets all but the task's fields. */
    boolean parseAfterTask(byte[] bytes, int from, int to) {
        lineTo = to;
        isEvent = afterTask(bytes, from, to);
        return isEvent;
    }

    private boolean afterTask(byte[] bytes, int from, int to) {
        placeFrom = from;
        int at = place(bytes, from, to);
        at = at < 0 ? -1 : time.parse(bytes, at, to);
        timeNs = time.ns;
        decimals = time.decimals;
        return at >= 0 && event(bytes, at, to);
    }

    /** {@code (   1528)} or {@code (-------)}; returns the index after it and its blanks, or -1. */
    private int threadGroup(byte[] bytes, int from, int to) {
        int at = Bytes.skipSpaces(bytes, from + 1, to);
        int end = at;
        while (end < to && (Bytes.isDigit(bytes[end]) || bytes[end] == '-')) {
            end++;
        }
        if (end >= to || bytes[end] != ')') {
            return -1;
        }
        long number = Bytes.number(bytes, at, end);
        tgid = number > Integer.MAX_VALUE ? -1 : (int) number;
        return Bytes.skipSpaces(bytes, end + 1, to);
    }

    private int place(byte[] bytes, int from, int to) {
        if (to - from <= PLACE || bytes[from + PLACE - 1] != ' ') {
            return placeOf(bytes, from, to);
        }
        // The usual column, "[001] d..2. ", has few values: each is taken apart once, and known again by its bytes.
        long first = Bytes.word(bytes, from);
        long second = Bytes.word(bytes, from + PLACE - 8);
        int slot = (int) ((first ^ Long.rotateLeft(second, 21)) * 0x9e3779b97f4a7c15L >>> 58);
        if (firsts[slot] == first && seconds[slot] == second) {
            cpu = cpus[slot];
            context = contexts[slot];
            return Bytes.skipSpaces(bytes, from + PLACE, to);
        }
        int end = placeOf(bytes, from, to);
        if (end >= from + PLACE && bytes[from] == '[' && bytes[from + 4] == ']' && bytes[from + 6] != ' ') {
            firsts[slot] = first;
            seconds[slot] = second;
            cpus[slot] = cpu;
            contexts[slot] = context;
        }
        return end;
    }

    /** CPU and flags, {@code [001] d..2.} or, in latency format, {@code 1d..2.}; returns the index of the time, or -1. */
    private int placeOf(byte[] bytes, int from, int to) {
        boolean bracket = from < to && bytes[from] == '[';
        int at = bracket ? from + 1 : from;
        int first = at;
        int number = 0;
        while (at < to && at - first < 6 && Bytes.isDigit(bytes[at])) {
            number = number * 10 + (bytes[at++] - '0');
        }
        if (at == first || number > 0xffff || at + 1 >= to) {
            return -1;
        }
        cpu = number;
        if (bracket) {
            if (bytes[at] != ']' || bytes[at + 1] != ' ') {
                return -1;
            }
            at = Bytes.skipSpaces(bytes, at + 1, to);
        }
        context = 0;
        if (at < to && !Bytes.isDigit(bytes[at])) {
            int end = at;
            while (end < to && bytes[end] != ' ' && end - at <= 8) {
                end++;
            }
            context = Context.of(bytes, at, end);
            if (context < 0) {
                return -1;
            }
            return Bytes.skipSpaces(bytes, end, to);
        }
        return bracket ? at : -1;
    }

    /** What follows the time: {@code name: body}, {@code <stack trace>}, {@code function <-parent}, {@code sys_close(fd: 3)}. */
    private boolean event(byte[] bytes, int from, int to) {
        int at = Bytes.skipSpaces(bytes, from, to);
        // trace-cmd report --ts-diff: the distance to the event before.
        if (at + 1 < to && bytes[at] == '(' && bytes[at + 1] == '+') {
            int end = Bytes.indexOf(bytes, at, Math.min(to, at + 24), (byte) ')');
            at = end < 0 ? at : Bytes.skipSpaces(bytes, end + 1, to);
        }
        if (at >= to) {
            return false;
        }
        kind = EventKind.EVENT;
        userStack = false;
        nameFrom = at;
        bodyTo = to;
        if (bytes[at] == '<' && stack(bytes, at, to)) {
            return true;
        }
        at = Bytes.indexOfAny(bytes, at, to, ':', ' ', '(');
        while (at < to && bytes[at] == ':') {
            if (at + 1 == to || bytes[at + 1] == ' ') {
                nameTo = at;
                bodyFrom = Math.min(at + 2, to);
                return at > nameFrom && kernelStack(bytes, to);
            }
            at = Bytes.indexOfAny(bytes, at + 1, to, ':', ' ', '(');
        }
        nameTo = at;
        return at > nameFrom && plain(bytes, at, to);
    }

    /** {@code <stack trace>} and {@code <user stack trace>}: entries of the ring buffer without a name of their own. */
    private boolean stack(byte[] bytes, int from, int to) {
        userStack = Bytes.startsWith(bytes, from, to, "<user stack trace");
        if (!userStack && !Bytes.startsWith(bytes, from, to, "<stack trace")) {
            return false;
        }
        kind = EventKind.STACK;
        nameTo = to;
        bodyFrom = from;
        return true;
    }

    /** trace-cmd report gives the same entries a name: {@code kernel_stack:         <stack trace >}. */
    private boolean kernelStack(byte[] bytes, int to) {
        if (Bytes.startsWith(bytes, nameFrom, to, "kernel_stack:")) {
            kind = EventKind.STACK;
        } else if (Bytes.startsWith(bytes, nameFrom, to, "user_stack:")) {
            kind = EventKind.STACK;
            userStack = true;
        }
        return true;
    }

    /** The wakeup tracers' {@code 1:120:R ==> [001] 10: 98:R migration/0} and {@code … + [001] …}: named after the sign in the middle. */
    private boolean switched(byte[] bytes, int at, int to) {
        int sign = Bytes.indexOf(bytes, at, to, " ==> [");
        int length = sign < 0 ? 1 : 3;
        sign = sign < 0 ? Bytes.indexOf(bytes, at, to, " + [") : sign;
        if (sign < 0) {
            return false;
        }
        bodyFrom = nameFrom;
        nameFrom = sign + 1;
        nameTo = sign + 1 + length;
        return true;
    }

    /** A name without a colon: the function tracer, and the system call events of kernels before 2.6.37 and of some tracers. */
    private boolean plain(byte[] bytes, int at, int to) {
        int arrow = Bytes.indexOf(bytes, at, to, " <-");
        if (arrow >= 0) {
            kind = EventKind.ENTRY;
            bodyFrom = arrow + 1;
            return true;
        }
        if (bytes[nameFrom] == '#') {
            // osnoise and hwlat number their samples: #1 inner/outer(us): 12/14.
            nameTo = nameFrom + 1;
        } else if (Bytes.isDigit(bytes[nameFrom]) && switched(bytes, at, to)) {
            return true;
        }
        boolean call = at < to && bytes[at] == '(' && bytes[to - 1] == ')';
        // The parentheses are left out: a body that starts with one is a probe's place.
        bodyFrom = call || at < to && bytes[at] == ' ' ? at + 1 : at;
        bodyTo = call ? to - 1 : to;
        return true;
    }
}
