package racelane.trace;

/**
 * Tells quickly which records of a trace hold a text, for records that cannot be searched as bytes. Used by
 * one thread, for rows in their order.
 */
public interface RecordSieve {
    /** What is known of a record without making its text. */
    enum Answer {
        /** Its text does not hold it. */
        NO,
        /** Its text tells. */
        PERHAPS,
        /** Its text holds it. */
        HOLDS
    }

    /**
     * @param timeNs of the row
     * @param name   id of the event's name in the trace
     * @param lane   of the row
     */
    Answer look(long offset, long timeNs, int name, int lane);
}
