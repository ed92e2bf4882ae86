package racelane.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import racelane.analysis.Analysis;
import racelane.analysis.CountedObject;
import racelane.analysis.Finding;
import racelane.analysis.Operation;
import racelane.analysis.RefcountCurve;
import racelane.trace.Lane;

/**
 * Every lane there is, in the order in which a person wants to meet them: the two counts with most to
 * tell, the tasks that move counts, the other counts, then the rest; idle tasks last.
 */
final class LaneOrder {
    private static final int FIRST = 2;

    private LaneOrder() {}

    static List<LaneKey> of(Analysis analysis) {
        List<LaneKey> counts = new ArrayList<>();
        for (CountedObject object : objects(analysis)) {
            for (int count = 0; count < object.curves().size(); count++) {
                if (object.curves().get(count).size() > 0) {
                    counts.add(LaneKey.object(object.id(), count));
                }
            }
        }
        int[] rank = rank(analysis);
        List<Lane> threads = new ArrayList<>(analysis.trace().lanes());
        if (analysis.trace().steps() > analysis.trace().size()) {
            // Of a stream only the last part is kept: tasks without an event in it would be empty lanes, ever more of them.
            threads.removeIf(lane -> analysis.trace().countOf(lane.index()) == 0);
        }
        threads.sort(Comparator.comparingInt((Lane lane) -> rank[lane.index()]).thenComparingInt(Lane::index));
        List<LaneKey> lanes = new ArrayList<>(counts.subList(0, Math.min(FIRST, counts.size())));
        threads.stream().filter(lane -> rank[lane.index()] == 0).forEach(lane -> lanes.add(LaneKey.thread(lane.index())));
        lanes.addAll(counts.subList(Math.min(FIRST, counts.size()), counts.size()));
        threads.stream().filter(lane -> rank[lane.index()] > 0).forEach(lane -> lanes.add(LaneKey.thread(lane.index())));
        return List.copyOf(lanes);
    }

    /** Objects with most findings first, then those whose counts moved most. */
    private static List<CountedObject> objects(Analysis analysis) {
        int[] found = new int[analysis.objects().size()];
        for (Finding finding : analysis.findings()) {
            if (finding.object() != null) {
                found[finding.object().id()]++;
            }
        }
        List<CountedObject> objects = new ArrayList<>(analysis.objects());
        objects.sort(Comparator.comparingInt((CountedObject object) -> -found[object.id()]).thenComparingInt(object -> -moves(object)));
        return objects;
    }

    private static int moves(CountedObject object) {
        return object.curves().stream().mapToInt(RefcountCurve::size).sum();
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
