package racelane.read;

import java.io.IOException;
import java.util.Arrays;

/** Which line a byte lies on: a line count every 16 KiB, the rest is counted in the file when somebody asks. */
public final class LineIndex {
    private static final int SHIFT = 14;
    /** A count is kept for offsets that are multiples of this. */
    public static final long STRIDE = 1L << SHIFT;

    /** Line breaks before the byte {@code index << SHIFT}. */
    private volatile long[] breaksBefore = new long[64];
    private volatile int known = 1;

    /** The first offset from this one on that a count is kept for. */
    static long markFrom(long offset) {
        // Nothing lies before the file's first byte.
        return Math.max(STRIDE, (offset + STRIDE - 1) & -STRIDE);
    }

    /** So many line breaks lie before the next offset that a count is kept for. */
    public void next(long breaks) {
        if (known == breaksBefore.length) {
            breaksBefore = Arrays.copyOf(breaksBefore, known * 2);
        }
        breaksBefore[known] = breaks;
        known = known + 1;
    }

    /** Everything before {@code end} was seen, and {@code breaks} line breaks lie before the line that ends there. */
    public void passed(long end, long breaks) {
        while ((long) known << SHIFT <= end) {
            next(breaks);
        }
    }

    /** The line, from 1, that holds the byte at an offset; -1 if the file does not hold it any more. */
    long line(SourceBlocks blocks, long offset) throws IOException {
        int checkpoint = (int) Math.min(offset >>> SHIFT, known - 1L);
        long line = breaksBefore[checkpoint] + 1;
        for (long from = (long) checkpoint << SHIFT; from < offset; ) {
            SourceBlocks.Block block = blocks.at(from);
            int start = (int) (from - block.start());
            int end = (int) Math.min(block.length(), offset - block.start());
            if (end <= start) {
                return -1;
            }
            line += Bytes.count(block.bytes(), start, end, (byte) '\n');
            from += end - start;
        }
        return line;
    }
}
