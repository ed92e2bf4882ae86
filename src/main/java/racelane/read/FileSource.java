package racelane.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A plain file. */
final class FileSource extends Source {
    private final FileHandles file;
    private final long size;
    private final AtomicLong furthest = new AtomicLong();
    private volatile boolean shrank;

    FileSource(String name, Path path) throws IOException {
        super(name);
        file = new FileHandles(path);
        size = file.length();
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        if (position >= size || length == 0) {
            return position >= size ? -1 : 0;
        }
        int wanted = (int) Math.min(length, size - position);
        int count = file.read(position, into, from, wanted);
        if (count < 0) {
            shrank = true;
        } else {
            furthest.accumulateAndGet(position + count, Math::max);
        }
        return count;
    }

    /** As it was when it was opened: what is appended later is another file. */
    @Override
    public long size() {
        return size;
    }

    @Override
    long inputDone() {
        return furthest.get();
    }

    @Override
    long inputSize() {
        return size;
    }

    @Override
    public String damage() {
        try {
            long now = file.length();
            if (shrank || now < size) {
                return "the file shrank while it was open, from " + size + " to " + now
                        + " bytes: events beyond are missing; open it again once nothing writes to it";
            }
            if (now > size) {
                return "the file grew while it was read, from " + size + " to " + now
                        + " bytes: only what was there at first is shown; open it again";
            }
        } catch (IOException closed) {
            return "the file cannot be read any more (" + closed.getMessage() + "): open it again";
        }
        return null;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException nothingToSave) {
            // It was opened for reading only: nothing can be lost.
            shrank = true;
        }
    }
}
