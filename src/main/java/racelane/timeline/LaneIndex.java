package racelane.timeline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.LockSpan;
import racelane.analysis.Reference;
import racelane.analysis.Schedule;
import racelane.trace.IntColumn;
import racelane.trace.Trace;

/**
 * What a thread's lane holds, sorted for drawing: made when the lane is first painted, kept with the timeline.
 *
 * @param byDepth    for each depth, indices into the lane's calls; calls of a depth do not overlap
 * @param interrupts rows in interrupt context, which are not the task's doing
 * @param named      spans of locks that have a name, in order
 * @param references references this thread took, in order
 * @param functions  the outermost functions it is seen in, the first three
 */
record LaneIndex(List<CallSpan> calls, List<IntColumn> byDepth, IntColumn interrupts, List<LockSpan> named,
        List<Reference> references, List<String> functions) {
    private static final int FUNCTIONS = 3;
    private static final int LOOKED_AT = 2_000;

    static LaneIndex of(Analysis analysis, int lane) {
        List<CallSpan> calls = analysis.calls().ofLane(lane);
        List<IntColumn> byDepth = new ArrayList<>();
        Set<String> functions = new LinkedHashSet<>();
        for (int i = 0; i < calls.size(); i++) {
            CallSpan call = calls.get(i);
            int depth = call.depth();
            while (byDepth.size() <= depth) {
                byDepth.add(new IntColumn());
            }
            byDepth.get(depth).add(i);
            if (call.depth() == 0 && i < LOOKED_AT && functions.size() < FUNCTIONS) {
                functions.add(call.function());
            }
        }
        List<LockSpan> named = analysis.locks().ofLane(lane).stream().filter(span -> LockStack.hasName(analysis, span)).toList();
        List<Reference> references = analysis.references().all().stream().filter(one -> one.lane() == lane && one.moved()).toList();
        return new LaneIndex(calls, byDepth, interrupts(analysis.trace(), lane), named, references, List.copyOf(functions));
    }

    private static IntColumn interrupts(Trace trace, int lane) {
        IntColumn rows = new IntColumn();
        for (int position = 0; position < trace.countOf(lane); position++) {
            int row = trace.rowOf(lane, position);
            if (trace.isInterrupt(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    SpanBins.Spans callsAt(int depth) {
        IntColumn indices = byDepth.get(depth);
        return new SpanBins.Spans(indices.size(), i -> calls.get(indices.get(i)).fromRow(), i -> calls.get(indices.get(i)).toRow());
    }

    CallSpan call(int depth, int index) {
        return calls.get(byDepth.get(depth).get(index));
    }

    /** When the lane was on a CPU. */
    static SpanBins.Spans onCpu(Schedule schedule, int lane, int size) {
        return new SpanBins.Spans(schedule.count(lane), i -> Math.max(0, schedule.fromRow(lane, i)), i -> Math.min(size, schedule.toRow(lane, i)));
    }
}
