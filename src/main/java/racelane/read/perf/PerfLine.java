package racelane.read.perf;

import racelane.read.Bytes;

/**
 * One line of perf script, taken apart: a pure function of the line's bytes, reused from line to line.
 * Positions are indexes into the line's bytes. Specimens:
 * <pre>
 *             perf  4844 [000]  2507.609972: raw_syscalls:sys_enter: NR 16 (b, 2400, 0, 7f8ed862b5e0, 1, 0)
 * C1 CompilerThre  4747 [000]  2507.610008:  raw_syscalls:sys_exit: NR 202 = 0
 * dd 29776 666709.771979:   10101010 cpu-clock:
 * simple-terminat     9/9     198791.127353: cpu-clock:
 * emulator  4152 75695.008865:          1 cycles:u:
 * java 19983 cycles:
 * swapper     0 [002]   100.000000: PERF_RECORD_LOST lost 12
 * </pre>
 * Defined by tools/perf/builtin-script.c of Linux 6.12: perf_sample__fprintf_start (name, PID and TID, CPU,
 * time), process_event (period, event). Fields that {@code -F} leaves out are missing, their order stays.
 */
final class PerfLine {
    private static final long NS_PER_S = 1_000_000_000L;
    private static final String MODIFIERS = "ukhGHIpPSDWe";
    private static final String RECORD = "PERF_RECORD_";

    int commFrom;
    int commTo;
    /** The thread; -1 where perf does not know it. */
    int pid;
    /** The process, or -1. */
    int tgid;
    /** -1 where the column is missing. */
    int cpu;
    /** -1 where the column is missing. */
    long timeNs;
    int decimals;
    /** Without the subsystem of a tracepoint. */
    int nameFrom;
    int nameTo;
    int bodyFrom;
    int bodyTo;
    /** Of a note that events were lost: how many; else -1. */
    long lost;
    /** Something that perf says about the recording: no event. */
    boolean isNote;

