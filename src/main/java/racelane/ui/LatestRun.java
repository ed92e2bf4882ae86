package racelane.ui;

import java.util.function.Consumer;
import racelane.session.Drive;
import racelane.sim.Schedule;

/**
 * The run of a drive that moves on. Keys may come faster than runs are made: one is made to its end, and then the one
 * that is the latest by then. Lives on the toolkit's thread.
 */
final class LatestRun {
    private final Background background;
    private final ScenarioReader reader;
    private final Consumer<ShownRun> made;
    private final Consumer<Throwable> failed;
    private Background.Job job;
    private boolean making;
    /** The drive has moved on since the one that is being made was begun; null if it has not. */
    private Drive behind;

    /** @param made told each run that was made, which may be one behind */
    LatestRun(Background background, ScenarioReader reader, Consumer<ShownRun> made, Consumer<Throwable> failed) {
        this.background = background;
        this.reader = reader;
        this.made = made;
        this.failed = failed;
    }

    /** The drive stands elsewhere now. */
    void of(Drive drive) {
        if (making) {
            behind = drive;
        } else {
            make(drive);
        }
    }

    private void make(Drive drive) {
        Schedule schedule = drive.schedule();
        making = true;
        job = background.run("drive", work -> reader.run(drive, schedule), run -> ended(() -> made.accept(run)), failure -> ended(() -> failed.accept(failure)));
    }

    private void ended(Runnable told) {
        making = false;
        told.run();
        if (behind != null && !making) {
            Drive next = behind;
            behind = null;
            make(next);
        }
    }

    /** Nobody wants it any more. */
    void abandon() {
        if (job != null) {
            job.cancel();
            job = null;
        }
        making = false;
        behind = null;
    }
}
