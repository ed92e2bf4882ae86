package racelane.report;

/** Reads the prefixes of one log line from left to right; {@link LogLine} shows them. */
final class LogPrefix {
    /** A word like "kernel:" after a date stands early in a line or is no prefix. */
    private static final int LONGEST_SYSLOG = 120;

    private final String line;
    private int at;
    private String caller;
    private long timeNs = -1;
    private boolean stamped;

    LogPrefix(String raw) {
        String text = raw.indexOf('\u001b') >= 0 ? withoutColours(raw) : raw;
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        line = end == text.length() ? text : text.substring(0, end);
    }

    LogLine read() {
        quotes();
        boolean bracket = brackets();
        if (!bracket) {
            // Other prefixes begin with a word; what stands in a program's comment quotes one.
            int word = skipBlanks(at);
            boolean begins = word < line.length() && word - at <= LogLine.DEEPEST_INDENT && Character.isLetterOrDigit(line.charAt(word));
            int syslog = begins ? endOfSyslog() : -1;
            if (begins && syslog < 0) {
                syslog = endOfPrompt();
            }
            if (syslog >= 0) {
                at = syslog;
                bracket = brackets();
            }
        }
        // One blank stands between a bracket and the message; that after "kernel:" is taken off with it.
        if (bracket && at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return new LogLine(at == 0 ? line : line.substring(at), caller, timeNs, stamped);
    }

    private void quotes() {
        int seen = at;
        while (seen < line.length() && line.charAt(seen) == '>') {
            seen++;
            if (seen < line.length() && line.charAt(seen) == ' ' && (seen + 1 == line.length() || line.charAt(seen + 1) == '>')) {
                seen++;
            }
        }
        if (seen > at) {
            at = seen < line.length() && line.charAt(seen) == ' ' ? seen + 1 : seen;
        }
    }

    /** Levels, stamps, callers, in any order, as many as there are. */
    private boolean brackets() {
        boolean any = false;
        while (at < line.length()) {
            int next = skipBlanks(at);
            if (next == line.length() || next - at > LogLine.DEEPEST_INDENT) {
                break;
            }
            char c = line.charAt(next);
            int end = c == '<' ? endOfLevel(next) : c == '[' ? endOfBracket(next) : c == '(' && any ? endOfMediaTek(next) : -1;
            if (end < 0) {
                break;
            }
            at = end;
            any = true;
            stamped = true;
        }
        return any;
    }

    /** {@code <4>} */
    private int endOfLevel(int from) {
        int end = digits(from + 1);
        return end > from + 1 && end - from <= 4 && end < line.length() && line.charAt(end) == '>' ? end + 1 : -1;
    }

    /** {@code [   54.834944]}, {@code [ T6519]}, {@code [   C2]}, {@code [Thu Nov 27 18:24:11 2025]} */
    private int endOfBracket(int from) {
        int close = line.indexOf(']', from);
        if (close < 0 || close - from > 32) {
            return -1;
        }
        int start = skipBlanks(from + 1);
        char c = line.charAt(start);
        if (c == 'T' || c == 'C') {
            int end = digits(start + 1);
            if (end > start + 1 && end - start < 11 && end == close) {
                caller = line.substring(start, end);
                return close + 1;
            }
        }
        long ns = c >= '0' && c <= '9' ? Stamp.secondsNs(line, start, close) : Stamp.calendarNs(line, start, close);
        if (ns < 0) {
            return -1;
        }
        timeNs = ns;
        return close + 1;
    }

    /** {@code (2)[921:sh]}: CPU and task, as vendors' consoles print them after the stamp. */
    private int endOfMediaTek(int from) {
        int end = digits(from + 1);
        if (end == from + 1 || !line.startsWith(")[", end)) {
            return -1;
        }
        int pidEnd = digits(end + 2);
        int close = line.indexOf(']', end);
        if (pidEnd == end + 2 || pidEnd - end > 11 || close < 0 || line.charAt(pidEnd) != ':') {
            return -1;
        }
        caller = "T" + line.substring(end + 2, pidEnd);
        return close + 1;
    }

    /** After {@code … kernel: }, if what stands before it holds a time of day; -1 if not. */
    private int endOfSyslog() {
        int kernel = line.indexOf("kernel: ", at);
        if (kernel < 0 && line.endsWith("kernel:")) {
            kernel = line.length() - 7;
        }
        if (kernel <= at || kernel - at > LONGEST_SYSLOG || line.charAt(kernel - 1) != ' ') {
            return -1;
        }
        int clock = Stamp.timeOfDay(line, at, kernel);
        if (clock < 0) {
            return -1;
        }
        stamped = true;
        timeNs = Stamp.calendarNs(line, at, kernel);
        return Math.min(line.length(), kernel + 8);
    }

    /** A stamp after a login prompt on the same console. */
    private int endOfPrompt() {
        int login = line.indexOf(" login: [", at);
        return login < 0 || login - at > 64 ? -1 : login + 8;
    }

    private int skipBlanks(int from) {
        int next = from;
        while (next < line.length() && line.charAt(next) == ' ') {
            next++;
        }
        return next;
    }

    private int digits(int from) {
        int next = from;
        while (next < line.length() && line.charAt(next) >= '0' && line.charAt(next) <= '9') {
            next++;
        }
        return next;
    }

    private static String withoutColours(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '\u001b') {
                plain.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '[') {
                at += 2;
                while (at < text.length() && (text.charAt(at) < '@' || text.charAt(at) > '~')) {
                    at++;
                }
            }
        }
        return plain.toString();
    }
}
