package racelane.trace;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Where the raw records of a trace lie. Offsets are those that the reader appended; what they point at
 * is the reader's business. Safe for several threads at once; closing releases files and mappings.
 */
public interface Records extends AutoCloseable {
    /** The raw record at an offset as text for a person, all its lines, without the last line break. */
    String text(long offset);

    /** Fills {@code body} with what the record says: its text after the event's name, or its fields. */
    void body(long offset, Body body);

    /** Line of the file, from 1, on which the record at this offset starts; -1 if the format has no lines. */
    long line(long offset);

    /** Where the record of an offset begins, in the order of the file: rows of one record share it. */
    default long position(long offset) {
        return offset;
    }

    /**
     * Looks for bytes in the records that begin from one position on and before another, without making text
     * of any: told is every position at which they stand, in order, the case of ASCII letters ignored. Between
     * pieces {@code cancelled} is asked.
     *
     * @param needle lower case, at least one byte, no line break
     * @return false if these records cannot be searched so: nothing is known then
     */
    default boolean find(byte[] needle, long from, long to, LongConsumer hit, BooleanSupplier cancelled) {
        return false;
    }

    /**
     * Another way to look for bytes, where {@link #find} does not know one: a quick look at each record.
     *
     * @param needle as in {@link #find}
     * @param names  of the trace's events
     * @param lanes  of the trace
     * @return null if there is none
     */
    default RecordSieve sieve(byte[] needle, Names names, List<Lane> lanes) {
        return null;
    }

    /** Records before this offset are not asked for any more: what they take may be let go. */
    default void forget(long before) {}

    @Override
    void close();

    /** Records of a trace that has none: every text is empty. */
    static Records none() {
        return new Records() {
            @Override
            public String text(long offset) {
                return "";
            }

            @Override
            public void body(long offset, Body body) {
                body.set(new byte[0], 0, 0);
            }

            @Override
            public long line(long offset) {
                return -1;
            }

            @Override
            public void close() {}
        };
    }
}
