package racelane.notes;

/**
 * A text that somebody pinned to a trace.
 *
 * @param text    what they wrote; any length, any characters
 * @param fromRow the row it is pinned to; the first one of a range
 * @param toRow   the last row of the range; equal to the first for a single step
 * @param object  address of the object it is about, or 0
 * @param finding whether only what matters was shown when it was written, and so is shown again: the finding's row, or -1
 */
public record Note(String text, int fromRow, int toRow, long object, int finding) {
    /** @throws IllegalArgumentException for a range that ends before it begins, or begins before the trace */
    public Note {
        if (fromRow < 0 || toRow < fromRow) {
            throw new IllegalArgumentException("note: steps " + (fromRow + 1L) + " to " + (toRow + 1L) + " are no range; the first is 1, the last not before the first");
        }
    }

    /** A note on one step. */
    public static Note at(int row, String text) {
        return new Note(text, row, row, 0, -1);
    }

    public Note withText(String with) {
        return new Note(with, fromRow, toRow, object, finding);
    }

    public boolean covers(int row) {
        return fromRow <= row && row <= toRow;
    }

    /** {@code step 1711}, {@code steps 1401 to 1711}. */
    public String place() {
        return fromRow == toRow ? "step " + (fromRow + 1) : "steps " + (fromRow + 1) + " to " + (toRow + 1);
    }

    /** The first line that says something, for lists. */
    public String title() {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("(empty note)");
    }
}
