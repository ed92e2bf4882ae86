package racelane.read;

import java.util.Arrays;

/**
 * A piece of a file that ends where a line ends, so that its lines can be taken apart without knowing the
 * pieces before it. Filled by {@link LineCutter}, then only read; used again for a later piece.
 */
public final class LinePiece {
    private byte[] bytes;
    private int length;
    private long offset;
    /** Before it lies the rest of a line whose beginning was in an earlier piece. */
    private int first;
    private LineLoop.End last;
    private int breaks;
    /** Line breaks before each byte whose offset {@link LineIndex} keeps a count for. */
    private int[] marks = new int[4];
    private int markCount;

    LinePiece(int room) {
        bytes = new byte[room];
    }

    /** What is done with a line of a piece. */
    public interface Lines {
        /** @param breaks line breaks before it in the piece */
        void line(byte[] bytes, int from, int to, int breaks, LineLoop.End end);

        /**
         * How many bytes of the line that begins here are known to it, and hold no line break: they need not be
         * searched for its end. The line is told next.
         *
         * @param to where the piece ends
         */
        default int known(byte[] bytes, int from, int to) {
            return 0;
        }
    }

    /** The bytes, valid below {@link #length}; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Where in the file the first byte lies. */
    public long offset() {
        return offset;
    }

    /** How the last line ends. */
    public LineLoop.End last() {
        return last;
    }

    /** Line breaks before an index of this piece. */
    public int breaksBefore(int index) {
        return Bytes.count(bytes, 0, index, (byte) '\n');
    }

    /** Room for at least so many bytes; what is there stays. */
    byte[] room(int size) {
        if (bytes.length < size) {
            bytes = Arrays.copyOf(bytes, size);
        }
        return bytes;
    }

    void filled(long begin, int size, int firstLine, LineLoop.End end) {
        offset = begin;
        length = size;
        first = firstLine;
        last = end;
    }

    /** Tells every line in order, without its line break and a carriage return before that. Each piece is gone through once. */
    public void lines(Lines lines) {
        breaks = 0;
        markCount = 0;
        long mark = LineIndex.markFrom(offset);
        int from = 0;
        for (int end = end(lines, from); end >= 0; end = end(lines, from)) {
            if (from >= first) {
                lines.line(bytes, from, end > from && bytes[end - 1] == '\r' ? end - 1 : end, breaks, LineLoop.End.BREAK);
            }
            while (mark <= offset + end) {
                mark = mark(mark);
            }
            breaks++;
            from = end + 1;
        }
        while (mark < offset + length) {
            mark = mark(mark);
        }
        if (from < length && from >= first) {
            lines.line(bytes, from, length, breaks, last);
        }
    }

    private int end(Lines lines, int from) {
        return Bytes.indexOf(bytes, from + lines.known(bytes, from, length), length, (byte) '\n');
    }

    private long mark(long mark) {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, markCount * 2);
        }
        marks[markCount++] = breaks;
        return mark + LineIndex.STRIDE;
    }

    /** Once its lines were told: tells the index what was counted, and returns how many line breaks there are up to its end. */
    long counted(LineIndex index, long breaksBefore) {
        for (int i = 0; i < markCount; i++) {
            index.next(breaksBefore + marks[i]);
        }
        return breaksBefore + breaks;
    }
}
