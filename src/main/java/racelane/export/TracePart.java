package racelane.export;

import racelane.analysis.Analysis;
import racelane.lens.Meanings;
import racelane.lens.Word;
import racelane.timeline.RowSet;
import racelane.timeline.Timeline;
import racelane.timeline.ViewState;
import racelane.trace.Trace;

/**
 * Some rows of a trace, to be saved as a trace of its own. What is left out must not be concluded from: what
 * lies before the part is an overwritten start, and an event left out inside it is a loss if a lens knows it for
 * more than a switch, a wakeup or a line of the log.
 *
 * @param analysis the whole
 * @param rows     the rows that are kept
 */
public record TracePart(Analysis analysis, RowSet rows) {
    /** All of a trace. */
    public static TracePart whole(Analysis analysis) {
        return new TracePart(analysis, RowSet.all(analysis.trace().size()));
    }

    /** The rows that a view shows, from one on and up to another. */
    public static TracePart of(Timeline timeline, ViewState view, int firstRow, int lastRow) {
        RowSet shown = timeline.rows(view);
        return new TracePart(timeline.analysis(), RowSet.of(timeline.trace().size(), row -> row >= firstRow && row <= lastRow && shown.contains(row)));
    }

    Trace trace() {
        return analysis.trace();
    }

    /** Whether a row that is left out may have changed what is concluded from the others. */
    boolean matters(int row) {
        if (row < firstRow()) {
            return true;
        }
        Meanings meanings = analysis.meanings();
        int entry = meanings.entryOf(row);
        Word word = entry < 0 ? null : meanings.word(entry);
        return word != null && word != Word.SWITCH && word != Word.WAKEUP && word != Word.LOG && word != Word.NOTE;
    }

    int firstRow() {
        return rows.count() == 0 ? trace().size() : rows.row(0);
    }

    /** What is said of it in the file: which part of what it is. */
    String words() {
        return "a part of " + trace().facts().file() + ", " + rows.count() + " of its " + trace().steps() + " events, steps " + trace().step(firstRow()) + " to "
                + trace().step(rows.row(rows.count() - 1)) + ": nothing is concluded from what was left out; open the whole for that";
    }
}
