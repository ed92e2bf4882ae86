package racelane.read;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Pieces of a source kept in memory for those who ask for record after record. A block never changes
 * once it is there, so threads share them without locks; at worst two read the same one.
 */
final class SourceBlocks {
    private static final int SHIFT = 16;
    private static final int STRIDE = 1 << SHIFT;
    /** Blocks overlap by this much: a record that begins in a block nearly always ends in it. */
    private static final int OVERLAP = 8 << 10;
    private static final int KEPT = 16;

    private final Source source;
    private final AtomicReferenceArray<Block> blocks = new AtomicReferenceArray<>(KEPT);

    /** Bytes of the file from {@code start}; {@code length} of them are valid; {@code last} if the file ends there. */
    record Block(long start, byte[] bytes, int length, boolean last) {}

    SourceBlocks(Source source) {
        this.source = source;
    }

    /** The block in which a record that begins at an offset is looked for. */
    Block at(long offset) throws IOException {
        long start = offset & -STRIDE;
        int slot = (int) (offset >>> SHIFT) & (KEPT - 1);
        Block block = blocks.get(slot);
        if (block == null || block.start() != start || offset >= start + block.length()) {
            block = read(start, STRIDE + OVERLAP);
            // The end of what has come so far is not the end of the file: it is not kept.
            if (!block.last() || source.size() >= 0) {
                blocks.set(slot, block);
            }
        }
        return block;
    }

    /** A piece of any size that is not kept, for records that are longer. */
    Block read(long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        int count = source.readFully(start, bytes, 0, length);
        return new Block(start, bytes, count, count < length);
    }
}
