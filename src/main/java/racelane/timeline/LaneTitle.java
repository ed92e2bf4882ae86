package racelane.timeline;

import racelane.analysis.Analysis;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.trace.Lane;
import racelane.trace.Trace;

/**
 * What a lane's header says.
 *
 * @param name   the lane
 * @param about  what it is, in a few words
 * @param detail an address, or empty
 */
public record LaneTitle(String name, String about, String detail) {
    public static LaneTitle of(Timeline timeline, ViewState view, LaneKey key) {
        Analysis analysis = timeline.analysis();
        if (key.isObject()) {
            CountedObject object = analysis.objects().get(key.id());
            return new LaneTitle(object.name(), "struct " + object.type().name() + " · " + object.curves().get(key.count()).name(),
                    "0x" + Long.toHexString(object.address()));
        }
        Trace trace = analysis.trace();
        Lane lane = trace.lanes().get(key.id());
        int cursor = Math.max(0, view.cursorRow());
        String name = trace.size() == 0 ? lane.name() : lane.nameAt(trace.timeNs(cursor));
        return new LaneTitle(name, about(analysis, lane, cursor), lane.tgid() >= 0 && lane.tgid() != lane.pid() ? "process " + lane.tgid() : "");
    }

    /** Where it runs, and the call that it is in or makes most, since a task's name alone says little. */
    private static String about(Analysis analysis, Lane lane, int row) {
        Trace trace = analysis.trace();
        int position = trace.positionOf(lane.index(), row + 1) - 1;
        int count = trace.countOf(lane.index());
        String cpu = count == 0 ? "" : "CPU" + trace.cpu(trace.rowOf(lane.index(), Math.max(0, position)));
        String call = outermost(analysis, lane.index(), row);
        String events = Times.number(count) + (count == 1 ? " event" : " events");
        return (call.isEmpty() ? events : call) + (cpu.isEmpty() ? "" : " · " + cpu);
    }

    private static String outermost(Analysis analysis, int lane, int row) {
        for (CallSpan call : analysis.calls().stackAt(lane, row)) {
            return call.function();
        }
        return "";
    }
}
