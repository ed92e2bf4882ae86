package racelane.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Which task an event belongs to, while a trace is being built. */
final class LaneTable {
    private static final String UNKNOWN = "<...>";

    private final List<Growing> lanes = new ArrayList<>();
    /** The living by {@link #key}, in the slot that it spreads to or the next free one. */
    private Growing[] slots = new Growing[64];
    private int living;
    private final Map<String, Growing> byLabel = new HashMap<>();

    private static final class Growing {
        final long key;
        final int index;
        final int pid;
        final int idleCpu;
        int tgid = -1;
        int lastNameId = -1;
        boolean ended;
        /** What is left of it, once all its rows were let go. */
        Lane gone;
        /** Names told by the scheduler's own events; they are better witnesses than the line's. */
        final List<Lane.Named> witnessed = new ArrayList<>();
        final List<Lane.Named> printed = new ArrayList<>();

        Growing(long key, int index, int pid, int idleCpu) {
            this.key = key;
            this.index = index;
            this.pid = pid;
            this.idleCpu = idleCpu;
        }
    }

    /** The idle task is one a CPU, every other one a PID. */
    private static long key(int pid, int cpu) {
        return pid == 0 ? 1L << 32 | cpu : pid & 0xffffffffL;
    }

    /** Where a key is, or the free slot where it would be. */
    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key * 0x9e3779b97f4a7c15L >>> 40) & mask;
        while (slots[slot] != null && slots[slot].key != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    int lane(int pid, int cpu) {
        long key = key(pid, cpu);
        int slot = slot(key);
        Growing lane = slots[slot];
        return lane == null || lane.ended ? live(key, slot, pid, pid == 0 ? cpu : -1) : lane.index;
    }

    private int live(long key, int slot, int pid, int idleCpu) {
        living += slots[slot] == null ? 1 : 0;
        Growing lane = grow(key, pid, idleCpu);
        slots[slot] = lane;
        if (living * 2 > slots.length) {
            Growing[] before = slots;
            slots = new Growing[before.length * 2];
            for (Growing each : before) {
                if (each != null) {
                    slots[slot(each.key)] = each;
                }
            }
        }
        return lane.index;
    }

    /** The lane of something that is no task: a log, an interrupt thread of a simulator. */
    int labelled(String label) {
        return byLabel.computeIfAbsent(label, key -> {
            Growing lane = grow(-1, -1, -1);
            lane.printed.add(new Lane.Named(Long.MIN_VALUE, label));
            return lane;
        }).index;
    }

    private Growing grow(long key, int pid, int idleCpu) {
        Growing lane = new Growing(key, lanes.size(), pid, idleCpu);
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
        Growing lane = pid == 0 ? null : slots[slot(key(pid, -1))];
        if (lane != null) {
            lane.ended = true;
        }
    }

    /** Of tasks that have ended and have no row any more nothing is kept but their place: others keep their numbers. */
    void forget(IntPredicate hasRows) {
        for (int i = 0; i < lanes.size(); i++) {
            Growing lane = lanes.get(i);
            if (lane.ended && lane.gone == null && !hasRows.test(i)) {
                lane.gone = new Lane(i, -1, -1, -1, List.of());
                lane.witnessed.clear();
                lane.printed.clear();
            }
        }
    }

    List<Lane> snapshot() {
        List<Lane> result = new ArrayList<>(lanes.size());
        for (Growing lane : lanes) {
            if (lane.gone != null) {
                result.add(lane.gone);
                continue;
            }
            List<Lane.Named> names = lane.witnessed.isEmpty() ? lane.printed : lane.witnessed;
            result.add(new Lane(lane.index, lane.pid, lane.tgid, lane.idleCpu, names));
        }
        return result;
    }
}
