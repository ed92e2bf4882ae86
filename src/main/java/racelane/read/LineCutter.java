package racelane.read;

import java.io.IOException;

/**
 * Cuts a source into pieces of whole lines, one after the other. Of a line longer than
 * {@link LineLoop#LONGEST} the beginning is a piece of its own and the rest is passed over, so that no line
 * can take memory that the file does not justify.
 */
final class LineCutter {
    /** So long a live stream may pause before whoever follows it gets a turn. */
    private static final long PATIENCE_MS = 50;

    private final Source source;
    private final int pieceBytes;
    /** A file is read in full pieces; of a stream is taken what has come. */
    private final boolean waits;
    /** The line whose end the last piece did not hold. */
    private byte[] rest = {};
    private int restLength;
    private long offset;
    private boolean passingOver;
    private boolean ended;
    private boolean waiting;

    LineCutter(Source source, int pieceBytes) {
        this.source = source;
        long size = source.size();
        this.waits = size >= 0;
        this.pieceBytes = size >= 0 && size < pieceBytes ? (int) size + 1 : pieceBytes;
    }

    LinePiece piece() {
        return new LinePiece(pieceBytes);
    }

    /** Whether there was no piece only because nothing has come yet. */
    boolean isWaiting() {
        return waiting;
    }

    /** Fills the next piece; false if there is none (yet). */
    boolean next(LinePiece piece) throws IOException {
        waiting = false;
        if (ended) {
            return false;
        }
        byte[] bytes = piece.room(Math.min(LineLoop.LONGEST, Math.max(pieceBytes, restLength + 1)));
        System.arraycopy(rest, 0, bytes, 0, restLength);
        int seen = restLength;
        int filled = restLength;
        restLength = 0;
        while (true) {
            if (!source.come(offset + filled, PATIENCE_MS)) {
                keep(bytes, 0, filled);
                waiting = true;
                return false;
            }
            filled = fill(bytes, filled);
            int end = lastBreak(bytes, seen, filled) + 1;
            if (ended) {
                piece.filled(offset, filled, passingOver ? firstLine(bytes, filled) : 0, LineLoop.End.FILE);
                return filled > 0;
            }
            if (end > 0) {
                keep(bytes, end, filled);
                piece.filled(offset, end, passingOver ? firstLine(bytes, end) : 0, LineLoop.End.BREAK);
                passingOver = false;
                offset += end;
                return true;
            }
            if (passingOver || filled == LineLoop.LONGEST) {
                // Nothing but the middle of a long line, or the beginning of one.
                piece.filled(offset, filled, passingOver ? filled : 0, LineLoop.End.TOO_LONG);
                passingOver = true;
                offset += filled;
                return true;
            }
            seen = filled;
            if (filled == bytes.length) {
                bytes = piece.room(Math.min(LineLoop.LONGEST, bytes.length * 2));
            }
        }
    }

    private int fill(byte[] bytes, int from) throws IOException {
        int filled = from;
        int room = Math.min(bytes.length, LineLoop.LONGEST);
        do {
            int count = source.read(offset + filled, bytes, filled, room - filled);
            if (count < 0) {
                ended = true;
                return filled;
            }
            filled += count;
        } while (waits && filled < room);
        return filled;
    }

    private void keep(byte[] bytes, int from, int to) {
        restLength = to - from;
        if (rest.length < restLength) {
            rest = new byte[Math.min(LineLoop.LONGEST, restLength * 2)];
        }
        System.arraycopy(bytes, from, rest, 0, restLength);
    }

    private static int firstLine(byte[] bytes, int to) {
        int end = Bytes.indexOf(bytes, 0, to, (byte) '\n');
        return end < 0 ? to : end + 1;
    }

    private static int lastBreak(byte[] bytes, int from, int to) {
        int at = to - 1;
        while (at >= from && bytes[at] != '\n') {
            at--;
        }
        return at >= from ? at : -1;
    }
}
