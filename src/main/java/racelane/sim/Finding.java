package racelane.sim;

import java.util.List;
import racelane.scenario.FindingKind;

/**
 * Something that went wrong in a step.
 *
 * @param kind    its kind
 * @param thread  name of the thread that did it, or null where none did (a leak at the end)
 * @param object  type, life and field ({@code session#2.refs}), a global's or lock's name, or null; without life
 *                where the run does not count lives (in a search)
 * @param summary one sentence; of a refcount operation the kernel's own words
 * @param line    line of the source, or 0
 * @param stack   functions, the innermost first; empty where the run keeps no stacks
 */
public record Finding(FindingKind kind, String thread, String object, String summary, int line, List<String> stack) {
    /** The same apart from which life it was: what is equal in equal states. */
    public String withoutLife() {
        return kind.word() + " " + (object == null ? "" : object.replaceAll("#\\d+", ""));
    }
}
