package racelane.read;

import java.io.IOException;
import racelane.trace.Body;
import racelane.trace.Records;

/** Records of a line format: one line, and those after it that belong to it. A format says where a record ends and what its body is. */
public abstract class TextRecords implements Records {
    private static final byte[] NOTHING = {};

    private final Source source;
    private final SourceBlocks blocks;
    private final LineIndex lines;

    protected TextRecords(Source source, LineIndex lines) {
        this.source = source;
        this.blocks = new SourceBlocks(source);
        this.lines = lines;
    }

    /**
     * Where the record that begins at {@code from} ends, its last line break not included.
     *
     * @param to   end of the bytes that are here
     * @param last whether the file ends at {@code to}
     * @return the end, or -1 if more bytes are needed to tell
     */
    protected abstract int end(byte[] bytes, int from, int to, boolean last);

    /** Fills {@code body} from the record's bytes. */
    protected abstract void body(byte[] bytes, int from, int to, Body body);

    /** The record as text for a person. */
    protected String text(byte[] bytes, int from, int to) {
        return Bytes.text(bytes, from, to);
    }

    /** Something to do with the bytes of a record. */
    private interface Use<T> {
        T with(byte[] bytes, int from, int to);
    }

    private <T> T record(long offset, Use<T> use) {
        try {
            SourceBlocks.Block block = blocks.at(offset);
            int from = (int) (offset - block.start());
            if (from >= block.length()) {
                return use.with(NOTHING, 0, 0);
            }
            int end = end(block.bytes(), from, block.length(), block.last());
            for (int length = 64 << 10; end < 0; length *= 4) {
                block = blocks.read(offset, Math.min(length, LineLoop.LONGEST));
                from = 0;
                // A record is shown up to the longest line, never further.
                boolean enough = block.last() || block.length() >= LineLoop.LONGEST;
                end = end(block.bytes(), 0, block.length(), enough);
            }
            return use.with(block.bytes(), from, end);
        } catch (IOException gone) {
            // The file shrank, or its disk went away: the row stays, its text is not there any more.
            return use.with(NOTHING, 0, 0);
        }
    }

    @Override
    public final String text(long offset) {
        return record(offset, this::text);
    }

    @Override
    public final void body(long offset, Body body) {
        record(offset, (bytes, from, to) -> {
            body(bytes, from, to, body);
            return null;
        });
    }

    @Override
    public final long line(long offset) {
        return lines.line(source, offset);
    }

    @Override
    public final void close() {
        source.close();
    }
}
