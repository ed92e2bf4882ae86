package racelane.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.analysis.CallSpan;
import racelane.analysis.CountedObject;
import racelane.analysis.Operation;
import racelane.compare.TraceComparison.StepPair;
import racelane.scenario.Program;
import racelane.sim.Run;
import racelane.trace.Lane;

/** The steps of a capture, each beside the step of the model's run that follows it. */
final class FollowedSteps {
    private final TraceSide a;
    private final TraceSide b;
    private final Followed followed;
    private final Run run;
    private final List<StepPair> pairs = new ArrayList<>();
    private final Map<Integer, Integer> threads = new HashMap<>();

    FollowedSteps(TraceSide a, TraceSide b, Followed followed, Run run) {
        this.a = a;
        this.b = b;
        this.followed = followed;
        this.run = run;
        Map<String, Integer> lanes = lanes();
        followed.players().forEach(player -> threads.put(player.lane(), lanes.get(player.thread())));
        threads.values().removeIf(lane -> lane == null);
        Map<Integer, Integer> next = new HashMap<>();
        for (Followed.Met met : followed.met()) {
            Integer lane = lanes.get(met.thread());
            TraceStep own = met.kind() == null ? null : find(a.steps().getOrDefault(met.lane(), List.of()), met, met.row());
            if (own != null && lane != null) {
                List<TraceStep> steps = b.steps().getOrDefault(lane, List.of());
                int index = next.getOrDefault(lane, 0);
                int last = lastRow(met.step());
                // What a thread does on the way to its next step is written down with that step, later than it is done.
                while (index < steps.size() && steps.get(index).row() <= last && !isLike(steps.get(index), met)) {
                    index++;
                }
                if (index < steps.size() && isLike(steps.get(index), met)) {
                    next.put(lane, index + 1);
                    pairs.add(new StepPair(own, steps.get(index), last));
                }
            }
        }
        pairs.sort(StepPair.IN_ORDER);
    }

    /** In the order of A. */
    List<StepPair> pairs() {
        return pairs;
    }

    /** Lane of A → lane of B; a thread of a model can play several in turn. */
    Map<Integer, Integer> threads() {
        return threads;
    }

    /** The model's objects: address of A → address of B, as the two sides' operations meet on them. */
    void objects(StepPair pair, Holdings holdings) {
        Operation ofA = a.operation(pair.a());
        if (ofA == null) {
            return;
        }
        CallSpan call = b.analysis.calls().ofLane(pair.b().lane()).stream().filter(one -> one.fromRow() == pair.b().row()).findFirst().orElse(null);
        for (Operation operation : call == null ? List.<Operation>of() : b.analysis.operations()) {
            boolean inside = operation.lane() == call.lane() && operation.entryRow() >= call.fromRow() && operation.entryRow() <= call.toRow();
            if (inside && operation.deed() == ofA.deed() && count(b, operation).equals(count(a, ofA))) {
                holdings.same(ofA.address(), operation.address());
                return;
            }
        }
    }

    private static String count(TraceSide side, Operation operation) {
        CountedObject object = side.analysis.object(operation.address());
        return object == null || operation.countIndex() < 0 ? "" : ModelNames.last(object.type().counts().get(operation.countIndex()).name());
    }

    /** The run's lanes by the names of the model's threads: a recorder makes one each, in the order of their declarations. */
    private Map<String, Integer> lanes() {
        Map<String, Integer> lanes = new HashMap<>();
        for (Lane lane : b.analysis.trace().lanes()) {
            lanes.put(lane.name(), lane.index());
        }
        List<Program.ThreadSpec> specs = followed.program().threads;
        for (int i = 0; i < specs.size(); i++) {
            // A file's lanes are in the order of their first events.
            lanes.put(specs.get(i).name(), lanes.get(run.trace().lanes().get(i).name()));
        }
        return lanes;
    }

    private static TraceStep find(List<TraceStep> steps, Followed.Met met, int row) {
        return steps.stream().filter(step -> step.row() == row && isLike(step, met)).findFirst().orElse(null);
    }

    private static boolean isLike(TraceStep step, Followed.Met met) {
        boolean lock = met.kind() == TraceStep.Kind.LOCK || met.kind() == TraceStep.Kind.UNLOCK;
        return step.kind() == met.kind() && (lock ? ModelNames.isSameLock(step.name(), met.name()) : step.name().equals(TraceSide.function(met.name())));
    }

    /** The last row of a step of the run. */
    private int lastRow(int step) {
        return step + 1 < run.steps().size() ? Math.max(0, run.steps().get(step + 1).firstRow() - 1) : b.analysis.trace().size() - 1;
    }
}
