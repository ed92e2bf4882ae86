package racelane.timeline;

/**
 * Where a lane stands.
 *
 * @param key    the lane
 * @param top    its upper edge in px, from the top of the lanes as if nothing were scrolled
 * @param height in px
 * @param rows   of a thread: what it has rows for; else null
 * @param ink    number of the ink of a thread, from 0
 */
public record LanePlace(LaneKey key, double top, double height, ThreadRows rows, int ink) {
    /** Whether calls or locks of it have no row. */
    public boolean isCut() {
        return rows != null && rows.isCut();
    }

    public double bottom() {
        return top + height;
    }

    static LanePlace object(LaneKey key, double top, double height) {
        return new LanePlace(key, top, height, null, -1);
    }

    static LanePlace thread(LaneKey key, double top, ThreadRows rows, int ink) {
        return new LanePlace(key, top, rows.height(), rows, ink);
    }
}
