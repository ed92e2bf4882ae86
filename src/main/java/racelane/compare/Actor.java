package racelane.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who plays a part in a trace: one thread, or the many short ones of a command that is started again and again.
 *
 * @param name  the thread's name, or the command's
 * @param lanes its threads in the order in which they begin
 * @param turns what they do, in the order in which each begins
 */
record Actor(String name, List<Integer> lanes, List<Turn> turns) {
    /** Turns of a thread that does its work and ends. */
    private static final int SHORT = 2;

    /** All of one side, in the order in which they begin. */
    static List<Actor> all(TraceSide side, boolean withSetUp) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        Map<Integer, List<Turn>> turns = new LinkedHashMap<>();
        List<Integer> lanes = new ArrayList<>(side.steps().keySet());
        lanes.sort((one, other) -> Integer.compare(side.steps().get(one).get(0).row(), side.steps().get(other).get(0).row()));
        for (int lane : lanes) {
            if (withSetUp || !side.setsUp(lane)) {
                turns.put(lane, side.turns(lane));
                String group = turns.get(lane).size() <= SHORT ? comm(side.name(lane)) : "lane " + lane;
                groups.computeIfAbsent(group, key -> new ArrayList<>()).add(lane);
            }
        }
        List<Actor> actors = new ArrayList<>();
        groups.forEach((name, group) -> {
            List<Turn> all = new ArrayList<>();
            group.forEach(lane -> all.addAll(turns.get(lane)));
            actors.add(new Actor(group.size() == 1 ? side.name(group.get(0)) : name, group, all));
        });
        return actors;
    }

    boolean isOne() {
        return lanes.size() == 1;
    }

    /** The name without the number behind it: numbers differ from run to run. */
    static String comm(String name) {
        return name.replaceFirst("[-.#]\\d+$", "");
    }

    int steps() {
        return turns.stream().mapToInt(turn -> turn.steps().size()).sum();
    }

    int row() {
        return turns.get(0).row();
    }
}
