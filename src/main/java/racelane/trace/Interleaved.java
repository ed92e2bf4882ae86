package racelane.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays chosen rows of another trace (a log of the same run) into a trace. Tasks with the same PID share a
 * lane. Rows of the other file have no line of their own: their text names the file they stand in.
 */
public final class Interleaved {
    /**
     * Which rows of the other trace, and when they happened on the first trace's clock.
     *
     * @param rows    rows of the other trace, ascending
     * @param timesNs one a row, ascending; a row goes behind the events of the same time
     */
    public record Rows(int[] rows, long[] timesNs) {}

    private final Trace trace;
    private final Trace other;
    private final Columns columns = new Columns();
    private final Names names = new Names();
    private final List<Lane> lanes;
    private final Map<Integer, Integer> laneOf = new HashMap<>();

    private Interleaved(Trace trace, Trace other) {
        this.trace = trace;
        this.other = other;
        lanes = new ArrayList<>(trace.lanes());
        for (int id = 0; id < trace.names().size(); id++) {
            names.id(trace.names().word(id));
        }
    }

    /** The trace with the rows in it; {@code problems} are told beside its own. Closing it closes both. */
    public static Trace of(Trace trace, Trace other, Rows rows, List<Problem> problems) {
        return new Interleaved(trace, other).merge(rows, problems);
    }

    private Trace merge(Rows rows, List<Problem> problems) {
        int[] place = new int[trace.size()];
        int next = 0;
        for (int row = 0; row < trace.size(); row++) {
            while (next < rows.rows.length && rows.timesNs[next] < trace.timeNs(row)) {
                add(rows.rows[next], rows.timesNs[next]);
                next++;
            }
            place[row] = columns.add(trace.timeNs(row), trace.cpu(row), trace.lane(row), trace.name(row), trace.kind(row), trace.context(row), trace.offset(row));
        }
        for (; next < rows.rows.length; next++) {
            add(rows.rows[next], rows.timesNs[next]);
        }
        List<Problem> all = new ArrayList<>(trace.problems());
        all.addAll(problems);
        return new Trace(trace.facts(), columns, trace.step(0) - 1, names.snapshot(), lanes, gaps(place), List.copyOf(all), trace.skipped(),
                new Both(trace.records(), other.records(), other.facts().file()), Answers.none(), trace.isComplete());
    }

    private void add(int row, long timeNs) {
        // Offsets of the other file are told from the trace's own by their sign.
        columns.add(timeNs, other.cpu(row), laneOf.computeIfAbsent(other.lane(row), this::lane), names.id(other.eventName(row)),
                other.kind(row), 0, -1 - other.offset(row));
    }

    private int lane(int of) {
        Lane lane = other.lanes().get(of);
        for (int i = lanes.size() - 1; i >= 0 && lane.pid() > 0; i--) {
            if (lanes.get(i).pid() == lane.pid()) {
                return i;
            }
        }
        lanes.add(lane.at(lanes.size()));
        return lanes.size() - 1;
    }

    private List<Gap> gaps(int[] place) {
        List<Gap> gaps = new ArrayList<>();
        for (Gap gap : trace.gaps()) {
            int from = gap.fromRow() < 0 ? -1 : place[gap.fromRow()];
            int to = gap.toRow() >= place.length ? columns.size() : place[gap.toRow()];
            gaps.add(new Gap(gap.cpu(), from, to, gap.lost(), gap.line()));
        }
        return List.copyOf(gaps);
    }

    /** Records of two files. */
    private record Both(Records first, Records second, String secondFile) implements Records {
        @Override
        public String text(long offset) {
            return offset >= 0 ? first.text(offset) : secondFile + ":" + second.line(-1 - offset) + ": " + second.text(-1 - offset);
        }

        @Override
        public void body(long offset, Body body) {
            if (offset >= 0) {
                first.body(offset, body);
            } else {
                second.body(-1 - offset, body);
            }
        }

        @Override
        public long line(long offset) {
            return offset >= 0 ? first.line(offset) : -1;
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }
}
