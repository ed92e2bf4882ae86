package racelane.timeline;

import java.util.List;

/**
 * One row of the interleaving table.
 *
 * @param row       the trace's row; of a fold the first one that is folded
 * @param folded    how many events are folded here; 0 for an event
 * @param step      the step for people; {@code ~} in front where it is inferred that it happened here
 * @param time      what stands behind the whole seconds
 * @param count     {@code 1→2} where the count changes, else its value; – where the object is freed; ~ in front of what was not observed
 * @param moved     whether the count changes here
 * @param alarm     whether the count falls to zero or below, or is saturated, here or before
 * @param column    index of the thread's column; -1 if it has none
 * @param lane      the thread
 * @param depth     how many calls it is inside of
 * @param text      what happened
 * @param inferred  nobody observed it
 * @param unordered the clock cannot tell whether this or the event of the row above came first
 * @param findings  findings that stand here, by index
 * @param found     their kinds in words, with the name of the count where it is another than the margin's; empty if there are none
 */
public record TableRow(int row, int folded, String step, String time, String count, boolean moved, boolean alarm, int column, int lane,
        int depth, String text, boolean inferred, boolean unordered, List<Integer> findings, String found) {
    public boolean isFold() {
        return folded > 0;
    }

    static TableRow fold(int row, int folded) {
        return new TableRow(row, folded, "", "", "", false, false, -1, -1, 0,
                Times.number(folded) + (folded == 1 ? " event folded" : " events folded"), false, false, List.of(), "");
    }
}
