package racelane.report;

import racelane.trace.ReportFrame;

/**
 * Facts from the lines around a call trace: pure functions of one line. Specimens:
 * <pre>
 * CPU: 2 PID: 921 Comm: sh Not tainted 6.6.116-yocto-standard #1            lib/dump_stack.c (dump_stack_print_info)
 * CPU: 0 UID: 0 PID: 225 Comm: opener Tainted: G           OE      6.12.95 #1
 * WARNING: CPU: 0 PID: 225 at lib/refcount.c:25 refcount_warn_saturate+0x9b/0x110     kernel/panic.c (__warn)
 * WARNING: lib/debugobjects.c:615 at 0x0, CPU#1: kworker/1:3/17677          since 6.19
 * Read of size 8 at addr ff110000071ba3c0 by task opener/118                mm/kasan/report.c
 * INFO: task jbd2/sda-8:3563 blocked for more than 140 seconds.             kernel/hung_task.c
 * </pre>
 */
final class HeadLine {
    private HeadLine() {}

    /** The whole number after a label, or -1. */
    static int number(String text, String label) {
        int at = text.indexOf(label);
        return at < 0 ? -1 : number(text, at + label.length());
    }

    static int number(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int end = at;
        while (end < text.length() && end - at < 9 && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == at ? -1 : Integer.parseInt(text, at, end, 10);
    }

    /** The task's name on a {@code CPU:} line: between {@code Comm:} and the taint; null if there is none. */
    static String comm(String text) {
        int comm = text.indexOf(" Comm: ");
        if (comm < 0) {
            return null;
        }
        int from = comm + 7;
        int end = taintAt(text, from);
        return end < 0 ? text.substring(from).strip() : text.substring(from, end).strip();
    }

    private static int taintAt(String text, int from) {
        int not = text.indexOf("Not tainted", from);
        return not >= 0 ? not : text.indexOf("Tainted:", from);
    }

    /** Taint flags with single blanks; empty for "Not tainted"; null if the line says neither. */
    static String tainted(String text) {
        int at = taintAt(text, 0);
        if (at < 0) {
            return null;
        }
        if (text.charAt(at) == 'N') {
            return "";
        }
        int release = releaseAt(text, at + 8);
        return text.substring(at + 8, release < 0 ? text.length() : release).strip().replaceAll(" +", " ");
    }

    /** The release after the taint, or before it as lockdep prints it; null if there is none. */
    static String kernel(String text) {
        int taint = taintAt(text, 0);
        if (taint < 0) {
            return null;
        }
        int at = releaseAt(text, taint);
        if (at < 0) {
            at = releaseAt(text.substring(0, taint), 0);
        }
        if (at < 0) {
            return null;
        }
        int end = text.indexOf(' ', at);
        String release = end < 0 ? text.substring(at) : text.substring(at, end);
        return release.endsWith(")") ? release.substring(0, release.length() - 1) : release;
    }

    /** Where the release begins: the word before the build's number ({@code 6.12.107 #2}), else one that looks like {@code 6.12}. */
    private static int releaseAt(String text, int from) {
        for (int mark = text.indexOf(" #", from); mark >= 0; mark = text.indexOf(" #", mark + 1)) {
            if (mark + 2 < text.length() && Character.isDigit(text.charAt(mark + 2))) {
                return Math.max(from, text.lastIndexOf(' ', mark - 1) + 1);
            }
        }
        for (int at = from; at < text.length(); at++) {
            boolean starts = at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '(';
            if (starts && Character.isDigit(text.charAt(at))) {
                int point = at;
                while (point < text.length() && Character.isDigit(text.charAt(point))) {
                    point++;
                }
                if (point + 1 < text.length() && text.charAt(point) == '.' && Character.isDigit(text.charAt(point + 1))) {
                    return at;
                }
            }
        }
        return -1;
    }

    /** {@code name/118} or {@code name:118} that stands between two places of a line; the name, or null if no number ends it. */
    static String taskName(String text, int from, int to) {
        int mark = taskMark(text, from, to);
        return mark < 0 ? null : text.substring(from, mark);
    }

    static int taskPid(String text, int from, int to) {
        int mark = taskMark(text, from, to);
        return mark < 0 ? -1 : number(text, mark + 1);
    }

    private static int taskMark(String text, int from, int to) {
        int mark = to - 1;
        while (mark > from && Character.isDigit(text.charAt(mark))) {
            mark--;
        }
        return mark > from && mark < to - 1 && (text.charAt(mark) == '/' || text.charAt(mark) == ':') ? mark : -1;
    }

    /** The first {@code dir/file.c:123} at or after a place, as printed, without a column; null if there is none. */
    static String place(String text, int from) {
        for (int colon = text.indexOf(':', from); colon > 0; colon = text.indexOf(':', colon + 1)) {
            int end = colon + 1;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
            int start = colon;
            while (start > from && text.charAt(start - 1) > ' ' && "()[]<>,'\"".indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            int point = text.lastIndexOf('.', colon);
            if (end > colon + 1 && point > start && point >= colon - 4 && point < colon - 1) {
                return text.substring(start, end);
            }
        }
        return null;
    }

    /** The first {@code symbol+0x1/0x2} of a banner at or after a place, or null. */
    static ReportFrame frame(String text, int from) {
        for (int plus = text.indexOf("+0x", from); plus > 0; plus = text.indexOf("+0x", plus + 1)) {
            int start = plus;
            while (start > from && text.charAt(start - 1) > ' ' && "([<>".indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            ReportFrame frame = FrameLine.at(text, start);
            if (frame != null) {
                return frame;
            }
        }
        return null;
    }
}
