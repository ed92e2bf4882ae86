package racelane.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import racelane.trace.TraceBuilder;
import racelane.trace.Workers;

/**
 * Feeds the lines of a source to a format, as bytes, in pieces. What can be told of a piece without knowing
 * those before it is worked out first, where there are cores for several pieces at once; then the pieces are
 * taken in one after the other, in the order of the file. So what comes out does not depend on how many
 * cores there are or where the pieces were cut.
 */
public final class LineLoop {
    /** No kernel prints a longer line: a ring buffer's page holds 4 to 64 KiB. Of a longer one only so much is handed over. */
    public static final int LONGEST = 1 << 20;
    /** A piece, and what was worked out of it, stay in a core's own cache until the piece is taken in. */
    public static final int PIECE = 1 << 18;
    /** Pieces in work at once, for each core: enough that one that takes longer keeps nobody waiting. */
    private static final int PIECES_A_CORE = 16;

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

    /** What is done with a piece; used again for a later one. Each piece's lines are gone through once, in one of the two. */
    public interface Part {
        /** Works out what can be told of the piece alone; on any thread, beside other parts. */
        void parse(LinePiece piece);

        /**
         * Takes the piece in: called in the order of the file, never for two pieces at once.
         *
         * @param firstLine number of the line with the piece's first byte, from 1
         */
        void take(LinePiece piece, long firstLine);
    }

    private record Work(LinePiece piece, Part part) {}

    private final Source source;
    private final LineIndex index;
    private final Pause pause;
    private final LineCutter cutter;
    private final List<Work> idle = new ArrayList<>();
    private long breaks;
    private IOException fault;

    public LineLoop(Source source, LineIndex index, TraceBuilder builder, Progress progress) {
        this(source, index, builder, progress, PIECE);
    }

    /** As above, with pieces of another size; what comes out is the same. */
    public LineLoop(Source source, LineIndex index, TraceBuilder builder, Progress progress, int pieceBytes) {
        this.source = source;
        this.index = index;
        this.pause = new Pause(source, builder, progress);
        this.cutter = new LineCutter(source, pieceBytes);
    }

    /** Runs to the end of the source, line after line. */
    public void run(Lines lines) throws IOException {
        run(() -> new InOrder(lines), Workers.direct());
    }

    /** Runs to the end of the source, piece after piece. */
    public void run(Supplier<Part> parts, Workers workers) throws IOException {
        // Of an input that may pause every line is taken in before the next one is waited for.
        if (workers.cores() > 1 && source.inputSize() >= 0) {
            sideBySide(parts, workers);
        } else {
            oneByOne(parts);
        }
        if (fault != null) {
            throw fault;
        }
        pause.done();
    }

    private void oneByOne(Supplier<Part> parts) {
        for (List<Work> cut = cut(parts, 1); !pause.isEnough() && (!cut.isEmpty() || cutter.isWaiting()); cut = cut(parts, 1)) {
            for (Work work : cut) {
                work.part.parse(work.piece);
            }
            take(cut);
            pause.between();
        }
    }

    /** While some pieces are parsed, those before them are taken in and those after them read. */
    private void sideBySide(Supplier<Part> parts, Workers workers) {
        int wide = 1;
        List<Work> parsed = List.of();
        List<Work> cut = cut(parts, wide);
        while (!cut.isEmpty() || !parsed.isEmpty()) {
            List<Work> taking = parsed;
            // A small file is not worth many pieces, and the first rows are wanted soon.
            wide = Math.min(wide * 2, PIECES_A_CORE * workers.cores());
            int next = wide;
            List<Callable<List<Work>>> tasks = new ArrayList<>();
            tasks.add(() -> {
                take(taking);
                return cut(parts, next);
            });
            for (Work work : cut) {
                tasks.add(() -> {
                    work.part.parse(work.piece);
                    return List.of();
                });
            }
            parsed = cut;
            cut = workers.together(tasks).get(0);
            pause.between();
        }
    }

    /** The next pieces, at most so many; none at the end. A source that fails ends there, and what came before is taken in first. */
    private List<Work> cut(Supplier<Part> parts, int most) {
        List<Work> cut = new ArrayList<>();
        try {
            while (cut.size() < most && fault == null) {
                Work work = idle.isEmpty() ? new Work(cutter.piece(), parts.get()) : idle.remove(idle.size() - 1);
                if (!cutter.next(work.piece)) {
                    break;
                }
                cut.add(work);
            }
        } catch (IOException failure) {
            fault = failure;
        }
        return cut;
    }

    private void take(List<Work> parsed) {
        for (Work work : parsed) {
            work.part.take(work.piece, breaks + 1);
            breaks = work.piece.counted(index, breaks);
            idle.add(work);
        }
    }

    /** A part of a format in which every line depends on those before it: nothing can be worked out alone. */
    private record InOrder(Lines lines) implements Part {
        @Override
        public void parse(LinePiece piece) {
            // What a line means is known only when it is its turn.
        }

        @Override
        public void take(LinePiece piece, long firstLine) {
            piece.lines((bytes, from, to, before, end) -> lines.line(bytes, from, to, piece.offset() + from, firstLine + before, end));
        }
    }
}
