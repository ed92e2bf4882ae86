package racelane.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which task an event belongs to, while a trace is being built. */
final class LaneTable {
    private static final String UNKNOWN = "<...>";

    private final List<Growing> lanes = new ArrayList<>();
    private final Map<Integer, Growing> byPid = new HashMap<>();
    private final Map<Integer, Growing> idle = new HashMap<>();
    private final Map<String, Growing> byLabel = new HashMap<>();
    private Growing last;

    private static final class Growing {
        final int index;
        final int pid;
        final int idleCpu;
        int tgid = -1;
        int lastNameId = -1;
        boolean ended;
        /** Names told by the scheduler's own events; they are better witnesses than the line's. */
        final List<Lane.Named> witnessed = new ArrayList<>();
        final List<Lane.Named> printed = new ArrayList<>();

        Growing(int index, int pid, int idleCpu) {
            this.index = index;
            this.pid = pid;
            this.idleCpu = idleCpu;
        }
    }

    int lane(int pid, int cpu) {
        if (pid == 0) {
            return idle.computeIfAbsent(cpu, key -> grow(0, cpu)).index;
        }
        if (last != null && last.pid == pid && !last.ended) {
            return last.index;
        }
        Growing lane = byPid.get(pid);
        if (lane == null || lane.ended) {
            lane = grow(pid, -1);
            byPid.put(pid, lane);
        }
        last = lane;
        return lane.index;
    }

    /** The lane of something that is no task: a log, an interrupt thread of a simulator. */
    int labelled(String label) {
        return byLabel.computeIfAbsent(label, key -> {
            Growing lane = grow(-1, -1);
            lane.printed.add(new Lane.Named(Long.MIN_VALUE, label));
            return lane;
        }).index;
    }

    private Growing grow(int pid, int idleCpu) {
        Growing lane = new Growing(lanes.size(), pid, idleCpu);
        lanes.add(lane);
        return lane;
    }

    /** The name printed on a line; cheap when it is the same as on the lane's line before. */
    void printed(int lane, int nameId, Names names, long timeNs) {
        Growing growing = lanes.get(lane);
        if (growing.lastNameId != nameId) {
            growing.lastNameId = nameId;
            name(growing.printed, names.word(nameId), timeNs);
        }
    }

    void witnessed(int pid, int cpu, String comm, long timeNs) {
        name(lanes.get(lane(pid, cpu)).witnessed, comm, timeNs);
    }

    private static void name(List<Lane.Named> names, String comm, long timeNs) {
        if (comm.equals(UNKNOWN)) {
            return;
        }
        if (names.isEmpty() || !names.get(names.size() - 1).name().equals(comm)) {
            names.add(new Lane.Named(timeNs, comm));
        }
    }

    void tgid(int lane, int tgid) {
        lanes.get(lane).tgid = tgid;
    }

    /** The task is gone: its PID seen again is another task. */
    void ended(int pid) {
        Growing lane = byPid.get(pid);
        if (lane != null) {
            lane.ended = true;
        }
    }

    List<Lane> snapshot() {
        List<Lane> result = new ArrayList<>(lanes.size());
        for (Growing lane : lanes) {
            List<Lane.Named> names = lane.witnessed.isEmpty() ? lane.printed : lane.witnessed;
            result.add(new Lane(lane.index, lane.pid, lane.tgid, lane.idleCpu, names));
        }
        return result;
    }
}
