package racelane.read.ftrace;

import java.util.Arrays;
import racelane.read.LineLoop;
import racelane.read.LinePiece;
import racelane.read.SchedEvents;
import racelane.read.TaskNews;
import racelane.trace.Body;
import racelane.trace.EventKind;
import racelane.trace.Names;
import racelane.trace.Questions;

/**
 * The lines of one piece of a file taken apart, in columns: all that can be told of an event's line without
 * the lines before it. {@link #line} is where ten million lines go through: no string, no object and no
 * pattern in it for a line that is an event. Lines that are no events keep their place and nothing else;
 * names have ids of their own here. {@link FtraceReading} takes the rows in, in the order of the file.
 */
final class FtraceStretch implements LinePiece.Lines {
    static final String FUNCTION = "function";

    /** In {@link #places}: a line that is no event. */
    private static final int OTHER = -1;
    /** Its text says what the function tracers recorded. */
    private static final int CALL = 1 << 30;
    private static final byte UNKNOWN = 0;
    private static final byte PLAIN = 1;
    private static final byte TOLD = 2;
    private static final byte CALLS = 3;

    private final FtraceRecords records;
    private final Questions questions;
    private final FtraceLine line = new FtraceLine();
    private final FtraceTail tail = new FtraceTail();
    private final Body body = new Body();
    private final SchedEvents sched = new SchedEvents();
    private final Names words = new Names();
    private final FtraceTasks tasks = new FtraceTasks(words);
    /** Per id of {@link #words}: what such an event is good for. */
    private byte[] uses = new byte[256];
    private SchedEvents.Role[] roles = new SchedEvents.Role[256];
    /** Per id of {@link #words}: the trace's own id, plus one. */
    private int[] ids = new int[256];
    /** Per id of {@link #words}: the question about such an event, or -1. */
    private int[] asked = new int[256];
    private final TaskNews news = new TaskNews(words);

    /** The task that the next line begins with, or -1. */
    private int task;
    private int size;
    private int[] starts = new int[0];
    private int[] ends;
    private long[] timesNs;
    /** CPU, above it the kind, the context, the digits of the time, and whether it is a {@link #CALL}; or {@link #OTHER}. */
    private int[] places;
    private int[] pids;
    private int[] tgids;
    private int[] names;
    /** Of a line that is no event: how many line breaks lie before it in the piece. */
    private int[] comms;
    private int endless;
    private boolean groups;
    /** Rows that were answered, and what. */
    private int[] answered = new int[0];
    private long[] answers = new long[0];
    private int answerCount;
    private int nextAnswer;
    private boolean report;

    FtraceStretch(FtraceRecords records, Questions questions) {
        this.records = records;
        this.questions = questions;
    }

    /** Takes a piece apart; what was here of another one is forgotten. */
    void parse(LinePiece piece) {
        size = 0;
        endless = -1;
        groups = false;
        answerCount = 0;
        nextAnswer = 0;
        report = records.isPrintedByTraceCmd();
        news.clear();
        piece.lines(this);
    }

    @Override
    public int known(byte[] bytes, int from, int to) {
        task = tasks.of(bytes, from, to);
        return task < 0 ? 0 : tasks.bracket();
    }

    @Override
    public void line(byte[] bytes, int from, int rawTo, int breaks, LineLoop.End end) {
        int to = FtraceRecords.trimmed(bytes, from, rawTo);
        if (from == to) {
            return;
        }
        if (size == starts.length) {
            grow();
        }
        int row = size++;
        starts[row] = from;
        ends[row] = to;
        if (end != LineLoop.End.BREAK) {
            endless = row;
        }
        if (task >= 0 && line.parseAfterTask(bytes, from + tasks.bracket(), to)) {
            event(bytes, row, tasks.pid(task), tasks.tgid(task), tasks.comm(task));
        } else if (line.parse(bytes, from, to)) {
            event(bytes, row, line.pid, line.tgid, tasks.met(line, bytes, from, to));
        } else {
            places[row] = OTHER;
            comms[row] = breaks;
        }
    }

    private void event(byte[] bytes, int row, int pid, int tgid, int comm) {
        int name = line.kind == EventKind.STACK ? words.id(line.userStack ? "user_stack" : "kernel_stack") : words.id(bytes, line.nameFrom, line.nameTo);
        int use = use(name);
        timesNs[row] = line.timeNs;
        places[row] = line.cpu | line.kind.ordinal() << 16 | line.context << 18 | line.decimals << 26 | (use == CALLS ? CALL : 0);
        pids[row] = pid;
        tgids[row] = tgid;
        groups |= tgid >= 0;
        names[row] = name;
        comms[row] = comm;
        if (use == TOLD) {
            news.of(row);
            sched.tell(roles[name], news, line.cpu, bytes, line.bodyFrom, line.bodyTo, line.timeNs);
        }
        if (asked[name] >= 0 && use != CALLS) {
            answer(bytes, row, asked[name]);
        }
    }