    /** Whether the line {@code from} to {@code to} is an event or a note. */
    boolean parse(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] == '#' || bytes[from] == '\t') {
            return false;
        }
        lost = -1;
        isNote = false;
        for (int colon = Bytes.indexOf(bytes, from, to, (byte) ':'); colon >= 0; colon = Bytes.indexOf(bytes, colon + 1, to, (byte) ':')) {
            if (time(bytes, from, colon) && colon + 1 < to && bytes[colon + 1] == ' ') {
                return event(bytes, colon + 1, to);
            }
        }
        return untimed(bytes, from, to);
    }

    /** Whether a time stands before the colon, and before it CPU, PID and name. */
    private boolean time(byte[] bytes, int from, int colon) {
        int fraction = digitsBefore(bytes, from, colon);
        decimals = colon - fraction;
        if (decimals != 6 && decimals != 9 || fraction <= from || bytes[fraction - 1] != '.') {
            return false;
        }
        int seconds = digitsBefore(bytes, from, fraction - 1);
        long whole = Bytes.number(bytes, seconds, fraction - 1);
        if (whole < 0 || whole > Long.MAX_VALUE / NS_PER_S - 1 || seconds == from || bytes[seconds - 1] != ' ') {
            return false;
        }
        timeNs = whole * NS_PER_S + Bytes.number(bytes, fraction, colon) * (decimals == 6 ? 1_000 : 1);
        return place(bytes, from, blanksBefore(bytes, from, seconds));
    }

    /** {@code name PID/TID [CPU]} up to {@code to}. */
    private boolean place(byte[] bytes, int from, int to) {
        int end = to;
        cpu = -1;
        if (end > from && bytes[end - 1] == ']') {
            int digits = digitsBefore(bytes, from, end - 1);
            long number = Bytes.number(bytes, digits, end - 1);
            if (number < 0 || number > 0xffff || digits == from || bytes[digits - 1] != '[') {
                return false;
            }
            cpu = (int) number;
            end = blanksBefore(bytes, from, digits - 1);
        }
        int digits = digitsBefore(bytes, from, end);
        long thread = Bytes.number(bytes, digits, end);
        if (thread < 0 || thread > Integer.MAX_VALUE || digits == from) {
            return false;
        }
        pid = (int) thread;
        tgid = -1;
        if (bytes[digits - 1] == '/') {
            int process = digitsBefore(bytes, from, digits - 1);
            long number = Bytes.number(bytes, process, digits - 1);
            if (number >= 0 && number <= Integer.MAX_VALUE && process > from && bytes[process - 1] == ' ') {
                tgid = (int) number;
                digits = process;
            }
        }
        if (bytes[digits - 1] == '-') {
            pid = -1;
            digits--;
        }
        if (digits == from || bytes[digits - 1] != ' ') {
            return false;
        }
        commFrom = Bytes.skipSpaces(bytes, from, digits);
        commTo = blanksBefore(bytes, commFrom, digits);
        return commTo > commFrom;
    }

    /** After the time: a period, the event, its text. */
    private boolean event(byte[] bytes, int from, int to) {
        int at = Bytes.skipSpaces(bytes, from, to);
        if (Bytes.startsWith(bytes, at, to, RECORD)) {
            isNote = true;
            int count = Bytes.indexOf(bytes, at, to, " lost ");
            lost = Bytes.startsWith(bytes, at, to, RECORD + "LOST") && count >= 0 ? Bytes.number(bytes, count + 6, digitsEnd(bytes, count + 6, to)) : -1;
            return true;
        }
        int period = digitsEnd(bytes, at, to);
        if (period > at && period < to && bytes[period] == ' ') {
            at = Bytes.skipSpaces(bytes, period, to);
        }
        int end = at;
        while (end < to && !(bytes[end] == ':' && (end + 1 == to || bytes[end + 1] == ' '))) {
            if (bytes[end] == ' ') {
                return false;
            }
            end++;
        }
        if (end >= to || end == at) {
            return false;
        }
        name(bytes, at, end);
        bodyFrom = Bytes.skipSpaces(bytes, end + 1, to);
        bodyTo = blanksBefore(bytes, bodyFrom, to);
        return true;
    }

    /** {@code sched:sched_switch} is the event sched_switch of sched; {@code cycles:u} is cycles of user space. */
    private void name(byte[] bytes, int from, int to) {
        nameFrom = from;
        nameTo = to;
        int colon = Bytes.indexOf(bytes, from, to, (byte) ':');
        boolean modifiers = true;
        for (int at = colon + 1; at < to && modifiers; at++) {
            modifiers = MODIFIERS.indexOf(bytes[at]) >= 0;
        }
        if (colon > from && colon + 1 < to && !modifiers && Bytes.indexOf(bytes, from, to, (byte) '/') < 0) {
            nameFrom = colon + 1;
        }
    }

    /** {@code java 19983 cycles:} and nothing more: without the time only a line that ends so is an event. */
    private boolean untimed(byte[] bytes, int from, int to) {
        int end = blanksBefore(bytes, from, to);
        if (end == from || bytes[end - 1] != ':') {
            return false;
        }
        int start = end - 1;
        while (start > from && bytes[start - 1] != ' ') {
            start--;
        }
        int before = blanksBefore(bytes, from, start);
        timeNs = -1;
        decimals = 9;
        if (start == from || start == end - 1) {
            return false;
        }
        if (!place(bytes, from, before)) {
            // A period may stand before the event.
            int period = digitsBefore(bytes, from, before);
            if (period == before || !place(bytes, from, blanksBefore(bytes, from, period))) {
                return false;
            }
        }
        name(bytes, start, end - 1);
        bodyFrom = end;
        bodyTo = end;
        return true;
    }

    /** Whether a line is a frame of a call chain, {@code ffffffff8103d0ca schedule+0x23 ([kernel.kallsyms])}, or belongs to one. */
    static boolean isFrame(byte[] bytes, int from, int to) {
        if (from >= to || bytes[from] == '#') {
            return false;
        }
        int at = blanksEnd(bytes, from, to);
        int end = at;
        while (end < to && Character.digit(bytes[end], 16) >= 0) {
            end++;
        }
        return end > at && (end == to || bytes[end] == ' ') || bytes[from] == '\t';
    }

    static int blanksEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }

    private static int digitsBefore(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && Bytes.isDigit(bytes[at - 1])) {
            at--;
        }
        return at;
    }

    private static int digitsEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && Bytes.isDigit(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int blanksBefore(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] == ' ') {
            at--;
        }
        return at;
    }
}
