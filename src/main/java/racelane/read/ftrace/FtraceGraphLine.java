package racelane.read.ftrace;

import racelane.read.Bytes;
import racelane.trace.Context;

/**
 * One line of the function_graph tracer, taken apart: a pure function of the line's bytes, reused from
 * line to line like {@link FtraceLine}. Specimens, without and with the options funcgraph-abstime,
 * funcgraph-proc, latency-format, funcgraph-tail and funcgraph-retval:
 * <pre>
 *  1)               |  do_sys_open() {
 *  1)   1.382 us    |    __might_sleep();
 *  1) + 10.123 us   |  } /&#42; do_sys_open ret=0x3 &#42;/
 *  0)               |  /&#42; sched_wakeup: comm=sh pid=222 prio=120 target_cpu=001 &#42;/
 *  0)   sshd-1234    =&gt;   bash-5678
 *  0)   ==========&gt; |
 *   742.123456 |   0)    bash-4251   |  d..1. |   0.123 us    |      fsnotify();
 * </pre>
 * Defined by kernel/trace/trace_functions_graph.c of Linux 6.12: print_graph_prologue, print_graph_duration,
 * print_graph_entry_leaf, print_graph_entry_nested, print_graph_return, print_graph_comment, verif_pid.
 * trace-cmd report prints the part from the duration on after funcgraph_entry and funcgraph_exit
 * (plugins/plugin_function.c, lib/traceevent).
 */
final class FtraceGraphLine {
    /** What a line is. */
    enum Shape {
        /** A function that calls others was entered. */
        CALL,
        /** A function that called nothing (that is traced) was entered and has returned: two entries of the ring buffer. */
        LEAF,
        RETURN,
        /** An event between the calls. */
        COMMENT,
        /** The CPU runs another task from here on. */
        SWITCH,
        /** An arrow at the edge of an interrupt, a ruler: no entry of the ring buffer. */
        MARK
    }

    private static final int MAX_FIELDS = 3;
    private static final int DEPTH_LIMIT = 1_000;

    Shape shape;
    /** -1 where the line has no time of its own. */
    long timeNs;
    int cpu;
    /** -1 where the line does not say; after a SWITCH the task that runs from now on. */
    int pid;
    int commFrom;
    int commTo;
    int context;
    /** -1 where there is none. */
    long durationNs;
    int depth;
    /** The function, or the event of a comment; empty where a return does not say. */
    int nameFrom;
    int nameTo;
    /** Arguments of a call, text of a comment. */
    int bodyFrom;
    int bodyTo;
    /** The value returned, or empty. */
    int resultFrom;
    int resultTo;

    /** Whether the line {@code from} to {@code to} is one of this tracer's. */
    boolean parse(byte[] bytes, int from, int to) {
        clear(from);
        int at = Bytes.skipSpaces(bytes, from, to);
        if (Bytes.startsWith(bytes, at, to, "-----------")) {
            shape = Shape.MARK;
            return true;
        }
        at = time(bytes, at, to);
        int end = digits(bytes, at, to);
        if (end == at || end - at > 5 || end >= to || bytes[end] != ')') {
            return false;
        }
        cpu = (int) Bytes.number(bytes, at, end);
        return cpu <= 0xffff && (fields(bytes, end + 1, to) || switched(bytes, end + 1, to));
    }

    private void clear(int from) {
        timeNs = -1;
        pid = -1;
        context = 0;
        durationNs = -1;
        depth = 0;
        nameFrom = from;
        nameTo = from;
        bodyFrom = from;
        bodyTo = from;
        resultFrom = from;
        resultTo = from;
    }

    /** {@code 742.123456 |}; returns the index of what follows, which is {@code from} if there is no time. */
    private int time(byte[] bytes, int from, int to) {
        int point = digits(bytes, from, to);
        int end = point + 1 < to && bytes[point] == '.' ? digits(bytes, point + 1, to) : point;
        int bar = Bytes.skipSpaces(bytes, end, to);
        if (end != point + 7 || point == from || point - from > 9 || bar >= to || bytes[bar] != '|') {
            return from;
        }
        timeNs = Bytes.number(bytes, from, point) * 1_000_000_000L + Bytes.number(bytes, point + 1, end) * 1_000L;
        return Bytes.skipSpaces(bytes, bar + 1, to);
    }

    /** Task, flags and duration, each up to a bar; the duration is the last one. */
    private boolean fields(byte[] bytes, int from, int to) {
        int at = from;
        for (int field = 0; field < MAX_FIELDS; field++) {
            if (call(bytes, at, to)) {
                return true;
            }
            int bar = Bytes.indexOf(bytes, at, to, (byte) '|');
            int start = Bytes.skipSpaces(bytes, at, to);
            int end = bar;
            while (end > start && bytes[end - 1] == ' ') {
                end--;
            }
            if (bar < 0) {
                return false;
            }
            int flags = Context.of(bytes, start, end);
            if (flags >= 0) {
                context = flags;
            } else if (!task(bytes, start, end)) {
                return false;
            }
            at = bar + 1;
        }
        return false;
    }

    private boolean task(byte[] bytes, int from, int to) {
        int dash = Bytes.lastIndexOf(bytes, from, to, "-");
        long number = dash <= from ? -1 : Bytes.number(bytes, dash + 1, to);
        if (number < 0 || number > Integer.MAX_VALUE) {
            return false;
        }
        pid = (int) number;
        commFrom = from;
        commTo = dash;
        return true;
    }

    private boolean switched(byte[] bytes, int from, int to) {
        int arrow = Bytes.indexOf(bytes, from, to, " => ");
        int end = to;
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        shape = Shape.SWITCH;
        return arrow >= 0 && task(bytes, Bytes.skipSpaces(bytes, arrow + 4, end), end);
    }

