package racelane.trace;

/** What a row is, as far as a reader can tell without knowing what events mean. */
public enum EventKind {
    /** Something that happened: a tracepoint, a probe, a line of a log. */
    EVENT,
    /** The stack of the event before it: an entry of the ring buffer, and so a step, of its own. */
    STACK,
    /** A function was entered (function and function_graph tracers). */
    ENTRY,
    /** A function returned (function_graph). */
    RETURN;

    private static final EventKind[] ALL = values();

    static EventKind of(int ordinal) {
        return ALL[ordinal];
    }
}
