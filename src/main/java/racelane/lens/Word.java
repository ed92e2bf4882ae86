package racelane.lens;

/** The vocabulary: what an event can mean. Whatever no lens claims stays a plain event of its thread. */
public enum Word {
    /** A function was entered; what it does to an object is said by the operation of the same rule, if any. */
    CALL,
    /** A function returned. */
    RETURN,
    /** One task left a CPU and another took it. Subject: the PID that comes in. */
    SWITCH,
    /** A task was made runnable. Subject: its PID. */
    WAKEUP,
    /** A task ended. Subject: its PID. */
    EXIT,
    /** A lock is asked for. Subject: its address. */
    REQUEST,
    /** A lock is held from here. Subject: its address. */
    ACQUIRE,
    /** A lock is given back. Subject: its address. */
    RELEASE,
    /** Waiting for a contended lock ended, with or without getting it. Subject: its address. */
    WAITED,
    /** Memory was freed. Subject: the pointer. */
    FREE,
    /** A count complained. Subject: the counter's address. */
    WARN,
    /** A line of the kernel's log. */
    LOG,
    /** Something was observed at a place inside a function; it starts and ends no call. */
    POINT,
    /** An operation that is told whole in one event, its values before and after with it. Subject: the object's address. */
    OPERATION,
    /** The task was put on its CPU. */
    IN,
    /** The task left its CPU. */
    OUT,
    /** The trace itself says that something went wrong. */
    FOUND,
    /** Told in the trace's own words, which say all there is. */
    NOTE;

    private static final Word[] ALL = values();

    static Word of(int ordinal) {
        return ALL[ordinal];
    }
}
