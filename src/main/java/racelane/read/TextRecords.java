package racelane.read;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import racelane.trace.Body;
import racelane.trace.Records;

/**
 * Records of a line format: one line, and those after it that belong to it. A format says where a record
 * ends and what its body is.
 *
 * @param <L> what the format knows of a record once it has found its end; made anew for every look, so that threads do not share it
 */
public abstract class TextRecords<L> implements Records {
    private static final byte[] NOTHING = {};

    private final Source source;
    private final SourceBlocks blocks;
    private final LineIndex lines;

    protected TextRecords(Source source, LineIndex lines) {
        this.source = source;
        this.blocks = new SourceBlocks(source);
        this.lines = lines;
    }

    /** What is to be filled while the record at an offset is looked at; {@code before} served for another one and may serve again, or is null. */
    protected abstract L found(long offset, L before);

    /** The byte at which the record of an offset begins; formats that keep more than one row a record may put more into an offset. */
    @Override
    public long position(long offset) {
        return offset;
    }

    /**
     * Where the record that begins at {@code from} ends, its last line break not included.
     *
     * @param to   end of the bytes that are here
     * @param last whether the file ends at {@code to}
     * @param line to keep what was found
     * @return the end, or -1 if more bytes are needed to tell
     */
    protected abstract int end(byte[] bytes, int from, int to, boolean last, L line);

    /** Fills {@code body} from the record's bytes, whose end was found with {@code line}; both ends equal if the record is gone. */
    protected abstract void body(byte[] bytes, int from, int to, L line, Body body);

    /** The record as text for a person. */
    protected String text(byte[] bytes, int from, int to) {
        return Bytes.text(bytes, from, to);
    }

    /** What a body keeps of these records: it is filled row after row by one thread. */
    private static final class Look<L> {
        final TextRecords<L> of;
        final SourceBlocks.Forward forward;
        L line;

        Look(TextRecords<L> of) {
            this.of = of;
            this.forward = of.blocks.forward();
        }
    }

    private Look<L> look(Body body) {
        // What another kind of records kept is of no use here.
        if (body.kept() instanceof Look<?> kept && kept.of == this) {
            @SuppressWarnings("unchecked")
            Look<L> look = (Look<L>) kept;
            return look;
        }
        Look<L> look = new Look<>(this);
        body.keep(look);
        return look;
    }

    /** Finds a record and either fills {@code body} or, if that is null, returns the text. */
    private String look(long offset, Body body) {
        Look<L> look = body == null ? null : look(body);
        L line = found(offset, look == null ? null : look.line);
        try {
            long position = position(offset);
            SourceBlocks.Block block = look == null ? blocks.at(position) : look.forward.at(position);
            if (look != null) {
                look.line = line;
            }
            int from = (int) (position - block.start());
            if (from >= block.length()) {
                return use(NOTHING, 0, 0, found(offset, null), body);
            }
            int end = end(block.bytes(), from, block.length(), block.last(), line);
            for (int length = 64 << 10; end < 0; length *= 4) {
                block = blocks.read(position, Math.min(length, LineLoop.LONGEST));
                from = 0;
                // A record is shown up to the longest line, never further.
                boolean enough = block.last() || block.length() >= LineLoop.LONGEST;
                end = end(block.bytes(), 0, block.length(), enough, line);
            }
            return use(block.bytes(), from, end, line, body);
        } catch (IOException gone) {
            // The file shrank, or its disk went away: the row stays, its text is not there any more.
            return use(NOTHING, 0, 0, found(offset, null), body);
        }
    }

    private String use(byte[] bytes, int from, int to, L line, Body body) {
        if (body == null) {
            return text(bytes, from, to);
        }
        body(bytes, from, to, line, body);
        return null;
    }

    @Override
    public final String text(long offset) {
        return look(offset, null);
    }

    @Override
    public final void body(long offset, Body body) {
        look(offset, body);
    }

    @Override
    public final boolean find(byte[] needle, long from, long to, LongConsumer hit, BooleanSupplier cancelled) {
        try {
            new BytePattern(needle).find(source, from, to, hit, cancelled);
            return true;
        } catch (IOException gone) {
            // The same fault meets whoever asks for the text of these records: the caller looks at each.
            return false;
        }
    }

    @Override
    public final long line(long offset) {
        try {
            return lines.line(blocks, position(offset));
        } catch (IOException gone) {
            return -1;
        }
    }

    @Override
    public final void forget(long before) {
        source.forget(position(before));
    }

    @Override
    public final void close() {
        source.close();
    }
}
