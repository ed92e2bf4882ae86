package racelane.compare;

import java.util.ArrayList;
import java.util.List;
import racelane.sim.Finding;
import racelane.sim.Run;
import racelane.trace.Body;
import racelane.trace.Trace;

/**
 * What a simulated run prints, on the two sides of something that is found in it.
 *
 * @param before messages before it
 * @param after  those after it
 */
record RunMessages(List<String> before, List<String> after) {
    /**
     * @param steps how many steps of threads there are up to the one in which it is found, itself included
     * @param found what is found there: a step may print before and after it
     */
    static RunMessages of(Run run, int steps, Finding found) {
        Trace trace = run.trace();
        int from = run.steps().get(steps - 1).firstRow();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        boolean passed = false;
        Body body = new Body();
        for (int row = 0; row < trace.size(); row++) {
            trace.body(row, body);
            if (row >= from && found.kind().word().equals(body.arg("kind"))) {
                passed = true;
            }
            String text = "log".equals(body.arg("op")) ? body.arg("text") : null;
            if (text != null) {
                (passed ? after : before).add(text.strip());
            }
        }
        return new RunMessages(before, after);
    }

    /** Says of each message that stands around the report too whether it is on the report's side; of those that only the report has nothing. */
    void asIn(ReportComparison.Around around, List<String> agrees, List<String> differs) {
        asIn(around.before(), before, after, "before", "after", agrees, differs);
        asIn(around.after(), after, before, "after", "before", agrees, differs);
    }

    private static void asIn(List<String> reported, List<String> same, List<String> other, String side, String otherSide, List<String> agrees, List<String> differs) {
        for (String text : reported.stream().distinct().toList()) {
            if (same.contains(text)) {
                agrees.add("\"" + text + "\" " + side + " it");
            } else if (other.contains(text)) {
                differs.add("\"" + text + "\" comes " + otherSide + " it, not " + side);
            }
        }
    }
}
