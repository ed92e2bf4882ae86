package racelane.analysis;

import java.util.List;

/**
 * Something that went wrong: one per kind and life of an object, at its first step, with all its
 * occurrences; each kernel report is one of its own.
 *
 * @param kind    a word of the list in the reference ({@code stale-put}, {@code use-after-free}, …)
 * @param rows    rows of the occurrences, the entry of each operation, in order; never empty
 * @param lane    lane of the first occurrence
 * @param object  the object, or null
 * @param life    the life meant, or null
 * @param summary what happened, in one or two sentences, for a maintainer
 * @param because the ordered events it rests on
 * @param certain false where it rests on something inferred, on close clocks or on a hypothesis; the summary then says on what
 */
public record Finding(String kind, List<Integer> rows, int lane, CountedObject object, Life life, String summary,
        List<Because> because, boolean certain) {
    /**
     * One event of the chain that explains a finding.
     *
     * @param row      the event
     * @param lane     its lane
     * @param text     what it did, for people
     * @param inferred nobody observed it: it lies somewhere near this row
     */
    public record Because(int row, int lane, String text, boolean inferred) {}

    /** The first row: where the finding stands. */
    public int row() {
        return rows.get(0);
    }
}
