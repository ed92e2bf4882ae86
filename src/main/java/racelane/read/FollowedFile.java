package racelane.read;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A file to which somebody goes on writing, as a stream that waits at its end for what is still to come. It
 * ends when it is closed, or when the file is found shorter than what was read: then it was begun anew.
 */
public final class FollowedFile extends InputStream {
    /** So often the end of the file is looked at: a tenth of a second is no wait for a person, and no work for the disk. */
    private static final long LOOK_EVERY_MS = 100;

    private final RandomAccessFile file;
    private final Object waiting = new Object();
    private long position;
    private boolean closed;

    /** @throws FileNotFoundException if it is not there, or may not be read */
    public FollowedFile(Path path) throws FileNotFoundException {
        file = new RandomAccessFile(path.toFile(), "r");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        synchronized (waiting) {
            while (!closed) {
                int count = file.read(into, from, length);
                if (count >= 0) {
                    position += count;
                    return count;
                }
                if (file.length() < position) {
                    throw new IOException("the file became shorter than the " + position + " bytes that were read: it was begun anew; open it again");
                }
                pause();
            }
            return -1;
        }
    }

    private void pause() throws IOException {
        try {
            waiting.wait(LOOK_EVERY_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the waiting for more was interrupted", stopped);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
            file.close();
        }
    }
}
