package racelane.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.compare.TraceComparison.StepPair;

/** Steps that only one side has; those in a row are one run. */
final class Missing {
    private Missing() {}

    /** Is told of a run. */
    interface Listener {
        /**
         * @param run   steps in a row
         * @param other the row of the last step before them that both have, on the other side; -1 for none
         * @param last  whether nothing that both have comes after them
         */
        void run(List<TraceStep> run, int other, boolean last);
    }

    /** @param steps of A if {@code ofA}, else of B */
    static void of(List<TraceStep> steps, List<StepPair> aligned, boolean ofA, Listener listener) {
        Map<TraceStep, TraceStep> paired = new HashMap<>();
        aligned.forEach(pair -> paired.put(ofA ? pair.a() : pair.b(), ofA ? pair.b() : pair.a()));
        int other = -1;
        List<TraceStep> run = new ArrayList<>();
        for (int i = 0; i <= steps.size(); i++) {
            TraceStep step = i < steps.size() ? steps.get(i) : null;
            if (step != null && !paired.containsKey(step)) {
                run.add(step);
                continue;
            }
            if (!run.isEmpty()) {
                listener.run(List.copyOf(run), other, i == steps.size());
                run.clear();
            }
            other = step == null ? other : paired.get(step).row();
        }
    }
}
