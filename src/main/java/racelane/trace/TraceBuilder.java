package racelane.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * The one writer of a trace. Append rows as they are read, take snapshots while it grows, freeze once;
 * after that it refuses to be used. Rows may come in any order of time: freezing puts them in order
 * (ties keep the order in which they were appended).
 */
public final class TraceBuilder {
    private final Names names = new Names();
    private final LaneTable lanes = new LaneTable();
    private final GapTable gaps = new GapTable();
    private final List<Problem> problems = new ArrayList<>();
    private final Columns columns = new Columns();
    private final Answers answers;
    private TraceFacts facts;
    private Records records = Records.none();
    private long lastNs = Long.MIN_VALUE;
    private boolean sorted = true;
    private long skipped;
    private boolean frozen;

    public TraceBuilder(TraceFacts facts) {
        this(facts, Questions.none());
    }

    /** @param questions what its readers will want to know of events */
    public TraceBuilder(TraceFacts facts, Questions questions) {
        this.facts = facts;
        this.answers = new Answers(questions);
    }

    /** Event names and task names are interned here. */
    public Names names() {
        return names;
    }

    /** What a reader may answer with {@link #answer}. */
    public Questions questions() {
        return answers.questions();
    }

    public TraceFacts facts() {
        return facts;
    }

    public void facts(TraceFacts known) {
        facts = known;
    }

    /** Where offsets point to; set before the first snapshot. */
    public void records(Records source) {
        records = source;
    }

    public int size() {
        return columns.size();
    }

    /** The lane of a task at this point of the input; a PID that ended and is seen again is a new lane. PID 0 is idle, one a CPU. */
    public int lane(int pid, int cpu) {
        return lanes.lane(pid, cpu);
    }

    /** The lane of something that is no task, by its name. */
    public int lane(String label) {
        return lanes.labelled(label);
    }

    /** The task's name as printed on its line, interned in {@link #names}. */
    public void printedName(int lane, int nameId, long timeNs) {
        lanes.printed(lane, nameId, names, timeNs);
    }

    /** The task's name as the scheduler's own event tells it: a better witness than the line's. */
    public void witnessedName(int pid, int cpu, String comm, long timeNs) {
        if (pid != 0) {
            lanes.witnessed(pid, cpu, comm, timeNs);
        }
    }

    public void threadGroup(int lane, int tgid) {
        lanes.tgid(lane, tgid);
    }

    /** The task with this PID is gone for good. */
    public void taskEnded(int pid) {
        lanes.ended(pid);
    }

    /**
     * Appends one event and returns its row in the order of appending.
     *
     * @param timeNs  nanoseconds on the trace's clock
     * @param cpu     0 to 65535
     * @param nameId  the event's name, interned in {@link #names}
     * @param context bits of {@link Context}
     * @param offset  what {@link Records} needs to find it again
     */
    public int append(long timeNs, int cpu, int lane, int nameId, EventKind kind, int context, long offset) {
        if (frozen) {
            throw new IllegalStateException("the trace is frozen: make a new builder");
        }
        if (timeNs < lastNs) {
            sorted = false;
        }
        lastNs = timeNs;
        int row = columns.add(timeNs, cpu, lane, nameId, kind, context, offset);
        gaps.appended(cpu, row);
        return row;
    }

    /** Of the row that was appended last: what its event says to the question about its name. */
    public void answer(long value) {
        answers.add(columns.size() - 1, value);
    }

    /** The kernel lost events on this CPU between its last event and its next. {@code count} is -1 where it does not say. */
    public void lost(int cpu, long count, long line) {
        gaps.lost(cpu, count, line);
    }

    /** The start of every CPU's buffer was overwritten; call before the first event. */
    public void startLost(long count, long line) {
        gaps.startLost(count, line);
    }

    public void problem(Problem problem) {
        problems.add(problem);
    }

    /** How many lines or records were no event and could not be understood. */
    public void skipped(long count) {
        skipped = count;
    }

    /** What was read so far, in the order of appending if the input is out of order. */
    public Trace snapshot() {
        return new Trace(facts, columns.snapshot(), names.snapshot(), lanes.snapshot(), gaps.snapshot(size(), null),
                List.copyOf(problems), skipped, records, answers.snapshot(), false);
    }

    /** The whole trace in order of time. The builder is done. */
    public Trace freeze() {
        frozen = true;
        int[] order = sorted ? null : columns.orderByTime();
        int[] place = order == null ? null : invert(order);
        Columns ordered = order == null ? columns.snapshot() : columns.reordered(order);
        return new Trace(facts, ordered, names.snapshot(), lanes.snapshot(), gaps.snapshot(size(), place),
                List.copyOf(problems), skipped, records, order == null ? answers.snapshot() : Answers.none(), true);
    }

    /** Whether every row so far was appended in order of time. */
    public boolean isSorted() {
        return sorted;
    }

    private static int[] invert(int[] order) {
        int[] place = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            place[order[row]] = row;
        }
        return place;
    }
}
