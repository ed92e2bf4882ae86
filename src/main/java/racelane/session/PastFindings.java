package racelane.session;

import java.util.ArrayList;
import java.util.List;
import racelane.analysis.Finding;
import racelane.timeline.Timeline;
import racelane.timeline.Times;
import racelane.trace.Problem;

/** Findings of a stream whose events were let go: they are told for as long as the stream is open. */
final class PastFindings {
    private static final int TOLD = 8;

    private final List<String> first = new ArrayList<>();
    private int count;

    /** The trace has grown, and may begin later now. */
    void passed(Timeline before, Timeline grown) {
        long begin = grown.trace().step(0);
        for (Finding finding : before.analysis().findings()) {
            long step = before.trace().step(finding.row());
            if (step < begin && count++ < TOLD) {
                first.add(finding.title() + (finding.object() == null ? "" : " of " + finding.object().name()) + " in step " + Times.number(step));
            }
        }
    }

    /** What is told of them; nothing if there were none. */
    List<Problem> problems() {
        return count == 0 ? List.of() : List.of(new Problem("ring", -1, -1, count, Times.number(count) + (count == 1 ? " finding stood" : " findings stood")
                + " in events that were let go: " + String.join(", ", first) + (count > TOLD ? ", …" : "") + "; a larger --ring keeps them"));
    }
}
