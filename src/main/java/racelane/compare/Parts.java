package racelane.compare;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which lane of either trace plays which part: the same part, the same word. */
final class Parts {
    private final Map<Integer, String> ofA = new HashMap<>();
    private final Map<Integer, String> ofB = new HashMap<>();

    /** Parts of actors that were paired. */
    static Parts of(List<ThreadPairing.Pair> cast) {
        Parts parts = new Parts();
        for (ThreadPairing.Pair pair : cast) {
            // Two actors of a name are two parts all the same.
            String part = parts.ofA.containsValue(pair.a().name()) ? pair.a().name() + "'" : pair.a().name();
            pair.a().lanes().forEach(lane -> parts.ofA.put(lane, part));
            pair.b().lanes().forEach(lane -> parts.ofB.put(lane, part));
        }
        return parts;
    }

    /** Parts of lanes: A's lane → B's. */
    static Parts of(Map<Integer, Integer> lanes, TraceSide b) {
        Parts parts = new Parts();
        new LinkedHashMap<>(lanes).forEach((laneA, laneB) -> {
            parts.ofA.put(laneA, b.name(laneB));
            parts.ofB.put(laneB, b.name(laneB));
        });
        return parts;
    }

    /** The part of a lane of A, or null for one that plays none. */
    String ofA(int lane) {
        return ofA.get(lane);
    }

    /** The part of a lane of B. */
    String ofB(int lane) {
        return ofB.get(lane);
    }
}
