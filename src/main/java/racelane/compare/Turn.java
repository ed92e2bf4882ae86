package racelane.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a thread does in one go: its steps from an outermost call, or from a lock outside of all calls, up to the next.
 *
 * @param lane  the thread
 * @param steps at least one
 * @param shape what they do, told without rows: turns of one shape do the same
 */
record Turn(int lane, List<TraceStep> steps, String shape) {
    static Turn of(List<TraceStep> steps) {
        return new Turn(steps.get(0).lane(), List.copyOf(steps), steps.stream().map(TraceStep::word).collect(Collectors.joining("|")));
    }

    int row() {
        return steps.get(0).row();
    }

    /** The function that it begins with, or null where it begins with something else. */
    String head() {
        return steps.get(0).kind() == TraceStep.Kind.CALL ? steps.get(0).name() : null;
    }

    /**
     * Cuts a thread's steps into turns.
     *
     * @param words what is compared: a call whose return is not among it is over at once
     */
    static List<Turn> cut(List<TraceStep> steps, Set<String> words) {
        List<Turn> turns = new ArrayList<>();
        List<TraceStep> turn = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        int held = 0;
        for (TraceStep step : steps) {
            if (step.kind() == TraceStep.Kind.CALL && open.contains(step.name())) {
                // Its return is missing: what was compared so far knows no recursion.
                leave(open, step.name());
            }
            boolean begins = open.isEmpty() && held == 0 && (step.kind() == TraceStep.Kind.CALL || step.kind() == TraceStep.Kind.LOCK);
            if (begins && !turn.isEmpty()) {
                turns.add(of(turn));
                turn.clear();
            }
            turn.add(step);
            switch (step.kind()) {
                case CALL -> {
                    if (words.contains(TraceStep.Kind.RETURN + " " + step.name())) {
                        open.push(step.name());
                    }
                }
                case RETURN -> leave(open, step.name());
                case LOCK -> held += words.contains(TraceStep.Kind.UNLOCK + " " + step.name()) ? 1 : 0;
                case UNLOCK -> held = Math.max(0, held - 1);
                case DEED -> { }
            }
        }
        if (!turn.isEmpty()) {
            turns.add(of(turn));
        }
        return turns;
    }

    /** Calls inside that did not return are over with the one around them. */
    private static void leave(Deque<String> open, String function) {
        while (open.contains(function)) {
            if (open.pop().equals(function)) {
                return;
            }
        }
    }

    /** Two turns as one: where a return is missing, the next turn seems to lie in the one before. */
    Turn with(Turn next) {
        List<TraceStep> both = new ArrayList<>(steps);
        both.addAll(next.steps);
        return of(both);
    }
}