    /** Whether a text is what trace-cmd report prints after funcgraph_entry and funcgraph_exit: a line from its duration on. */
    boolean parseCall(byte[] bytes, int from, int to) {
        clear(from);
        return call(bytes, from, to) && shape != Shape.MARK;
    }

    /** From the duration on: the duration, a bar, the call. */
    private boolean call(byte[] bytes, int from, int to) {
        int at = Bytes.skipSpaces(bytes, from, to);
        boolean mark = Bytes.startsWith(bytes, at, to, "==========>") || Bytes.startsWith(bytes, at, to, "<==========");
        if (mark) {
            shape = Shape.MARK;
            return true;
        }
        if (at < to && "+!#*@$".indexOf(bytes[at]) >= 0) {
            at = Bytes.skipSpaces(bytes, at + 1, to);
        }
        if (at < to && Bytes.isDigit(bytes[at])) {
            at = duration(bytes, at, to);
        }
        if (at < 0 || at >= to || bytes[at] != '|') {
            return false;
        }
        int text = Bytes.skipSpaces(bytes, at + 1, to);
        // Two blanks, and two more for each level (TRACE_GRAPH_INDENT).
        depth = Math.min(DEPTH_LIMIT, Math.max(0, (text - at - 3) / 2));
        return text(bytes, text, to);
    }

    /** {@code 10.123 us}; returns the index of what follows, or -1. */
    private int duration(byte[] bytes, int from, int to) {
        int point = digits(bytes, from, to);
        int end = point < to && bytes[point] == '.' ? digits(bytes, point + 1, to) : point;
        if (!Bytes.startsWith(bytes, end, to, " us") || point - from > 12) {
            return -1;
        }
        long ns = Bytes.number(bytes, from, point) * 1_000;
        int scale = 100;
        for (int at = point + 1; at < end && scale > 0; at++) {
            ns += (long) (bytes[at] - '0') * scale;
            scale /= 10;
        }
        durationNs = ns;
        return Bytes.skipSpaces(bytes, end + 3, to);
    }

    private boolean text(byte[] bytes, int from, int to) {
        nameFrom = from;
        nameTo = from;
        if (from < to && bytes[from] == '}') {
            shape = Shape.RETURN;
            result(bytes, from + 1, to);
            return true;
        }
        if (Bytes.startsWith(bytes, from, to, "/*")) {
            return comment(bytes, from, to);
        }
        int open = Bytes.indexOf(bytes, from, to, (byte) '(');
        if (open <= from) {
            return false;
        }
        int blank = Bytes.indexOf(bytes, from, open, (byte) ' ');
        nameTo = blank < 0 ? open : blank;
        int close = Bytes.lastIndexOf(bytes, open, to, ");");
        shape = Shape.LEAF;
        if (close < 0) {
            close = Bytes.lastIndexOf(bytes, open, to, ") {");
            shape = Shape.CALL;
        }
        if (close < 0) {
            return false;
        }
        bodyFrom = open + 1;
        bodyTo = close;
        int after = nameFrom;
        if (shape == Shape.LEAF) {
            result(bytes, close + 2, to);
        }
        nameFrom = after;
        return true;
    }

    /** {@code /&#42; do_sys_open &#42;/}, {@code /&#42; do_sys_open ret=0x3 &#42;/}, {@code /&#42; = 0x3 &#42;/}, {@code /&#42; do_sys_open = 3 &#42;/}. */
    private void result(byte[] bytes, int from, int to) {
        int open = Bytes.indexOf(bytes, from, to, "/* ");
        int close = open < 0 ? -1 : Bytes.lastIndexOf(bytes, open, to, " */");
        if (close < 0) {
            return;
        }
        int at = open + 3;
        int end = at;
        while (end < close && bytes[end] != ' ') {
            end++;
        }
        if (shape == Shape.RETURN && end > at && bytes[at] != '=' && !Bytes.startsWith(bytes, at, end, "ret=") && !Bytes.startsWith(bytes, at, end, "<-")) {
            nameFrom = at;
            nameTo = end;
        }
        int equals = Bytes.lastIndexOf(bytes, at, close, "=");
        if (equals >= 0) {
            resultFrom = Bytes.skipSpaces(bytes, equals + 1, close);
            resultTo = close;
        }
    }

    private boolean comment(byte[] bytes, int from, int to) {
        int close = Bytes.lastIndexOf(bytes, from + 2, to, "*/");
        if (close < 0) {
            return false;
        }
        shape = Shape.COMMENT;
        int at = Bytes.skipSpaces(bytes, from + 2, close);
        bodyTo = close > at && bytes[close - 1] == ' ' ? close - 1 : close;
        int end = at;
        while (end < bodyTo && bytes[end] != ' ' && bytes[end] != ':') {
            end++;
        }
        boolean named = end > at && end < bodyTo && bytes[end] == ':';
        nameFrom = at;
        nameTo = named ? end : at;
        bodyFrom = named ? Bytes.skipSpaces(bytes, end + 1, bodyTo) : at;
        return true;
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Bytes.isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    /** What the line says beside its name, as arguments: {@code a=1 ret=0x3 duration_ns=10123}. */
    String body(byte[] bytes) {
        StringBuilder body = new StringBuilder(Bytes.text(bytes, bodyFrom, bodyTo));
        if (resultTo > resultFrom) {
            body.append(body.length() == 0 ? "" : " ").append("ret=").append(Bytes.text(bytes, resultFrom, resultTo));
        }
        if (durationNs >= 0) {
            body.append(body.length() == 0 ? "" : " ").append("duration_ns=").append(durationNs);
        }
        return body.toString();
    }
}
