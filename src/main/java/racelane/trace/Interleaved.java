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
            place[row] = columns.add(trace.timeNs(row), trace.cpu(row), trace.lane(row), trace.name(row), trace.kind(row), trace.context(row), Both.ofFirst(trace.offset(row)));
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
        columns.add(timeNs, other.cpu(row), laneOf.computeIfAbsent(other.lane(row), this::lane), names.id(other.eventName(row)),
                other.kind(row), 0, Both.ofSecond(other.offset(row)));
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

    /**
     * Records of two files. Offsets of the second are told from the first's own by their sign; those of the first
     * that are negative already, since another file lies in it, by their lowest bit too.
     */
    private record Both(Records first, Records second, String secondFile) implements Records {
        static long ofFirst(long offset) {
            return offset >= 0 ? offset : ~(~offset << 1 | 1);
        }

        static long ofSecond(long offset) {
            return ~(offset << 1);
        }

        private static boolean isFirst(long offset) {
            return offset >= 0 || (~offset & 1) != 0;
        }

        /** In its own file. */
        private static long its(long offset) {
            return offset >= 0 ? offset : isFirst(offset) ? ~(~offset >>> 1) : ~offset >>> 1;
        }

        private Records of(long offset) {
            return isFirst(offset) ? first : second;
        }

        @Override
        public String text(long offset) {
            String text = of(offset).text(its(offset));
            return isFirst(offset) ? text : secondFile + ":" + second.line(its(offset)) + ": " + text;
        }

        @Override
        public void body(long offset, Body body) {
            of(offset).body(its(offset), body);
        }

        @Override
        public long line(long offset) {
            return isFirst(offset) ? first.line(its(offset)) : -1;
        }

        @Override
        public RecordSieve sieve(byte[] needle, Names names, List<Lane> lanes) {
            RecordSieve sieve = first.sieve(needle, names, lanes);
            return sieve == null ? null : (offset, timeNs, name, lane) -> isFirst(offset) ? sieve.look(its(offset), timeNs, name, lane) : RecordSieve.Answer.PERHAPS;
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }
}
