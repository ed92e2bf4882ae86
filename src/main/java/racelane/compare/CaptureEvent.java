package racelane.compare;

import racelane.scenario.FindingKind;
import racelane.sim.Deed;

/**
 * One event of a capture that a model may have to do.
 *
 * @param kind     what happened
 * @param row      its row in the trace
 * @param lane     its lane
 * @param function the function entered, returned from, or in which it happened; null outside of all calls
 * @param address  the object's address, 0 for none
 * @param life     number of the life that the capture's object lives there
 * @param count    name of the count that {@code value} belongs to, or null
 * @param value    the count's value as the event shows it, or null
 * @param result   what a return returned, or null
 * @param lock     the lock's name, for lock events
 * @param deed     for {@link Kind#POINT}: whether it takes or gives back
 * @param finding  for {@link Kind#FOUND}: what went wrong
 * @param born     a new life begins at the address here
 * @param optional it lies in no call that the model knows, so that the model need not know it either
 */
record CaptureEvent(Kind kind, int row, int lane, String function, long address, int life, String count, Integer value, Long result,
        String lock, Deed.Kind deed, FindingKind finding, boolean born, boolean optional) {
    enum Kind { ENTER, RETURN, REQUEST, ACQUIRE, RELEASE, POINT, FREE, FOUND }

    static CaptureEvent call(Kind kind, int row, int lane, String function, long address, int life, String count, Integer value, Long result, boolean born) {
        return new CaptureEvent(kind, row, lane, function, address, life, count, value, result, null, null, null, born, false);
    }

    static CaptureEvent point(Deed.Kind deed, int row, int lane, String function, long address, int life, String count, Integer value) {
        return new CaptureEvent(Kind.POINT, row, lane, function, address, life, count, value, null, null, deed, null, false, false);
    }

    static CaptureEvent lock(Kind kind, int row, int lane, String function, String lock, boolean optional) {
        return new CaptureEvent(kind, row, lane, function, 0, 0, null, null, null, lock, null, null, false, optional);
    }

    static CaptureEvent free(int row, int lane, long address) {
        return new CaptureEvent(Kind.FREE, row, lane, null, address, 0, null, null, null, null, null, null, false, false);
    }

    static CaptureEvent found(FindingKind finding, int row, int lane, String function) {
        return new CaptureEvent(Kind.FOUND, row, lane, function, 0, 0, null, null, null, null, null, finding, false, false);
    }

    /** The kind of step that this is of a thread, or null. */
    TraceStep.Kind step() {
        return switch (kind) {
            case ENTER -> TraceStep.Kind.CALL;
            case RETURN -> TraceStep.Kind.RETURN;
            case ACQUIRE -> TraceStep.Kind.LOCK;
            case RELEASE -> TraceStep.Kind.UNLOCK;
            case REQUEST, POINT, FREE, FOUND -> null;
        };
    }

    /** What happened, in a few words. */
    String words() {
        String shown = value == null ? "" : ", " + count + " " + value;
        return switch (kind) {
            case ENTER -> "enters " + function + shown;
            case RETURN -> "returns from " + function + (result == null ? "" : " with " + result) + shown;
            case REQUEST -> "asks for " + lock + (function == null ? "" : " in " + function);
            case ACQUIRE -> "gets " + lock + (function == null ? "" : " in " + function);
            case RELEASE -> "gives back " + lock + (function == null ? "" : " in " + function);
            case POINT -> (deed == Deed.Kind.GET ? "takes a reference in " : "gives back a reference in ") + function + shown;
            case FREE -> "frees 0x" + Long.toHexString(address);
            case FOUND -> "meets " + finding.word() + (function == null ? "" : " in " + function);
        };
    }
}
