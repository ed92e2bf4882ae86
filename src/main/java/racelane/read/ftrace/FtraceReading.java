package racelane.read.ftrace;

import racelane.read.Bytes;
import racelane.read.LineLoop;
import racelane.read.LinePiece;
import racelane.read.LineProblems;
import racelane.read.ReadLog;
import racelane.read.Source;
import racelane.read.TaskLives;
import racelane.trace.EventKind;
import racelane.trace.TraceBuilder;

/**
 * What one reading of a file has met so far. Takes the lines of its pieces in, in the order of the file, as
 * {@link FtraceStretch} took them apart: rows, tasks and their lives, losses, and what is told of the whole.
 */
final class FtraceReading {
    private final TraceBuilder builder;
    private final ReadLog log;
    private final FtraceRecords records;
    private final TaskLives lives;
    private final LineProblems problems;
    private final FtraceHeader header = new FtraceHeader();
    private final FtraceGraph graph;
    private final FtraceRest rest;
    /** A line of which more must be known than its piece's columns tell. */
    private final FtraceLine line = new FtraceLine();
    /** The trace lies inside an HTML page; {@link #inPage} while the loop is outside the trace. */
    private final boolean page;
    private boolean inPage;
    private int decimals = -1;
    private boolean graphSeen;
    private long lastNs = Long.MIN_VALUE;
    private boolean counts;
    private boolean styleKnown;

    FtraceReading(Source source, TraceBuilder builder, ReadLog log, FtraceRecords records, boolean page) {
        this.builder = builder;
        this.log = log;
        this.records = records;
        this.lives = new TaskLives(builder);
        this.problems = new LineProblems(log);
        this.graph = new FtraceGraph(builder, lives, problems);
        this.rest = new FtraceRest(source);
        this.page = page;
        this.inPage = page;
    }

    /** A part for pieces of the file. */
    LineLoop.Part part() {
        FtraceStretch stretch = new FtraceStretch(records, builder.questions());
        return new LineLoop.Part() {
            @Override
            public void parse(LinePiece piece) {
                stretch.parse(piece);
            }

            @Override
            public void take(LinePiece piece, long firstLine) {
                FtraceReading.this.take(stretch, piece, firstLine);
            }
        };
    }

    private void take(FtraceStretch stretch, LinePiece piece, long firstLine) {
        for (int row = 0; row < stretch.size(); row++) {
            if (stretch.isEvent(row)) {
                inPage = false;
                event(stretch, row, piece, firstLine);
                if (stretch.isEndless(row)) {
                    problems.badEnd(piece.last(), firstLine + piece.breaksBefore(stretch.start(row)), piece.offset() + stretch.start(row));
                }
            } else {
                noEvent(stretch, row, piece, firstLine + stretch.breaksBefore(row));
            }
        }
    }

    private void noEvent(FtraceStretch stretch, int row, LinePiece piece, long number) {
        byte[] bytes = piece.bytes();
        int from = stretch.start(row);
        int to = stretch.end(row);
        long offset = piece.offset() + from;
        LineLoop.End end = stretch.isEndless(row) ? piece.last() : LineLoop.End.BREAK;
        if (inPage) {
            if (bytes[from] == '#') {
                header.take(Bytes.text(bytes, from, Math.min(to, from + 200)));
            }
        } else if (call(bytes, from, to, offset, number) || other(piece, from, to, number)) {
            problems.badEnd(end, number, offset);
        } else if (end == LineLoop.End.FILE) {
            log.skip("truncated", "a last line that is cut", "it is left out; was the file copied in whole?", number, offset, bytes, from, to);
        } else {
            log.skip("skipped", "a line that is no event and belongs to none", "it is left out; is the file damaged there?", number, offset, bytes, from, to);
        }
    }

    /** A line of the function_graph tracer; looked for only where there are no others. */
    private boolean call(byte[] bytes, int from, int to, long offset, long number) {
        if (builder.size() > 0 && !graphSeen || bytes[from] == '#' || !graph.take(bytes, from, to, offset, number)) {
            return false;
        }
        graphSeen |= builder.size() > 0;
        rest.close();
        return true;
    }

