package racelane.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tree of a drive as rows below each other: the way to where the drive stands and on along what was
 * taken last, and under each of its steps, in one row each, the other branches that were tried there.
 */
public final class BranchRows {
    private BranchRows() {}

    /** How a row belongs to the way shown. */
    public enum Place { DONE, HERE, AHEAD, ASIDE }

    /**
     * One row.
     *
     * @param branch the step it stands for; a click goes there
     * @param place  where it lies
     * @param more   of a branch aside: steps below it; else 0
     * @param fails  of a branch aside: whether a step on it or below it fails the scenario; else whether the step does
     */
    public record Row(Branch branch, Place place, int more, boolean fails) {}

    public static List<Row> of(Branch here) {
        Branch end = here;
        while (end.latest() != null) {
            end = end.latest();
        }
        List<Branch> way = new ArrayList<>();
        for (Branch at = end; at != null; at = at.parent()) {
            way.add(at);
        }
        Collections.reverse(way);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < way.size(); i++) {
            Branch step = way.get(i);
            Place place = step == here ? Place.HERE : step.depth() < here.depth() ? Place.DONE : Place.AHEAD;
            rows.add(new Row(step, place, 0, step.isFailing()));
            Branch next = i + 1 < way.size() ? way.get(i + 1) : null;
            for (Branch child : step.children()) {
                if (child != next) {
                    rows.add(new Row(child, Place.ASIDE, child.stepsBelow(), fails(child)));
                }
            }
        }
        return rows;
    }

    private static boolean fails(Branch from) {
        List<Branch> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            Branch next = open.remove(open.size() - 1);
            if (next.isFailing()) {
                return true;
            }
            open.addAll(next.children());
        }
        return false;
    }
}
