package racelane.ui;

import racelane.catalog.Opening;
import racelane.session.DrivenRun;
import racelane.timeline.Timeline;

/** A simulated run and what it looks like; made beside the window, since both take a moment. */
record ShownRun(DrivenRun run, Timeline timeline) {
    static ShownRun of(DrivenRun run, Opening opening) {
        return new ShownRun(run, Timeline.of(opening.analyse(run.trace())));
    }
}