    /** A record that may go on in the next line is left to whoever asks for it later. */
    private void answer(byte[] bytes, int row, int question) {
        tail.begin(line, bytes);
        if (!tail.isClosed()) {
            return;
        }
        if (answerCount == answered.length) {
            answered = Arrays.copyOf(answered, Math.max(64, answerCount * 2));
            answers = Arrays.copyOf(answers, answered.length);
        }
        FtraceRecords.body(bytes, starts[row], ends[row], line, report, body);
        answered[answerCount] = row;
        answers[answerCount++] = questions.answer(question, body);
    }

    private int use(int name) {
        if (name >= uses.length) {
            uses = Arrays.copyOf(uses, Math.max(name + 1, uses.length * 2));
            roles = Arrays.copyOf(roles, uses.length);
            asked = Arrays.copyOf(asked, uses.length);
        }
        if (uses[name] == UNKNOWN) {
            String word = words.word(name);
            roles[name] = SchedEvents.Role.of(word);
            asked[name] = questions.about(word);
            uses[name] = roles[name] != SchedEvents.Role.NONE ? TOLD : isCalls(word) ? CALLS : PLAIN;
        }
        return uses[name];
    }

    /** Names of the events under which trace-cmd report prints what the function tracers recorded. */
    private static boolean isCalls(String word) {
        return word.equals(FUNCTION) || word.equals("funcgraph_entry") || word.equals("funcgraph_exit");
    }

    private void grow() {
        int room = Math.max(64, size * 2);
        starts = Arrays.copyOf(starts, room);
        ends = size == 0 ? new int[room] : Arrays.copyOf(ends, room);
        timesNs = size == 0 ? new long[room] : Arrays.copyOf(timesNs, room);
        places = size == 0 ? new int[room] : Arrays.copyOf(places, room);
        pids = size == 0 ? new int[room] : Arrays.copyOf(pids, room);
        tgids = size == 0 ? new int[room] : Arrays.copyOf(tgids, room);
        names = size == 0 ? new int[room] : Arrays.copyOf(names, room);
        comms = size == 0 ? new int[room] : Arrays.copyOf(comms, room);
    }

    /** Lines that are not empty. */
    int size() {
        return size;
    }

    boolean isEvent(int row) {
        return places[row] != OTHER;
    }

    boolean isCall(int row) {
        return (places[row] & CALL) != 0;
    }

    /** Index of the line's first byte in its piece. */
    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return ends[row];
    }

    /** Whether its line ends other than with a line break. */
    boolean isEndless(int row) {
        return row == endless;
    }

    long timeNs(int row) {
        return timesNs[row];
    }

    int cpu(int row) {
        return places[row] & 0xffff;
    }

    EventKind kind(int row) {
        return KINDS[places[row] >>> 16 & 3];
    }

    int context(int row) {
        return places[row] >>> 18 & 0xff;
    }

    /** Digits of the time after its point. */
    int decimals(int row) {
        return places[row] >>> 26 & 15;
    }

    int pid(int row) {
        return pids[row];
    }

    /** Whether it was known by then that trace-cmd printed the file: it changes what the events say. */
    boolean isReport() {
        return report;
    }

    /** Whether a row was answered; asked in the order of rows. */
    boolean isAnswered(int row) {
        while (nextAnswer < answerCount && answered[nextAnswer] < row) {
            nextAnswer++;
        }
        return nextAnswer < answerCount && answered[nextAnswer] == row;
    }

    /** The answer of the row that was asked about last. */
    long answer() {
        return answers[nextAnswer];
    }

    /** Whether any line has a {@link #tgid}. */
    boolean hasGroups() {
        return groups;
    }

    int tgid(int row) {
        return tgids[row];
    }

    /** Id of the event's name in {@code all}, interned there when it is first asked for. */
    int name(int row, Names all) {
        return id(names[row], all);
    }

    /** Id of the task's name as printed on the line. */
    int comm(int row, Names all) {
        return id(comms[row], all);
    }

    private int id(int word, Names all) {
        if (word >= ids.length) {
            ids = Arrays.copyOf(ids, Math.max(word + 1, ids.length * 2));
        }
        if (ids[word] == 0) {
            ids[word] = all.idOf(words, word) + 1;
        }
        return ids[word] - 1;
    }

    /** What the event says of tasks; asked in the order of rows. */
    TaskNews news() {
        return news;
    }

    /** Line breaks in the piece before a line that is no event. */
    int breaksBefore(int row) {
        return comms[row];
    }

    private static final EventKind[] KINDS = EventKind.values();
}
