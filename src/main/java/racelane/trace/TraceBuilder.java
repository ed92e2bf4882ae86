package racelane.trace;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

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
    private boolean shared;
    private long dropped;
    private int most = Integer.MAX_VALUE;
    private Supplier<List<Problem>> met = List::of;

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

    /** What a reader has met so far is told in every snapshot; at the end it tells it with {@link #problem}. */
    public void meeting(Supplier<List<Problem>> soFar) {
        met = soFar;
    }

    /** A stream without an end: of its rows so many are kept, see {@link #trim}. */
    public void ring(int rows) {
        most = Math.max(rows, 1);
    }

    /** Lets go of the oldest rows beyond the ring, in blocks; call where no row's number is remembered. */
    public void trim() {
        int drop = (size() - most) / Columns.BLOCK * Columns.BLOCK;
        if (drop <= 0) {
            return;
        }
        dropped += drop;
        columns.drop(drop);
        gaps.drop(drop, dropped, columns::cpu, size());
        BitSet living = new BitSet();
        for (int row = 0; row < size(); row++) {
            living.set(columns.lane(row));
        }
        lanes.forget(living::get);
    }

    private List<Problem> problems(List<Problem> last) {
        List<Problem> all = new ArrayList<>(problems);
        if (dropped > 0) {
            all.add(new Problem("ring", -1, -1, dropped, "the first " + dropped + " events were let go, the last " + size()
                    + " are kept: nothing is concluded from what was before; --ring EVENTS keeps more"));
        }
        all.addAll(last);
        return List.copyOf(all);
    }

    /** How many rows there were so far, those let go among them. */
    public long steps() {
        return dropped + size();
    }

    /** Whether somebody may hold a {@link #snapshot}. */
    public boolean isShared() {
        return shared;
    }

    /** What was read so far; of a file that is out of order in the order of appending, of a stream in a ring in order of time. */
    public Trace snapshot() {
        shared = true;
        return most == Integer.MAX_VALUE || sorted ? asAppended(met.get(), false) : inOrder(met.get(), false);
    }

    private Trace asAppended(List<Problem> last, boolean complete) {
        return trace(columns.snapshot(), null, last, answers.snapshot(), complete);
    }

    private Trace inOrder(List<Problem> last, boolean complete) {
        int[] order = columns.orderByTime();
        return trace(columns.reordered(order), invert(order), last, Answers.none(), complete);
    }

    private Trace trace(Columns rows, int[] place, List<Problem> last, Answers answered, boolean complete) {
        return new Trace(facts, rows, dropped, names.snapshot(), lanes.snapshot(), gaps.snapshot(size(), place),
                problems(last), skipped, records, answered, complete);
    }

    /** The whole trace in order of time. The builder is done. */
    public Trace freeze() {
        frozen = true;
        return sorted ? asAppended(List.of(), true) : inOrder(List.of(), true);
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
