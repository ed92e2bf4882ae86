package racelane.analysis;

import racelane.lens.Meanings;
import racelane.trace.IntColumn;
import racelane.trace.Lane;
import racelane.trace.Trace;

/** Builds the schedule from the switches of each CPU. */
final class ScheduleBuilder {
    private final Trace trace;
    private final IntColumn[] from;
    private final IntColumn[] to;
    private final IntColumn[] states;
    private final LanesByPid lanes;

    private ScheduleBuilder(Trace trace) {
        this.trace = trace;
        int count = trace.lanes().size();
        from = new IntColumn[count];
        to = new IntColumn[count];
        states = new IntColumn[count];
        lanes = new LanesByPid(trace);
    }

    static Schedule of(Trace trace, Meanings meanings) {
        ScheduleBuilder builder = new ScheduleBuilder(trace);
        for (int entry = 0; entry < meanings.size(); entry++) {
            int row = meanings.row(entry);
            switch (meanings.word(entry)) {
                case SWITCH -> builder.change(row, meanings.subject(entry));
                case IN -> builder.enter(trace.lane(row), row);
                case OUT -> builder.leave(trace.lane(row), row);
                default -> { }
            }
        }
        builder.end();
        return new Schedule(builder.from, builder.to, builder.states);
    }

    private void change(int row, long nextPid) {
        leave(trace.lane(row), row);
        int next = nextPid == 0 ? lanes.idle(trace.cpu(row)) : lanes.of(nextPid, row);
        if (next >= 0) {
            enter(next, row);
        }
    }

    private void leave(int lane, int row) {
        if (from[lane] == null) {
            enter(lane, -1);
        }
        if (to[lane].size() < from[lane].size()) {
            to[lane].add(row);
            states[lane].add('?');
        }
    }

    private void enter(int lane, int row) {
        if (from[lane] == null) {
            from[lane] = new IntColumn();
            to[lane] = new IntColumn();
            states[lane] = new IntColumn();
        }
        if (to[lane].size() == from[lane].size()) {
            from[lane].add(row);
        }
    }

    private void end() {
        for (Lane lane : trace.lanes()) {
            IntColumn entered = from[lane.index()];
            if (entered != null && to[lane.index()].size() < entered.size()) {
                to[lane.index()].add(trace.size());
                states[lane.index()].add('?');
            }
        }
    }
}
