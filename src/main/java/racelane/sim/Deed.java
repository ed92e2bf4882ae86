package racelane.sim;

import racelane.scenario.Value;

/**
 * One thing that a step did and that somebody who watches a running kernel could have seen too.
 *
 * @param kind     what
 * @param function the function it was done in; of a call or return the function called
 * @param pointer  what it was done to: a lock, a count, memory; of a call the first argument that points at memory; 0 for none
 * @param before   a count's value before
 * @param after    a count's value after; what a return returns
 * @param finding  what was found, for {@link Kind#FOUND}, else null
 * @param line     line of the source
 */
public record Deed(Kind kind, String function, long pointer, long before, long after, Finding finding, int line) {
    /** Kinds of deeds. A call, a return and a finding may come with any step, everything else is what a step does itself. */
    public enum Kind { CALL, RETURN, LOCK, UNLOCK, SET_COUNT, GET, PUT, FREE, FOUND }

    /** The slot of what it was done to; -1 for none. The same slot is the same address. */
    public int slot() {
        return Value.isMemory(pointer) ? Value.slot(pointer) : -1;
    }

    /** Whether it is the step's own doing and not private to its thread. */
    public boolean isShared() {
        return kind != Kind.CALL && kind != Kind.RETURN && kind != Kind.FOUND;
    }
}
