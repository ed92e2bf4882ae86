package racelane.compare;

/**
 * A step of a thread that can be found again in another trace: what it does, told without address and offset.
 *
 * @param row  the trace's row
 * @param lane the thread
 * @param kind what it does
 * @param name the function or the lock; of a deed, what is done to what
 */
public record TraceStep(int row, int lane, Kind kind, String name) {
    /** What a step does. */
    public enum Kind { CALL, RETURN, LOCK, UNLOCK, DEED }

    /** For people: {@code get_device()}, {@code get_device() returns}, {@code locks table_mutex}. */
    public String words() {
        return switch (kind) {
            case CALL -> name + "()";
            case RETURN -> name + "() returns";
            case LOCK -> "locks " + name;
            case UNLOCK -> "unlocks " + name;
            case DEED -> name;
        };
    }

    /** Kind and name: what is looked for in the other trace. */
    String word() {
        return kind + " " + name;
    }

    /** Whether both do the same, whoever does it. */
    boolean isLike(TraceStep other) {
        return kind == other.kind && name.equals(other.name);
    }
}
