package racelane.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.analysis.Operation;
import racelane.trace.Lane;

/** Every lane there is, in the order in which a person wants to meet them: counts, then the tasks that move them, then the rest; idle tasks last. */
final class LaneOrder {
    private LaneOrder() {}

    static List<LaneKey> of(Analysis analysis) {
        List<LaneKey> lanes = new ArrayList<>();
        for (CountedObject object : objects(analysis)) {
            for (int count = 0; count < object.curves().size(); count++) {
                if (object.curves().get(count).size() > 0) {
                    lanes.add(LaneKey.object(object.id(), count));
                }
            }
        }
        int[] rank = rank(analysis);
        List<Lane> threads = new ArrayList<>(analysis.trace().lanes());
        threads.sort(Comparator.comparingInt((Lane lane) -> rank[lane.index()]).thenComparingInt(Lane::index));
        threads.forEach(lane -> lanes.add(LaneKey.thread(lane.index())));
        return List.copyOf(lanes);
    }

    /** Objects with findings first, otherwise in order of appearance. */
    private static List<CountedObject> objects(Analysis analysis) {
        boolean[] found = new boolean[analysis.objects().size()];
        for (Finding finding : analysis.findings()) {
            if (finding.object() != null) {
                found[finding.object().id()] = true;
            }
        }
        List<CountedObject> objects = new ArrayList<>(analysis.objects());
        objects.sort(Comparator.comparingInt(object -> found[object.id()] ? 0 : 1));
        return objects;
    }

    private static int[] rank(Analysis analysis) {
        int[] rank = new int[analysis.trace().lanes().size()];
        for (Lane lane : analysis.trace().lanes()) {
            boolean busy = !analysis.calls().ofLane(lane.index()).isEmpty() || !analysis.locks().ofLane(lane.index()).isEmpty();
            rank[lane.index()] = lane.isIdle() ? 3 : busy ? 1 : 2;
        }
        for (Operation operation : analysis.operations()) {
            rank[operation.lane()] = 0;
        }
        return rank;
    }
}
