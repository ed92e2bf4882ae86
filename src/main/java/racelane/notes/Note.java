package racelane.notes;

import racelane.trace.Trace;

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

    /** The text, or its first characters up to so many and a mark that there is more; no character is cut in half. */
    public String beginning(int most) {
        int end = Math.min(most, text.length());
        return end == text.length() ? text : text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    public boolean covers(int row) {
        return fromRow <= row && row <= toRow;
    }

    /** {@code step 1711}, {@code steps 1401 to 1711}, as the trace counts them. */
    public String place(Trace trace) {
        return fromRow == toRow ? "step " + trace.step(fromRow) : "steps " + trace.step(fromRow) + " to " + trace.step(toRow);
    }

    /** The first line that says something, for lists. */
    public String title() {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("(empty note)");
    }
}
