package racelane.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import racelane.lens.Deed;
import racelane.lens.Lens;

/**
 * Lenses may suppose that an operation on a child moves its parent's count too. The observed values of
 * the parents decide: every stretch between two observations of a parent in which children's counts moved
 * is a vote.
 */
final class Hypotheses {
    private Hypotheses() {}

    static List<HypothesisVerdict> of(Analysis facts, List<OperationDraft> operations) {
        List<HypothesisVerdict> verdicts = new ArrayList<>();
        for (Lens lens : facts.meanings().lenses()) {
            for (Lens.Hypothesis hypothesis : lens.hypotheses()) {
                verdicts.add(new Vote(facts, hypothesis).count(operations));
            }
        }
        return List.copyOf(verdicts);
    }

    /** One count of the votes. */
    private static final class Vote {
        private final Analysis facts;
        private final Lens.Hypothesis hypothesis;
        private final Map<Long, Integer> lastValue = new HashMap<>();
        private final Map<Long, Integer> childMoves = new HashMap<>();
        private int confirms;
        private int refutes;

        Vote(Analysis facts, Lens.Hypothesis hypothesis) {
            this.facts = facts;
            this.hypothesis = hypothesis;
        }

        HypothesisVerdict count(List<OperationDraft> operations) {
            for (OperationDraft operation : operations) {
                if (operation.type != hypothesis.type() || operation.countIndex != hypothesis.type().count(hypothesis.count())) {
                    continue;
                }
                Life life = facts.object(operation.address).lives().get(operation.life - 1);
                if (life.parentAddress() == 0) {
                    parent(operation);
                } else {
                    child(operation, life.parentAddress());
                }
            }
            return new HypothesisVerdict(hypothesis.name(), confirms, refutes);
        }

        private void child(OperationDraft operation, long parent) {
            Integer moved = move(operation);
            if (moved == null) {
                lastValue.remove(parent);
            } else if (operation.deed == Deed.GET || operation.deed == Deed.PUT && !operation.unit) {
                childMoves.merge(parent, moved, Integer::sum);
            }
        }

        private static Integer move(OperationDraft operation) {
            boolean plain = operation.before != null && operation.after != null && operation.before >= 0 && operation.after >= 0;
            return plain ? Integer.valueOf(operation.after - operation.before) : operation.deed == Deed.GET || operation.deed == Deed.PUT ? null : 0;
        }

        private void parent(OperationDraft operation) {
            Integer last = lastValue.get(operation.address);
            int moves = childMoves.getOrDefault(operation.address, 0);
            if (operation.before != null && operation.before > 0 && last != null && moves != 0) {
                int delta = operation.before - last;
                confirms += delta == moves ? 1 : 0;
                refutes += delta == 0 ? 1 : 0;
            }
            childMoves.remove(operation.address);
            // Only a plain get or put leaves a value that is known to stand until something else moves it.
            boolean plain = (operation.deed == Deed.GET || operation.deed == Deed.PUT) && operation.after != null && operation.after > 0;
            if (plain) {
                lastValue.put(operation.address, operation.after);
            } else {
                lastValue.remove(operation.address);
            }
        }
    }
}
