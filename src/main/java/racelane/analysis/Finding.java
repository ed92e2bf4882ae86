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
 * @param count   which of the object's counts it is about, of memory the one whose references were at stake; -1 where it has no object
 * @param summary what happened, in one or two sentences, for a maintainer
 * @param because the ordered events it rests on
 * @param certain false where it rests on something inferred, on close clocks or on a hypothesis; the summary then says on what
 */
public record Finding(String kind, List<Integer> rows, int lane, CountedObject object, Life life, int count, String summary,
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

    /** The name of the count it is about, or null. */
    public String countName() {
        return count < 0 ? null : object.curves().get(count).name();
    }

    /** {@code underflow}; of an object with several counts that were seen, which of them: {@code underflow (kobject)}. */
    public String title() {
        boolean several = object != null && object.curves().stream().filter(curve -> curve.size() > 0).count() > 1;
        return kind.replace('-', ' ') + (several ? " (" + countName() + ")" : "");
    }
}
