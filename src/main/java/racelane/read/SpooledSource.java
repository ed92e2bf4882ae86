package racelane.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A stream (an unpacked file, standard input) that is kept in a private file as far as it was asked for,
 * so that it can be read by position. The file has mode 0600 and, where the system allows it, no name:
 * it is gone with the program, however that ends.
 */
final class SpooledSource extends Source {
    private static final int PIECE = 64 * 1024;
    private static final long ROOM_CHECK_BYTES = 64L << 20;

    private final InputStream in;
    private final LongSupplier inputDone;
    private final long inputSize;
    private final long limitBytes;
    private final boolean live;
    private final Path path;
    private final RandomAccessFile spool;
    /** Whoever takes from the stream holds this. */
    private final Object pump = new Object();
    private final byte[] piece = new byte[PIECE];
    private long nextRoomCheck = ROOM_CHECK_BYTES;
    private volatile long spooled;
    private volatile boolean ended;
    private volatile boolean closed;
    private volatile String damage;
    private String note;

    SpooledSource(String name, InputStream in, LongSupplier inputDone, long inputSize, long limitBytes, boolean live) throws IOException {
        super(name);
        this.in = in;
        this.inputDone = inputDone;
        this.inputSize = inputSize;
        this.limitBytes = limitBytes;
        this.live = live;
        // createTempFile makes it readable and writable by its owner alone.
        path = Files.createTempFile("racelane", ".spool");
        spool = new RandomAccessFile(path.toFile(), "rw");
        removeName();
    }

    /** The same, saying what was done to the stream before. */
    SpooledSource noting(String words) {
        note = words;
        return this;
    }

    @Override
    public String note() {
        return note;
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
    public int read(long position, byte[] into, int from, int length) throws IOException {
        synchronized (pump) {
            while (!ended && position >= spooled) {
                pump();
            }
        }
        return readThere(position, into, from, length);
    }

    @Override
    public int readThere(long position, byte[] into, int from, int length) throws IOException {
        synchronized (spool) {
            if (closed || position >= spooled) {
                return -1;
            }
            spool.seek(position);
            return spool.read(into, from, (int) Math.min(length, spooled - position));
        }
    }

    /** Takes one piece from the stream. The spool is not locked while the stream is waited for: people go on reading what is there. */
    private void pump() throws IOException {
        int count;
        try {
            count = in.read(piece, 0, PIECE);
        } catch (EOFException cut) {
            end("the compressed file is cut: what could be unpacked (" + spooled + " bytes) is shown; copy the file again");
            return;
        } catch (IOException | RuntimeException broken) {
            // The unpackers answer damaged input with unchecked exceptions too.
            end("the input is damaged after " + spooled + " unpacked bytes (" + reason(broken)
                    + "): what could be read before is shown; copy the file again");
            return;
        }
        if (count < 0) {
            end(null);
        } else if (spooled + count > limitBytes) {
            end("unpacked it is larger than " + limitBytes + " bytes: only those are shown; unpack the file yourself and open the result");
        } else if (hasRoom()) {
            keep(count);
        } else {
            end("no room is left for temporary files after " + spooled + " unpacked bytes: only those are shown; make room and open it again");
        }
    }

    private boolean hasRoom() {
        if (spooled < nextRoomCheck) {
            return true;
        }
        nextRoomCheck += ROOM_CHECK_BYTES;
        return Path.of(System.getProperty("java.io.tmpdir")).toFile().getUsableSpace() >= ROOM_CHECK_BYTES;
    }

    private void keep(int count) throws IOException {
        synchronized (spool) {
            if (closed) {
                ended = true;
                return;
            }
            spool.seek(spooled);
            spool.write(piece, 0, count);
            spooled += count;
        }
    }

    private static String reason(Exception broken) {
        String message = broken.getMessage();
        return message == null ? broken.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    }

    private void end(String why) {
        damage = why;
        ended = true;
    }

    @Override
    public long size() {
        return ended ? spooled : -1;
    }

    @Override
    long inputDone() {
        return inputDone.getAsLong();
    }

    @Override
    long inputSize() {
        return inputSize;
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public String damage() {
        return damage;
    }

    @Override
    public void close() {
        synchronized (spool) {
            if (closed) {
                return;
            }
            closed = true;
            ended = true;
            try (in; spool) {
                spool.setLength(0);
            } catch (IOException nothingToSave) {
                damage = nothingToSave.getMessage();
            }
        }
        removeName();
    }
}
