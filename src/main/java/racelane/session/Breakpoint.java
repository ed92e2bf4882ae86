package racelane.session;

import racelane.analysis.CountedObject;
import racelane.timeline.Timeline;

/**
 * Where running through a trace stops. What it means is told by names and addresses, so that it can be kept in a file.
 *
 * @param kind    what is waited for
 * @param name    the function, the lane or the lock; of a value the count's name
 * @param address of a value: the object's address; else 0
 * @param value   of a value: the one that is waited for; else 0
 */
public record Breakpoint(Kind kind, String name, long address, int value) {
    /** What a breakpoint waits for. */
    public enum Kind {
        /** A call of this function. */
        FUNCTION,
        /** A count that gets this value. */
        VALUE,
        /** An event of this thread. */
        LANE,
        /** Somebody asks for, gets or gives back this lock. */
        LOCK
    }

    public static Breakpoint function(String name) {
        return new Breakpoint(Kind.FUNCTION, name, 0, 0);
    }

    public static Breakpoint value(CountedObject object, String count, int value) {
        return new Breakpoint(Kind.VALUE, count, object.address(), value);
    }

    public static Breakpoint lane(String name) {
        return new Breakpoint(Kind.LANE, name, 0, 0);
    }

    public static Breakpoint lock(String name) {
        return new Breakpoint(Kind.LOCK, name, 0, 0);
    }

    /** For people, as it can be typed: {@code get_device()}, {@code device0.refcnt == 0}, {@code lane sh-222}, {@code lock table_mutex}.
     * Of objects of one name each is told by its address. */
    public String words(Timeline timeline) {
        return switch (kind) {
            case FUNCTION -> name + "()";
            case VALUE -> {
                CountedObject object = timeline.analysis().object(address);
                boolean alone = object != null && timeline.analysis().objects().stream().filter(one -> one.name().equals(object.name())).count() == 1;
                yield (alone ? object.name() : "0x" + Long.toHexString(address)) + "." + name + " == " + value;
            }
            case LANE -> "lane " + name;
            case LOCK -> "lock " + name;
        };
    }
}
