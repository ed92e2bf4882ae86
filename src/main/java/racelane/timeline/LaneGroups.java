package racelane.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import racelane.analysis.Analysis;
import racelane.analysis.Schedule;
import racelane.trace.Lane;
import racelane.trace.Trace;

/** Brings threads' lanes together by process or CPU. Made once for a trace, in time proportional to it. */
final class LaneGroups {
    private static final int MACHINE_BIT = 23;
    private static final int NOBODY = Integer.MAX_VALUE;

    private final Trace trace;
    private final int[] cpus;

    LaneGroups(Analysis analysis) {
        this.trace = analysis.trace();
        this.cpus = cpus(analysis);
    }

    /**
     * The lanes with objects on top, and each group of threads where the first of its threads was; groups of CPUs
     * in the order of their numbers. Within a group the order stays.
     */
    List<LaneKey> ordered(List<LaneKey> lanes, Grouping by) {
        if (by == Grouping.NONE) {
            return lanes;
        }
        List<LaneKey> ordered = new ArrayList<>(lanes.stream().filter(LaneKey::isObject).toList());
        Map<Integer, List<LaneKey>> groups = new LinkedHashMap<>();
        List<LaneKey> threads = new ArrayList<>(lanes.stream().filter(LaneKey::isThread).toList());
        if (by == Grouping.CPU || by == Grouping.MACHINE) {
            threads.sort(Comparator.comparingInt(lane -> group(lane.id(), by)));
        }
        threads.forEach(lane -> groups.computeIfAbsent(group(lane.id(), by), group -> new ArrayList<>()).add(lane));
        groups.values().forEach(ordered::addAll);
        return ordered;
    }

    /** {@code process 1528}, {@code CPU 1}; empty where nothing is grouped. */
    String words(int lane, Grouping by) {
        int group = group(lane, by);
        return switch (by) {
            case NONE -> "";
            case PROCESS -> process(lane, group);
            case MACHINE -> trace.lanes().get(lane).machine() == null ? "" : trace.lanes().get(lane).machine().name();
            case CPU -> group == NOBODY ? "no CPU" : "CPU " + group;
        };
    }

    private int group(int index, Grouping by) {
        Lane lane = trace.lanes().get(index);
        if (by == Grouping.CPU) {
            return cpus[index];
        }
        if (by == Grouping.MACHINE) {
            return lane.machineIndex();
        }
        int process = lane.isIdle() ? 0 : lane.tgid() >= 0 ? lane.tgid() : lane.pid() >= 0 ? lane.pid() : NOBODY;
        // PIDs lie below the kernel's own limit (PID_MAX_LIMIT, include/linux/threads.h).
        return process == NOBODY ? NOBODY : process | lane.machineIndex() << MACHINE_BIT;
    }

    private String process(int lane, int group) {
        int process = group & (1 << MACHINE_BIT) - 1;
        String machine = trace.lanes().get(lane).machine() == null ? "" : " of " + trace.lanes().get(lane).machine().name();
        return group == NOBODY ? "no process" : (process == 0 ? "idle" : "process " + process) + machine;
    }

    /** The CPU on which each lane was longest by the scheduler's events, else the one with most of its events. */
    private static int[] cpus(Analysis analysis) {
        Trace trace = analysis.trace();
        List<Map<Integer, Long>> spent = new ArrayList<>();
        for (Lane lane : trace.lanes()) {
            spent.add(new LinkedHashMap<>());
            if (lane.isIdle()) {
                spent.get(lane.index()).put(lane.idleCpu(), Long.MAX_VALUE);
            } else {
                onCpu(trace, analysis.schedule(), lane.index(), spent.get(lane.index()));
            }
        }
        boolean[] told = new boolean[spent.size()];
        for (int lane = 0; lane < told.length; lane++) {
            told[lane] = !spent.get(lane).isEmpty();
        }
        for (int row = 0; row < trace.size(); row++) {
            int lane = trace.lane(row);
            if (!told[lane] && trace.cpu(row) >= 0) {
                spent.get(lane).merge(trace.cpu(row), 1L, Long::sum);
            }
        }
        return spent.stream().mapToInt(LaneGroups::most).toArray();
    }

    private static void onCpu(Trace trace, Schedule schedule, int lane, Map<Integer, Long> spent) {
        for (int stretch = 0; stretch < schedule.count(lane); stretch++) {
            int from = schedule.fromRow(lane, stretch);
            int to = schedule.toRow(lane, stretch);
            int witness = from >= 0 ? from : to;
            if (witness >= 0 && witness < trace.size()) {
                long endNs = to < trace.size() ? trace.timeNs(to) : trace.endNs();
                spent.merge(trace.cpu(witness), endNs - (from < 0 ? trace.startNs() : trace.timeNs(from)), Long::sum);
            }
        }
    }

    /** The lowest of those with most. */
    private static int most(Map<Integer, Long> spent) {
        return spent.entrySet().stream().max(Comparator.<Map.Entry<Integer, Long>>comparingLong(Map.Entry::getValue).thenComparing(entry -> -entry.getKey()))
                .map(Map.Entry::getKey).orElse(NOBODY);
    }
}
