package racelane.compare;

import racelane.analysis.Finding;
import racelane.scenario.FindingKind;

/**
 * The part of a capture that is to be followed.
 *
 * @param fromRow  its first row
 * @param toRow    its last row
 * @param goal     the finding it is to reach, or null
 * @param goalKind that finding's kind in the model's words, or null where it has none
 */
public record Stretch(int fromRow, int toRow, Finding goal, FindingKind goalKind) {
    /** From a row to the last event of a finding's chain; the model has to find the same there. */
    public static Stretch to(Finding goal, int fromRow) {
        int last = goal.row();
        for (Finding.Because because : goal.because()) {
            last = Math.max(last, because.row());
        }
        return new Stretch(fromRow, last, goal, FindingKind.of(goal.kind()));
    }

    /** The rows between two, both of them in it. */
    public static Stretch between(int fromRow, int toRow) {
        return new Stretch(fromRow, toRow, null, null);
    }
}
