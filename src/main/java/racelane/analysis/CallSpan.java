package racelane.analysis;

/**
 * One call of a function on a lane.
 *
 * @param lane     the lane
 * @param function its name
 * @param fromRow  the entry
 * @param toRow    the return; the last row it can have lasted to where that was not seen
 * @param depth    calls around it, from 0
 * @param returned whether the return was seen
 */
public record CallSpan(int lane, String function, int fromRow, int toRow, int depth, boolean returned) {}
