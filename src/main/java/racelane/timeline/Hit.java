package racelane.timeline;

import racelane.analysis.CallSpan;
import racelane.analysis.Life;
import racelane.analysis.LockSpan;

/**
 * What lies under a pixel. What is not there is null or -1.
 *
 * @param kind    the most particular thing
 * @param row     the step under the pixel, for a click that puts the cursor there
 * @param lane    the lane
 * @param finding index in the analysis' findings
 * @param call    the call
 * @param lock    the time of waiting for or holding a lock
 * @param life    the life of an object
 * @param text    what it is, for a hover: one to several lines; empty for nothing
 */
public record Hit(Kind kind, int row, LaneKey lane, int finding, CallSpan call, LockSpan lock, Life life, String text) {
    /** What was hit. */
    public enum Kind { NOTHING, ROW, CALL, DEEPER, LOCK, LIFE, COUNT, FINDING, LANE_HEADER, OVERVIEW }

    static Hit nothing() {
        return new Hit(Kind.NOTHING, -1, null, -1, null, null, null, "");
    }

    static Hit row(Kind kind, int row, LaneKey lane, String text) {
        return new Hit(kind, row, lane, -1, null, null, null, text);
    }
}
