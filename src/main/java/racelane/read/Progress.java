package racelane.read;

import racelane.trace.Trace;

/** Whoever waits for a file to be read: told how far it is, asked whether to go on. Called from the reading thread. */
public interface Progress {
    /**
     * So many bytes of the input were read.
     *
     * @param total -1 if unknown (a stream)
     */
    void reached(long doneBytes, long totalBytes);

    /** Asked a few times a megabyte; true ends the reading with {@link java.util.concurrent.CancellationException}. */
    boolean isCancelled();

    /** Whether to offer snapshots; each costs time in proportion to what is read so far. */
    default boolean wantsSnapshots() {
        return false;
    }

    /** Asked now and then while a live stream is read: true ends it there, as if the stream had ended. */
    default boolean isEnough() {
        return false;
    }

    /** What was read so far, at growing intervals: each about twice as large as the one before; of a live stream as often as it is wanted. */
    default void onSnapshot(Trace soFar) {}

    /** Nobody waits. */
    static Progress none() {
        return new Progress() {
            @Override
            public void reached(long doneBytes, long totalBytes) {}

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }
}
