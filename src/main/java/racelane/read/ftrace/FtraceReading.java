package racelane.read.ftrace;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import racelane.read.Bytes;
import racelane.read.LineLoop;
import racelane.read.LineProblems;
import racelane.read.ReadLog;
import racelane.read.SchedEvents;
import racelane.read.Source;
import racelane.read.TaskLives;
import racelane.trace.EventKind;
import racelane.trace.TraceBuilder;

/**
 * The loop's memory while one file is read. {@link #line} is where ten million lines go through: no
 * string, no object and no pattern in it for a line that is an event.
 */
final class FtraceReading implements LineLoop.Lines {
    static final String FUNCTION = "function";

    private final Source source;
    private final TraceBuilder builder;
    private final ReadLog log;
    private final FtraceRecords records;
    private final TaskLives lives;
    private final LineProblems problems;
    private final FtraceLine line = new FtraceLine();
    private final FtraceLine scratch = new FtraceLine();
    private final FtraceTail tail = new FtraceTail();
    private final SchedEvents sched = new SchedEvents();
    private final FtraceHeader header = new FtraceHeader();
    /** Per id of {@link TraceBuilder#names}: what the event tells of tasks; null where it was not looked up yet. */
    private SchedEvents.Role[] roles = new SchedEvents.Role[256];
    private int kernelStackName = -1;
    private int userStackName = -1;
    /** The trace lies inside an HTML page; {@link #inPage} while the loop is outside the trace. */
    private final boolean page;
    private boolean inPage;
    private int decimals = -1;
    private final FtraceGraph graph;
    private boolean graphSeen;
    /** Names of the events under which trace-cmd report prints what the function tracers recorded. */
    private final BitSet callNames = new BitSet();
    private long lastNs = Long.MIN_VALUE;
    /** Where the last event lies, until its tail is looked at. */
    private long lastOffset = -1;
    private int lastLength;
    private boolean tailKnown = true;
    private boolean counts;
    private boolean styleKnown;

    FtraceReading(Source source, TraceBuilder builder, ReadLog log, FtraceRecords records, boolean page) {
        this.source = source;
        this.builder = builder;
        this.log = log;
        this.records = records;
        this.lives = new TaskLives(builder);
        this.problems = new LineProblems(log);
        this.graph = new FtraceGraph(builder, lives, problems);
        this.page = page;
        this.inPage = page;
    }

    @Override
    public void line(byte[] bytes, int from, int rawTo, long offset, long number, LineLoop.End end) {
        int to = FtraceRecords.trimmed(bytes, from, rawTo);
        if (line.parse(bytes, from, to)) {
            inPage = false;
            event(bytes, from, to, offset, number);
            problems.badEnd(end, number, offset);
        } else if (from < to && !inPage) {
            if (call(bytes, from, to, offset, number) || other(bytes, from, to, offset, number)) {
                problems.badEnd(end, number, offset);
            } else {
                skip(bytes, from, to, offset, number, end);
            }
        } else if (inPage && Bytes.startsWith(bytes, from, to, "#")) {
            header.take(Bytes.text(bytes, from, Math.min(to, from + 200)));
        }
    }

    /** A line of the function_graph tracer; looked for only where there are no others. */
    private boolean call(byte[] bytes, int from, int to, long offset, long number) {
        if (builder.size() > 0 && !graphSeen || bytes[from] == '#' || !graph.take(bytes, from, to, offset, number)) {
            return false;
        }
        graphSeen |= builder.size() > 0;
        closeTail();
        return true;
    }

    private void event(byte[] bytes, int from, int to, long offset, long number) {
        if (builder.size() == 0) {
            counts = line.decimals == 0;
        }
        if (!styleKnown) {
            style(bytes);
        }
        if ((line.decimals == 0) != counts) {
            log.skip("skipped", "a line whose time has another form than the ones before", "it is left out; was the file edited or joined?",
                    number, offset, bytes, from, to);
            tail.close();
            tailKnown = true;
            return;
        }
        if (line.decimals > decimals) {
            decimals = line.decimals;
        }
        long timeNs = line.timeNs;
        if (timeNs < lastNs) {
            problems.wentBack(number, offset, lastNs - timeNs);
        }
        lastNs = timeNs;
        lives.runs(line.cpu, line.pid);
        int name = line.kind == EventKind.STACK ? stackName() : builder.names().id(bytes, line.nameFrom, line.nameTo);
        int lane = builder.lane(line.pid, line.cpu);
        SchedEvents.Role role = role(name);
        if (callNames.isEmpty() || !callNames.get(name) || !called(bytes, name, lane, offset)) {
            builder.append(timeNs, line.cpu, lane, name, line.kind, line.context, offset);
        }
        builder.printedName(lane, builder.names().id(bytes, line.commFrom, line.commTo), timeNs);
        if (line.tgid >= 0) {
            builder.threadGroup(lane, line.tgid);
        }
        if (role != SchedEvents.Role.NONE) {
            sched.tell(role, lives, line.cpu, bytes, line.bodyFrom, line.bodyTo, timeNs);
        }
        lastOffset = offset;
        lastLength = to - from;
        tailKnown = false;
    }

    /** The first event whose name leaves room for padding shows who printed the file. */
    private void style(byte[] bytes) {
        styleKnown = line.kind == EventKind.EVENT && line.bodyFrom < line.nameFrom + FtraceRecords.REPORT_COLUMNS;
        if (FtraceRecords.isPadded(line, bytes)) {
            records.printedByTraceCmd();
        }
    }

