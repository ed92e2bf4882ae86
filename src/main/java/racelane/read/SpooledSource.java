package racelane.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A stream (an unpacked file, standard input) that is kept in a {@link Spool} as far as it was asked for, so
 * that it can be read by position. Of a live one, which may pause, somebody else may do the asking
 * ({@link #feed}): then nobody who only wants to know whether more has come has to wait for it.
 */
final class SpooledSource extends Source {
    private static final int PIECE = 64 * 1024;
    private static final long ROOM_CHECK_BYTES = 64L << 20;
    /** A writer that is faster than the reader waits for it, as it would at a pipe. */
    private static final long AHEAD = 64L << 20;

    private final InputStream in;
    private final LongSupplier inputDone;
    private final long inputSize;
    private final long limitBytes;
    private final boolean live;
    private final Spool spool;
    /** Whoever takes from the stream holds this; of a stream that is fed it guards the news of what has come. */
    private final Object pump = new Object();
    private final byte[] piece = new byte[PIECE];
    private long nextRoomCheck = ROOM_CHECK_BYTES;
    private boolean fed;
    private long reached;
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
        this.spool = new Spool();
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

    @Override
    Runnable feed() {
        synchronized (pump) {
            fed = true;
        }
        return () -> {
            try {
                while (!ended) {
                    pump();
                    tell();
                }
            } catch (IOException full) {
                end("what comes cannot be kept (" + full.getMessage() + ") after " + spooled + " bytes: what came before is shown; make room for temporary files");
                tell();
            }
        };
    }

    /** Wakes whoever waits for more, and waits for whoever is too far behind. */
    private void tell() {
        synchronized (pump) {
            pump.notifyAll();
            try {
                while (!ended && spooled - reached > AHEAD) {
                    pump.wait();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                ended = true;
            }
        }
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        synchronized (pump) {
            while (!ended && position >= spooled) {
                if (fed) {
                    come(position, 0);
                } else {
                    pump();
                }
            }
        }
        return readThere(position, into, from, length);
    }

    @Override
    boolean come(long position, long atMostMs) throws IOException {
        synchronized (pump) {
            if (fed && position > reached) {
                reached = position;
                pump.notifyAll();
            }
            if (fed && !ended && position >= spooled) {
                try {
                    pump.wait(atMostMs);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IOException("the reading was interrupted", stopped);
                }
            }
            return !fed || ended || position < spooled;
        }
    }

    @Override
    public int readThere(long position, byte[] into, int from, int length) throws IOException {
        return spool.read(position, into, from, length);
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
        } else if (spool.kept() + count > limitBytes) {
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
        if (closed) {
            ended = true;
            return;
        }
        spool.append(piece, count);
        spooled = spool.end();
    }

    private static String reason(Exception broken) {
        String message = broken.getMessage();
        return message == null ? broken.getClass().getSimpleName() : message.lines().findFirst().orElse("");
    }

    private void end(String why) {
        // Of a source that was closed it does not matter how its stream ends.
        damage = closed ? damage : why;
        ended = true;
    }

    @Override
    void forget(long before) {
        try {
            spool.forget(before);
        } catch (IOException stays) {
            // It takes room until the program ends, nothing else is lost.
            System.getLogger("racelane").log(System.Logger.Level.WARNING, "temporary files are not let go: {0}", stays.getMessage());
        }
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
        if (closed) {
            return;
        }
        closed = true;
        ended = true;
        // Whoever feeds it may hold the pump while it waits for the stream: it finds it ended when that comes back.
        if (fed) {
            synchronized (pump) {
                pump.notifyAll();
            }
        }
        try (in; spool) {
            reached = Long.MAX_VALUE;
        } catch (IOException nothingToSave) {
            damage = nothingToSave.getMessage();
        }
    }
}
