package racelane.timeline;

/**
 * What is selected: a lane, a finding, both or nothing. The selected object is the one of the lane, if
 * the lane is an object's.
 *
 * @param lane    the lane, or null
 * @param finding index in the analysis' findings, or -1
 */
public record Selection(LaneKey lane, int finding) {
    public static final Selection NONE = new Selection(null, -1);

    public static Selection of(LaneKey lane) {
        return new Selection(lane, -1);
    }

    /** A finding, and the lane of its object if it has one. */
    public static Selection of(int finding, LaneKey lane) {
        return new Selection(lane, finding);
    }

    public boolean isFinding() {
        return finding >= 0;
    }
}
