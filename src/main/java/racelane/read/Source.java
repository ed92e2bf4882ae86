package racelane.read;

import java.io.IOException;

/**
 * The bytes of a file, unpacked, read by position. Safe for several threads. A file that shrinks while
 * it is open ends early; it is never mapped, so that this cannot hurt the program.
 */
public abstract class Source implements AutoCloseable {
    private final String name;

    Source(String name) {
        this.name = name;
    }

    /** The name for people. */
    public final String name() {
        return name;
    }

    /**
     * Reads at least one byte from a position; waits for it if the input is still coming.
     *
     * @return how many bytes, or -1 at the end
     */
    public abstract int read(long position, byte[] into, int from, int length) throws IOException;

    /** As {@link #read}, but waits for nothing: -1 too where the input has not come yet. */
    public int readThere(long position, byte[] into, int from, int length) throws IOException {
        return read(position, into, from, length);
    }

    /**
     * Waits until there is something at a position, or the end, no longer than so many milliseconds (0: as long as it
     * takes); only a live source that is fed makes anybody wait.
     *
     * @return false if nothing has come yet
     */
    boolean come(long position, long atMostMs) throws IOException {
        return true;
    }

    /** Work that takes in what comes, beside those who read it; null where reading itself does. Ends with the stream, or once the source is closed. */
    Runnable feed() {
        return null;
    }

    /** What lies before a position is not read any more. */
    void forget(long before) {}

    /** Size in bytes, or -1 as long as the end of a stream was not met. */
    public abstract long size();

    /** Bytes of the input as it lies on disk that were read so far, packed if it is packed. */
    abstract long inputDone();

    /** Size of the input as it lies on disk, or -1. */
    abstract long inputSize();

    /** Whether more may come at any time: standard input. */
    public boolean isLive() {
        return false;
    }

    /** What is wrong with the wrapper or the file itself, known once its end was met; or null. */
    public abstract String damage();

    /** What was done to the file so that it can be read, for people; null if nothing was. */
    public String note() {
        return null;
    }

    @Override
    public abstract void close();

    /** Reads as much as is there, up to {@code length}. */
    public final int readFully(long position, byte[] into, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = readThere(position + done, into, from + done, length - done);
            if (count < 0) {
                break;
            }
            done += count;
        }
        return done;
    }
}
