package racelane.trace;

/**
 * Tells quickly which records of a trace may hold a text, for records that cannot be searched as bytes. Used by
 * one thread, for rows in their order.
 */
public interface RecordSieve {
    /**
     * False only if the record's text does not hold it.
     *
     * @param name id of the event's name in the trace
     * @param lane of the row
     */
    boolean mayHold(long offset, int name, int lane);
}
