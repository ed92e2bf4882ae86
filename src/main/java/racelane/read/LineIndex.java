package racelane.read;

import java.io.IOException;
import java.util.Arrays;

/** Which line a byte lies on: a line count every 64 KiB, the rest is counted in the file when somebody asks. */
public final class LineIndex {
    private static final int SHIFT = 16;
    private static final int STRIDE = 1 << SHIFT;

    /** Line breaks before the byte {@code index << SHIFT}. */
    private volatile long[] breaksBefore = new long[64];
    private volatile int known = 1;

    /** Everything before {@code end} was seen, and {@code breaks} line breaks lie before the line that ends there. */
    void passed(long end, long breaks) {
        while ((long) known << SHIFT <= end) {
            if (known == breaksBefore.length) {
                breaksBefore = Arrays.copyOf(breaksBefore, known * 2);
            }
            breaksBefore[known] = breaks;
            known = known + 1;
        }
    }

    /** The line, from 1, that holds the byte at an offset; -1 if the file cannot be read any more. */
    public long line(Source source, long offset) {
        int checkpoint = (int) Math.min(offset >>> SHIFT, known - 1L);
        long line = breaksBefore[checkpoint] + 1;
        long from = (long) checkpoint << SHIFT;
        byte[] piece = new byte[(int) Math.min(STRIDE, Math.max(1, offset - from))];
        try {
            while (from < offset) {
                int count = source.read(from, piece, 0, (int) Math.min(piece.length, offset - from));
                if (count <= 0) {
                    return -1;
                }
                line += Bytes.count(piece, 0, count, (byte) '\n');
                from += count;
            }
        } catch (IOException unreadable) {
            return -1;
        }
        return line;
    }
}
