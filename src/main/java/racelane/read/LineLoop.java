package racelane.read;

import java.io.IOException;
import java.util.Arrays;
import racelane.trace.TraceBuilder;

/**
 * Feeds the lines of a source to a format, as bytes, one after the other. A line longer than
 * {@link #LONGEST} is handed over up to there and otherwise passed over, so that no line can take
 * memory that the file does not justify.
 */
public final class LineLoop {
    /** No kernel prints a longer line: a ring buffer's page holds 4 to 64 KiB. */
    public static final int LONGEST = 1 << 20;
    private static final int PIECE = 1 << 18;

    /** How a line ends. */
    public enum End {
        /** With a line break. */
        BREAK,
        /** With the file: it may be cut. */
        FILE,
        /** It is longer than {@link #LONGEST}; only its beginning is here. */
        TOO_LONG
    }

    /** What is done with a line. */
    public interface Lines {
        /**
         * @param offset in the file, of the line's first byte
         * @param number of the line, from 1
         */
        void line(byte[] bytes, int from, int to, long offset, long number, End end);
    }

    private final Source source;
    private final LineIndex index;
    private final Pause pause;
    private byte[] buffer;
    private long number;

    public LineLoop(Source source, LineIndex index, TraceBuilder builder, Progress progress) {
        this.source = source;
        this.index = index;
        this.pause = new Pause(source, builder, progress);
        long size = source.size();
        buffer = new byte[size >= 0 && size < PIECE ? (int) size + 1 : PIECE];
    }

    /** Runs to the end of the source. */
    public void run(Lines lines) throws IOException {
        long base = 0;
        int filled = 0;
        boolean passingOver = false;
        while (true) {
            int count = source.read(base + filled, buffer, filled, buffer.length - filled);
            if (count < 0) {
                break;
            }
            int scan = filled;
            filled += count;
            int from = 0;
            int end = Bytes.indexOf(buffer, scan, filled, (byte) '\n');
            while (end >= 0) {
                if (!passingOver) {
                    lines.line(buffer, from, end > from && buffer[end - 1] == '\r' ? end - 1 : end, base + from, number + 1, End.BREAK);
                }
                passingOver = false;
                index.passed(base + end, number);
                number++;
                from = end + 1;
                end = Bytes.indexOf(buffer, from, filled, (byte) '\n');
            }
            if (from == 0 && filled == buffer.length && buffer.length < LONGEST) {
                buffer = Arrays.copyOf(buffer, Math.min(LONGEST, buffer.length * 2));
            } else if (from == 0 && filled == buffer.length) {
                if (!passingOver) {
                    lines.line(buffer, 0, filled, base, number + 1, End.TOO_LONG);
                }
                passingOver = true;
                base += filled;
                filled = 0;
                index.passed(base - 1, number);
            } else {
                System.arraycopy(buffer, from, buffer, 0, filled - from);
                base += from;
                filled -= from;
            }
            pause.between();
        }
        if (filled > 0 && !passingOver) {
            index.passed(base + filled - 1, number);
            lines.line(buffer, 0, filled, base, number + 1, End.FILE);
        }
        pause.done();
    }
}