    private void event(FtraceStretch stretch, int row, LinePiece piece, long firstLine) {
        int from = stretch.start(row);
        int its = stretch.decimals(row);
        long offset = piece.offset() + from;
        if (builder.size() == 0) {
            counts = its == 0;
        }
        if (!styleKnown) {
            style(piece.bytes(), from, stretch.end(row));
        }
        if ((its == 0) != counts) {
            log.skip("skipped", "a line whose time has another form than the ones before", "it is left out; was the file edited or joined?",
                    firstLine + piece.breaksBefore(from), offset, piece.bytes(), from, stretch.end(row));
            rest.close();
            return;
        }
        if (its > decimals) {
            decimals = its;
        }
        long timeNs = stretch.timeNs(row);
        if (timeNs < lastNs) {
            problems.wentBack(problems.isSorted() ? firstLine + piece.breaksBefore(from) : -1, offset, lastNs - timeNs);
        }
        lastNs = timeNs;
        int cpu = stretch.cpu(row);
        int pid = stretch.pid(row);
        lives.runs(cpu, pid);
        int name = stretch.name(row, builder.names());
        int lane = builder.lane(pid, cpu);
        if (!stretch.isCall(row) || !called(stretch, row, piece, lane)) {
            builder.append(timeNs, cpu, lane, name, stretch.kind(row), stretch.context(row), offset);
            if (stretch.isAnswered(row) && styleKnown && stretch.isReport() == records.isPrintedByTraceCmd()) {
                builder.answer(stretch.answer());
            }
        }
        builder.printedName(lane, stretch.comm(row, builder.names()), timeNs);
        if (stretch.hasGroups() && stretch.tgid(row) >= 0) {
            builder.threadGroup(lane, stretch.tgid(row));
        }
        stretch.news().play(row, lives, cpu, timeNs);
        rest.follows(offset, stretch.end(row) - from);
    }

    /** The first event whose name leaves room for padding shows who printed the file. */
    private void style(byte[] bytes, int from, int to) {
        line.parse(bytes, from, to);
        styleKnown = line.kind == EventKind.EVENT && line.bodyFrom < line.nameFrom + FtraceRecords.REPORT_COLUMNS;
        if (FtraceRecords.isPadded(line, bytes)) {
            records.printedByTraceCmd();
        }
    }

    /** trace-cmd report's {@code function: vfs_read <-- ksys_read}, {@code funcgraph_entry:  0.123 us |  fsnotify();}: rows named after the function. */
    private boolean called(FtraceStretch stretch, int row, LinePiece piece, int lane) {
        byte[] bytes = piece.bytes();
        long offset = piece.offset() + stretch.start(row);
        line.parse(bytes, stretch.start(row), stretch.end(row));
        if (!builder.names().word(stretch.name(row, builder.names())).equals(FtraceStretch.FUNCTION)) {
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

    /** A line that is no event: a mark, a comment, the rest of the event before it; false if it is none of these. */
    private boolean other(LinePiece piece, int from, int to, long number) {
        byte[] bytes = piece.bytes();
        FtraceMark mark = FtraceMark.of(bytes, from, to);
        if (mark != null) {
            mark(mark, number);
        } else if (FtraceRecords.isPageText(bytes, from, to)) {
            inPage = page;
            rest.close();
        } else if (Bytes.startsWith(bytes, from, to, FtraceHeader.FIRST)) {
            rest.close();
            header.take(Bytes.text(bytes, from, to));
        } else if (rest.takes(piece, from, to)) {
            return true;
        } else if (bytes[from] == '#') {
            comment(Bytes.text(bytes, from, Math.min(to, from + 200)), number);
        } else {
            return false;
        }
        return true;
    }

    private void mark(FtraceMark mark, long number) {
        rest.close();
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
        rest.close();
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
            builder.facts(builder.facts().withTickNs(counts ? 1 : FtraceTime.nsPerDigit(decimals)));
        }
    }
}
