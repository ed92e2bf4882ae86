package racelane.timeline;

import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.trace.Lane;
import racelane.trace.Machine;
import racelane.trace.Trace;

/**
 * What a lane's header says.
 *
 * @param name   the lane
 * @param about  what it is, in a few words
 * @param detail an address, or empty
 * @param functions of a thread: the outermost functions it is seen in, the first three
 */
public record LaneTitle(String name, String about, String detail, List<String> functions) {
    public static LaneTitle of(Timeline timeline, ViewState view, LaneKey key) {
        Analysis analysis = timeline.analysis();
        if (key.isObject()) {
            CountedObject object = analysis.objects().get(key.id());
            return new LaneTitle(object.name(), "struct " + object.type().name() + " · " + object.curves().get(key.count()).name(),
                    Machine.hex(object.address()), List.of());
        }
        Trace trace = analysis.trace();
        Lane lane = trace.lanes().get(key.id());
        int cursor = Math.max(0, view.cursorRow());
        String name = trace.size() == 0 ? lane.name() : lane.nameAt(trace.timeNs(cursor));
        return new LaneTitle(name, about(timeline, view, lane, cursor), detail(timeline, view, lane), timeline.index(lane.index()).functions());
    }

    /**
     * The group it stands in, the functions it is seen in, since a task's name alone says little, and the CPU it is
     * on at the cursor, except beside the CPU of its group.
     */
    private static String about(Timeline timeline, ViewState view, Lane lane, int row) {
        Trace trace = timeline.trace();
        int count = trace.countOf(lane.index());
        int position = Math.max(0, trace.positionOf(lane.index(), row + 1) - 1);
        String cpu = count == 0 || view.grouping() == Grouping.CPU ? "" : "CPU" + trace.cpu(trace.rowOf(lane.index(), position)) + " · ";
        String group = view.grouping() == Grouping.NONE ? "" : timeline.groups().words(lane.index(), view.grouping()) + " · ";
        List<String> functions = timeline.index(lane.index()).functions();
        String events = Times.number(count) + (count == 1 ? " event" : " events");
        return group + cpu + (functions.isEmpty() ? events : String.join(", ", functions));
    }

    /** Of a task that works on no object shown: so. Whoever only waits for the lock is often suspected first. */
    private static String detail(Timeline timeline, ViewState view, Lane lane) {
        Relevance relevance = timeline.shown(view).relevance();
        if (relevance != null && relevance.object() != null) {
            boolean works = relevance.worksOn(lane.index()) || !timeline.index(lane.index()).references().isEmpty();
            return works ? "" : "takes no reference";
        }
        return view.grouping() != Grouping.PROCESS && lane.tgid() >= 0 && lane.tgid() != lane.pid() ? "process " + lane.tgid() : "";
    }
}
