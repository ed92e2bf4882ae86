package racelane.read.ftrace;

import java.io.IOException;
import racelane.read.LineLoop;
import racelane.read.LinePiece;
import racelane.read.Source;

/** The last event while a file is read, and whether a line that is none belongs to it: its own line is looked at only when such a line follows. */
final class FtraceRest {
    private final Source source;
    private final FtraceLine line = new FtraceLine();
    private final FtraceTail tail = new FtraceTail();
    private long lastOffset;
    private int lastLength;
    private boolean known = true;

    FtraceRest(Source source) {
        this.source = source;
    }

    /** An event's own line. */
    void follows(long offset, int length) {
        lastOffset = offset;
        lastLength = length;
        known = false;
    }

    /** What follows belongs to no event. */
    void close() {
        tail.close();
        known = true;
    }

    /** Whether the line {@code from} to {@code to}, which is no event itself, belongs to the last one; asked line after line. */
    boolean takes(LinePiece piece, int from, int to) {
        if (!known) {
            known = true;
            tail.close();
            begin(piece);
        }
        return tail.takes(piece.bytes(), from, to);
    }

    private void begin(LinePiece piece) {
        byte[] its = piece.bytes();
        int start = (int) (lastOffset - piece.offset());
        int length = Math.min(lastLength, LineLoop.LONGEST);
        if (lastOffset < piece.offset()) {
            // It lies in a piece of the file before this one.
            its = new byte[length];
            start = 0;
            try {
                length = source.readFully(lastOffset, its, 0, length);
            } catch (IOException gone) {
                // The line that follows is told as one that belongs to nothing, and the loop meets the same fault itself.
                return;
            }
        }
        if (line.parse(its, start, start + length)) {
            tail.begin(line, its);
        }
    }
}
