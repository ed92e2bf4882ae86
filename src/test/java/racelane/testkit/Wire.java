package racelane.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;

/** Standard input in the hands of a test: what it hands over comes as it is, piece by piece; nothing comes until it does. */
public final class Wire extends InputStream {
    private static final byte[] END = {};

    private final LinkedBlockingQueue<Object> coming = new LinkedBlockingQueue<>();
    private byte[] piece = {};
    private int at;
    private boolean ended;

    public Wire send(byte[] bytes) {
        if (bytes.length > 0) {
            coming.add(bytes);
        }
        return this;
    }

    public Wire send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The writer is done. */
    public void end() {
        coming.add(END);
    }

    /** The writer is gone, and reading tells so. */
    public void breaks(String why) {
        coming.add(new IOException(why));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (at == piece.length && !ended) {
            next();
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, count);
        at += count;
        return count;
    }

    private void next() throws IOException {
        try {
            Object what = coming.take();
            if (what instanceof IOException broken) {
                ended = true;
                throw broken;
            }
            piece = (byte[]) what;
            at = 0;
            ended = what == END;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
