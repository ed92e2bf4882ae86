package racelane.trace;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A record of events, frozen: rows in order of time, from 0. For people a row is a step, counted from 1
 * ({@link #step}). Safe to share between threads. A snapshot of a growing trace is a Trace too
 * ({@link #isComplete} is false); its rows keep their numbers if the input is in order.
 */
public final class Trace {
    private final TraceFacts facts;
    private final Columns columns;
    private final long before;
    private final Names names;
    private final List<Lane> lanes;
    private final LaneRows laneRows;
    private final List<Gap> gaps;
    private final List<Problem> problems;
    private final long skipped;
    private final Records records;
    private final Answers answers;
    private final boolean complete;

    /** @param before how many older rows were let go */
    Trace(TraceFacts facts, Columns columns, long before, Names names, List<Lane> lanes, List<Gap> gaps, List<Problem> problems,
            long skipped, Records records, Answers answers, boolean complete) {
        this.facts = facts;
        this.columns = columns;
        this.before = before;
        this.names = names;
        this.lanes = List.copyOf(lanes);
        this.laneRows = new LaneRows(columns, lanes.size());
        this.gaps = gaps;
        this.problems = problems;
        this.skipped = skipped;
        this.records = records;
        this.answers = answers;
        this.complete = complete;
    }

    public TraceFacts facts() {
        return facts;
    }

    /** Number of rows. */
    public int size() {
        return columns.size();
    }

    /** False for a snapshot taken while the file was still being read. */
    public boolean isComplete() {
        return complete;
    }

    /** How people count a row: from 1, and of a stream that lets its oldest rows go from the first that ever came. */
    public long step(int row) {
        return before + row + 1;
    }

    /** The row of a step; below 0 or not below {@link #size} if it is not here (any more). */
    public int rowOfStep(long step) {
        return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, step - before - 1));
    }

    /** How many steps there were so far: the last row's {@link #step}. */
    public long steps() {
        return before + size();
    }

    public long timeNs(int row) {
        return columns.timeNs(row);
    }

    /** Time of the first event; 0 if there is none. */
    public long startNs() {
        return size() == 0 ? 0 : timeNs(0);
    }

    /** Time of the last event; 0 if there is none. */
    public long endNs() {
        return size() == 0 ? 0 : timeNs(size() - 1);
    }

    public int cpu(int row) {
        return columns.cpu(row);
    }

    /** Index of the lane in {@link #lanes()}. */
    public int lane(int row) {
        return columns.lane(row);
    }

    /** Id of the event's name in {@link #names()}. */
    public int name(int row) {
        return columns.name(row);
    }

    public String eventName(int row) {
        return names.word(columns.name(row));
    }

    public EventKind kind(int row) {
        return columns.kind(row);
    }

    /** Bits of {@link Context}. */
    public int context(int row) {
        return columns.context(row);
    }

    public boolean isInterrupt(int row) {
        return Context.isInterrupt(columns.context(row));
    }

    /** Line of the file on which the row's record starts, from 1; -1 if the format has no lines. */
    public long line(int row) {
        return records.line(columns.offset(row));
    }

    /** The raw record, all its lines. */
    public String text(int row) {
        return records.text(columns.offset(row));
    }

    /** Fills {@code body} with what the event says. */
    public void body(int row, Body body) {
        records.body(columns.offset(row), body);
    }

    /** A new body of this row, for a single look; loops reuse one with {@link #body(int, Body)}. */
    public Body body(int row) {
        Body body = new Body();
        body(row, body);
        return body;
    }

    /** What its reader answered; nothing where its rows were put into another order afterwards. */
    public Answers answers() {
        return answers;
    }

    long offset(int row) {
        return columns.offset(row);
    }

    Records records() {
        return records;
    }

    public Names names() {
        return names;
    }

    public List<Lane> lanes() {
        return lanes;
    }

    public Lane laneOf(int row) {
        return lanes.get(columns.lane(row));
    }

    /**
     * Rows from {@code fromRow} on and before {@code toRow} whose record's text may hold these bytes, in order:
     * none that does is missing, and where the records can be searched as bytes few do not.
     *
     * @param needle ASCII in lower case, at least one byte, no line break; the case of letters is ignored
     */
    public void candidates(byte[] needle, int fromRow, int toRow, Candidates found, BooleanSupplier cancelled) {
        new RecordSearch(columns, records, names, lanes).candidates(needle, fromRow, toRow, found, cancelled);
    }

    /** Number of rows on a lane. */
    public int countOf(int lane) {
        return laneRows.count(lane);
    }

    /** The row at a position (from 0) of a lane. */
    public int rowOf(int lane, int position) {
        return laneRows.row(lane, position);
    }

    /** How many rows of the lane lie before {@code row}: the position of the first one at or after it. */
    public int positionOf(int lane, int row) {
        return laneRows.position(lane, row);
    }

    /** The last row at or before that time, or -1. */
    public int rowAt(long timeNs) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (columns.timeNs(middle) <= timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The stack of this event, innermost frame first, from the stack entry that follows it on its lane; empty if there is none. */
    public List<String> stack(int row) {
        int lane = lane(row);
        int position = positionOf(lane, row) + 1;
        if (kind(row) == EventKind.STACK) {
            return frames(row);
        }
        if (position >= countOf(lane) || kind(rowOf(lane, position)) != EventKind.STACK) {
            return List.of();
        }
        return frames(rowOf(lane, position));
    }

    /** From the record itself or, where that is no text of ftrace's, from the body that the reader made of it. */
    private List<String> frames(int row) {
        List<String> frames = StackText.frames(text(row));
        return frames.isEmpty() ? StackText.frames(body(row).text()) : frames;
    }

    public List<Gap> gaps() {
        return gaps;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Lines or records that could not be understood. */
    public long skipped() {
        return skipped;
    }

    /** Records of older rows than these are not asked for any more, here or in an earlier snapshot. */
    public void forgetOlder() {
        if (before > 0 && size() > 0) {
            records.forget(columns.offset(0));
        }
    }

    /** Releases the file. Text and bodies cannot be asked for afterwards. */
    public void close() {
        records.close();
    }
}
