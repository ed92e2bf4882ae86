package racelane.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Bytes of a stream on disk, appended by one and read by position by many, in private files of
 * {@link #SEGMENT} bytes: the oldest can be let go while the stream goes on. The files have mode 0600 and,
 * where the system allows it, no name: they are gone with the program, however that ends.
 */
final class Spool implements Closeable {
    static final int SEGMENT = 16 << 20;

    /** The files, the oldest first; the first begins at {@link #begin}. */
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final int segmentBytes;
    private long begin;
    private long end;
    private boolean closed;

    /** One file, and its name where it could not be taken away. */
    private record Segment(RandomAccessFile file, Path path) implements Closeable {
        static Segment make() throws IOException {
            // createTempFile makes it readable and writable by its owner alone.
            Path path = Files.createTempFile("racelane", ".spool");
            Segment segment = new Segment(new RandomAccessFile(path.toFile(), "rw"), path);
            segment.removeName();
            return segment;
        }

        private void removeName() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException inUse) {
                // Systems that do not unlink open files: close() deletes it.
                path.toFile().deleteOnExit();
            }
        }

        @Override
        public void close() throws IOException {
            try (file) {
                file.setLength(0);
            }
            removeName();
        }
    }

    Spool() throws IOException {
        this(SEGMENT);
    }

    /** With files of another size. */
    Spool(int segmentBytes) throws IOException {
        this.segmentBytes = segmentBytes;
        segments.add(Segment.make());
    }

    /** Bytes appended so far. */
    synchronized long end() {
        return end;
    }

    /** Bytes that are still here. */
    synchronized long kept() {
        return end - begin;
    }

    synchronized void append(byte[] bytes, int length) throws IOException {
        for (int done = 0; done < length && !closed; ) {
            int used = (int) ((end - begin) % segmentBytes);
            if (used == 0 && end > begin) {
                segments.add(Segment.make());
            }
            int count = Math.min(length - done, segmentBytes - used);
            RandomAccessFile last = segments.getLast().file();
            last.seek(used);
            last.write(bytes, done, count);
            done += count;
            end += count;
        }
    }

    /** Reads what is there from a position on, at least one byte; -1 if nothing is, not yet or not any more. */
    synchronized int read(long position, byte[] into, int from, int length) throws IOException {
        if (closed || position < begin || position >= end) {
            return -1;
        }
        long offset = position - begin;
        long left = offset / segmentBytes;
        for (Segment segment : segments) {
            if (left-- == 0) {
                int within = (int) (offset % segmentBytes);
                segment.file().seek(within);
                return segment.file().read(into, from, (int) Math.min(length, Math.min(segmentBytes - within, end - position)));
            }
        }
        return -1;
    }

    /** What lies before a position is not read any more. */
    synchronized void forget(long before) throws IOException {
        while (!closed && segments.size() > 1 && begin + segmentBytes <= before) {
            begin += segmentBytes;
            segments.removeFirst().close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        List<Segment> open = new ArrayList<>(segments);
        segments.clear();
        IOException failed = null;
        for (Segment segment : open) {
            try {
                segment.close();
            } catch (IOException failure) {
                failed = failure;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
