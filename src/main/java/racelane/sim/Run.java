package racelane.sim;

import java.util.List;
import racelane.trace.Trace;

/**
 * A run that is over, or as far as it was taken.
 *
 * @param schedule what was picked
 * @param steps    one for each pick of a thread
 * @param findings everything found, in order
 * @param failure  the first finding that failed the run, or null
 * @param ended    whether the run has reached its end or a deadlock
 * @param trace    what happened, as an ordinary trace
 */
public record Run(Schedule schedule, List<Step> steps, List<Finding> findings, Finding failure, boolean ended, Trace trace) {
    /** What one step takes on a simulated trace's clock. */
    public static final long STEP_NS = 1_000;

    /**
     * One step of a run.
     *
     * @param pick     who did it
     * @param line     of the source
     * @param text     what it did, for people
     * @param firstRow its first row of the trace
     * @param findings what it found
     */
    public record Step(Schedule.Pick pick, int line, String text, int firstRow, List<Finding> findings) {}

}
