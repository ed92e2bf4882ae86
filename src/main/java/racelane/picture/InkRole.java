package racelane.picture;

/**
 * What a colour is for. A {@link Palette} says which colour that is. Roles named ON_X are for text on
 * a surface filled with X.
 */
public enum InkRole {
    /** The page itself. */
    BACKGROUND,
    /** Lane headers, ruler, inspector: the quiet frame around the page. */
    PANEL,
    /** Things that lie on a panel: overview, fields, an empty state box. */
    CARD,
    /** Borders between panes and lanes. */
    RULE,
    /** Grid lines within a lane, fainter than {@link #RULE}. */
    GRID,
    TEXT,
    TEXT_DIM,
    /** Addresses, folded events: there, but not meant to be read first. Also density in the overview. */
    TEXT_FAINT,
    CURSOR,
    ON_CURSOR,
    /** The row or tab that is selected. */
    SELECTION,
    FINDING,
    /** What a search has found. */
    HIT,
    /** The paper of a finding's card. */
    FINDING_PANEL,
    /** At and below zero. */
    WARNING_ZONE,
    /** The line of a count. */
    COUNT,
    ALIVE,
    ON_ALIVE,
    UNBOUND,
    ON_UNBOUND,
    FREED,
    LANE_0,
    LANE_1,
    LANE_2,
    LANE_3,
    LANE_4,
    LANE_5,
    LANE_6,
    LANE_7;

    private static final int LANES = 8;

    /** The role of the lane with this number, counted from 0; the ninth lane has the first one's. */
    public static InkRole lane(int number) {
        return values()[LANE_0.ordinal() + Math.floorMod(number, LANES)];
    }

    /** This role, opaque. */
    public Ink ink() {
        return new Ink(this, 1);
    }

    /** This role with an alpha of 0 (nothing) to 1 (opaque). */
    public Ink ink(double alpha) {
        return new Ink(this, alpha);
    }
}
