package racelane.analysis;

import java.util.HashMap;
import java.util.Map;
import racelane.trace.Lane;
import racelane.trace.Trace;

/** Which lane a PID means at a row, where a PID was used by several tasks one after the other. */
final class LanesByPid {
    private final Trace trace;
    private final Map<Long, int[]> byPid = new HashMap<>();
    private final Map<Integer, Integer> idle = new HashMap<>();

    LanesByPid(Trace trace) {
        this.trace = trace;
        for (Lane lane : trace.lanes()) {
            if (lane.isIdle()) {
                idle.put(lane.idleCpu(), lane.index());
            } else if (lane.pid() >= 0) {
                byPid.merge(key(lane.pid(), lane.machineIndex()), new int[] {lane.index()}, LanesByPid::join);
            }
        }
    }

    private static long key(long pid, int machine) {
        return (long) machine << 32 | pid & 0xffffffffL;
    }

    private static int[] join(int[] first, int[] second) {
        int[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The idle lane of a CPU, or -1. */
    int idle(int cpu) {
        return idle.getOrDefault(cpu, -1);
    }

    /** The task with this PID around the row: the first of its lanes that has events from there on, else the last. -1 if there is none. */
    int of(long pid, int row) {
        int[] lanes = byPid.get(key(pid, trace.laneOf(row).machineIndex()));
        if (lanes == null) {
            return -1;
        }
        for (int lane : lanes) {
            int count = trace.countOf(lane);
            if (count > 0 && trace.rowOf(lane, count - 1) >= row) {
                return lane;
            }
        }
        return lanes[lanes.length - 1];
    }
}
