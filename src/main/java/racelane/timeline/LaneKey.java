package racelane.timeline;

/**
 * Names a lane of the window, whatever is shown at the moment.
 *
 * @param kind  what the lane shows
 * @param id    of an object: its id in the analysis; of a thread: its lane in the trace
 * @param count of an object: which of its counts; else 0
 */
public record LaneKey(Kind kind, int id, int count) {
    /** What a lane shows. */
    public enum Kind { OBJECT, THREAD }

    public static LaneKey object(int id, int count) {
        return new LaneKey(Kind.OBJECT, id, count);
    }

    public static LaneKey thread(int lane) {
        return new LaneKey(Kind.THREAD, lane, 0);
    }

    public boolean isObject() {
        return kind == Kind.OBJECT;
    }

    public boolean isThread() {
        return kind == Kind.THREAD;
    }
}
