package racelane.timeline;

import java.util.List;

/**
 * What a view shows, worked out from its choices.
 *
 * @param lanes     lanes shown, pinned ones first
 * @param pinned    how many of them are pinned
 * @param rows      rows shown
 * @param relevance why, where only what matters is shown; else null
 * @param layout    where the lanes stand
 */
record Shown(List<LaneKey> lanes, int pinned, RowSet rows, Relevance relevance, LaneLayout layout) {}