    /** trace-cmd report's {@code function: vfs_read <-- ksys_read}, {@code funcgraph_entry:  0.123 us |  fsnotify();}: rows named after the function. */
    private boolean called(byte[] bytes, int name, int lane, long offset) {
        if (!builder.names().word(name).equals(FUNCTION)) {
            return graph.take(line, bytes, lane, offset);
        }
        int from = Bytes.skipSpaces(bytes, line.bodyFrom, line.bodyTo);
        int end = from;
        while (end < line.bodyTo && bytes[end] != ' ') {
            end++;
        }
        if (end == from) {
            return false;
        }
        builder.append(line.timeNs, line.cpu, lane, builder.names().id(bytes, from, end), EventKind.ENTRY, line.context, offset);
        return true;
    }

    private int stackName() {
        if (line.userStack) {
            userStackName = userStackName >= 0 ? userStackName : builder.names().id("user_stack");
            return userStackName;
        }
        kernelStackName = kernelStackName >= 0 ? kernelStackName : builder.names().id("kernel_stack");
        return kernelStackName;
    }

    private SchedEvents.Role role(int name) {
        if (name >= roles.length) {
            roles = Arrays.copyOf(roles, Math.max(name + 1, roles.length * 2));
        }
        SchedEvents.Role role = roles[name];
        if (role == null) {
            String word = builder.names().word(name);
            role = SchedEvents.Role.of(word);
            callNames.set(name, word.equals(FUNCTION) || word.equals("funcgraph_entry") || word.equals("funcgraph_exit"));
            roles[name] = role;
        }
        return role;
    }

    /** A line that is no event: a mark, a comment, the rest of the event before it; false if it is none of these. */
    private boolean other(byte[] bytes, int from, int to, long offset, long number) {
        FtraceMark mark = FtraceMark.of(bytes, from, to);
        if (mark != null) {
            mark(mark, number);
        } else if (FtraceRecords.isPageText(bytes, from, to)) {
            inPage = page;
            closeTail();
        } else if (Bytes.startsWith(bytes, from, to, FtraceHeader.FIRST)) {
            closeTail();
            header.take(Bytes.text(bytes, from, to));
        } else if (tail(bytes, from, offset).takes(bytes, from, to)) {
            return true;
        } else if (bytes[from] == '#') {
            comment(Bytes.text(bytes, from, Math.min(to, from + 200)), number);
        } else {
            return false;
        }
        return true;
    }

    private void skip(byte[] bytes, int from, int to, long offset, long number, LineLoop.End end) {
        if (end == LineLoop.End.FILE) {
            log.skip("truncated", "a last line that is cut", "it is left out; was the file copied in whole?", number, offset, bytes, from, to);
        } else {
            log.skip("skipped", "a line that is no event and belongs to none", "it is left out; is the file damaged there?", number, offset, bytes, from, to);
        }
    }

    private void closeTail() {
        tail.close();
        tailKnown = true;
    }

    /** What may follow the last event, looked at only now that something follows it. */
    private FtraceTail tail(byte[] bytes, int from, long offset) {
        if (tailKnown) {
            return tail;
        }
        tailKnown = true;
        tail.close();
        long index = lastOffset - (offset - from);
        byte[] its = bytes;
        int start = (int) index;
        if (index < 0) {
            // It lies in the piece of the file before this one.
            its = new byte[Math.min(lastLength, LineLoop.LONGEST)];
            start = 0;
            try {
                source.readFully(lastOffset, its, 0, its.length);
            } catch (IOException gone) {
                // The line that follows is told as one that belongs to nothing, and the loop meets the same fault itself.
                return tail;
            }
        }
        if (scratch.parse(its, start, start + lastLength)) {
            tail.begin(scratch, its);
        }
        return tail;
    }

    private void mark(FtraceMark mark, long number) {
        closeTail();
        switch (mark.kind()) {
            case LOST -> {
                builder.lost(mark.cpu(), mark.count(), number);
                problems.lost(mark.count(), number);
            }
            case STARTED -> {
                // The header has told already that the start of every buffer was overwritten.
                if (header.written <= header.inBuffer) {
                    builder.lost(mark.cpu(), -1, number);
                    problems.lost(-1, number);
                }
            }
            case CPUS -> {
                header.cpus = header.cpus < 0 ? (int) Math.min(mark.count(), 0xffff) : header.cpus;
                records.printedByTraceCmd();
            }
            case NOTE -> { }
        }
    }

    private void comment(String text, long number) {
        closeTail();
        if (header.take(text) && header.written > header.inBuffer && builder.size() == 0) {
            builder.startLost(header.written - header.inBuffer, number);
            problems.startLost(header.written - header.inBuffer, number);
        }
    }

    /** At the end of the file: what is known of it as a whole. */
    void finish() {
        if (page && !inPage) {
            log.tell("truncated", -1, -1, 1, "the page ends inside the trace: what stands there is shown; save the page again");
        }
        problems.finish();
        header.tell(log, builder.size());
        if (graph.isUntimed()) {
            log.tell("clock", -1, -1, -1, "the calls have no times: they stand in the order of the file, one unit apart; the option funcgraph-abstime prints times, funcgraph-proc tasks");
        } else if (counts && builder.size() > 0) {
            log.tell("clock", -1, -1, -1, "the times are whole numbers of a clock that counts (counter, x86-tsc): they order the events, but they are no nanoseconds; "
                    + "a trace clock like mono gives times");
        }
        if (header.cpus > 0) {
            builder.facts(builder.facts().withCpus(header.cpus));
        }
        if (header.kernel != null) {
            builder.facts(builder.facts().withKernel(header.kernel));
        }
        if (graph.isUntimed()) {
            builder.facts(builder.facts().withTickNs(1));
        } else if (decimals >= 0) {
            builder.facts(builder.facts().withTickNs(counts ? 1 : FtraceLine.nsPerDigit(decimals)));
        }
    }
}
