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
        Block block = kept(offset);
        if (block == null) {
            block = read(offset & -STRIDE, STRIDE + OVERLAP);
            // The end of what has come so far is not the end of the file: it is not kept.
            if (!block.last() || source.size() >= 0) {
                blocks.set(slot(offset), block);
            }
        }
        return block;
    }

    private static int slot(long offset) {
        return (int) (offset >>> SHIFT) & (KEPT - 1);
    }

    private Block kept(long offset) {
        Block block = blocks.get(slot(offset));
        return block != null && holds(block, offset) && offset < block.start() + STRIDE ? block : null;
    }

    private static boolean holds(Block block, long offset) {
        return offset >= block.start() && offset < block.start() + block.length();
    }

    /** A view for one thread that mostly asks for records in the order of the file. */
    Forward forward() {
        return new Forward();
    }

    /** Reads a file from front to back into memory of its own; what lies elsewhere is shared with all. */
    final class Forward {
        private Block own;
        /** End of the block that was looked at last. */
        private long reached = -1;

        /** As {@link SourceBlocks#at}; valid until it is asked again. */
        Block at(long offset) throws IOException {
            if (own != null && holds(own, offset) && (offset < own.start() + STRIDE || own.last())) {
                return own;
            }
            Block block = kept(offset);
            if (block == null) {
                boolean goesOn = offset >= reached - OVERLAP && offset < reached + STRIDE;
                block = goesOn ? next(offset) : SourceBlocks.this.at(offset);
            }
            reached = block.start() + block.length();
            return block;
        }

        private Block next(long offset) throws IOException {
            byte[] bytes = own == null ? new byte[STRIDE + OVERLAP] : own.bytes();
            int count = source.readFully(offset, bytes, 0, bytes.length);
            Block block = new Block(offset, bytes, count, count < bytes.length);
            own = block.last() && source.size() < 0 ? new Block(offset, bytes, 0, true) : block;
            return block;
        }
    }

    /** A piece of any size that is not kept, for records that are longer. */
    Block read(long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        int count = source.readFully(start, bytes, 0, length);
        return new Block(start, bytes, count, count < length);
    }
}
