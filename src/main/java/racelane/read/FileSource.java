package racelane.read;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * A plain file. A RandomAccessFile under a lock, because a FileChannel closes itself for everybody when
 * one reading thread is interrupted, and a cancelled search must not take the file away from the window.
 */
final class FileSource extends Source {
    private final RandomAccessFile file;
    private final long size;
    private long furthest;
    private boolean shrank;

    FileSource(String name, Path path) throws IOException {
        super(name);
        file = new RandomAccessFile(path.toFile(), "r");
        size = file.length();
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        if (position >= size || length == 0) {
            return position >= size ? -1 : 0;
        }
        int wanted = (int) Math.min(length, size - position);
        synchronized (file) {
            file.seek(position);
            int count = file.read(into, from, wanted);
            if (count < 0) {
                shrank = true;
            } else {
                furthest = Math.max(furthest, position + count);
            }
            return count;
        }
    }

    /** As it was when it was opened: what is appended later is another file. */
    @Override
    public long size() {
        return size;
    }

    @Override
    long inputDone() {
        synchronized (file) {
            return furthest;
        }
    }

    @Override
    long inputSize() {
        return size;
    }

    @Override
    public String damage() {
        synchronized (file) {
            try {
                if (shrank || file.length() < size) {
                    return "the file shrank while it was open, from " + size + " to " + file.length()
                            + " bytes: events beyond are missing; open it again once nothing writes to it";
                }
                if (file.length() > size) {
                    return "the file grew while it was read, from " + size + " to " + file.length()
                            + " bytes: only what was there at first is shown; open it again";
                }
            } catch (IOException closed) {
                return "the file cannot be read any more (" + closed.getMessage() + "): open it again";
            }
        }
        return null;
    }

    @Override
    public void close() {
        synchronized (file) {
            try {
                file.close();
            } catch (IOException nothingToSave) {
                // It was opened for reading only: nothing can be lost.
                shrank = true;
            }
        }
    }
}
