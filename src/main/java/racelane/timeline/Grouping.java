package racelane.timeline;

/** By what the threads' lanes of a view are brought together. */
public enum Grouping {
    /** They stand in the order of a fresh view, or as they were moved. */
    NONE,
    /** Threads of a process stand together. */
    PROCESS,
    /** Threads of a machine stand together, where a trace has captures of several. */
    MACHINE,
    /** Threads that ran on the same CPU most of the time stand together. */
    CPU
}
