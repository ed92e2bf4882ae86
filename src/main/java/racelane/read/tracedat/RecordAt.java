package racelane.read.tracedat;

import java.io.IOException;

/** The bytes of one record after the other, by their addresses: those of one CPU in their order are the quickest. For one thread. */
final class RecordAt {
    private final DatPages pages;
    private final PageCursor cursor;
    private final int leastBytes;
    /** Of each CPU the chunk that was looked at last: its bytes, and which addresses they have. */
    private final byte[][] chunks;
    private final long[] first;
    private final long[] end;
    private int of;

    /** Of the record that {@link #find} found. */
    byte[] bytes;
    int from;
    int to;

    /** @param leastBytes that every record has */
    RecordAt(DatPages pages, PageCursor cursor, int leastBytes) {
        this.pages = pages;
        this.cursor = cursor;
        this.leastBytes = leastBytes;
        this.chunks = new byte[pages.cpus()][];
        this.first = new long[pages.cpus()];
        this.end = new long[pages.cpus()];
    }

    /** Its time need not be known, so those before it are not looked at. False if the record is not there any more. */
    boolean find(long offset) {
        if (chunks.length == 0) {
            return false;
        }
        if (!isIn(offset)) {
            of = Math.max(0, pages.cpuOf(offset));
        }
        if (!isIn(offset) && !unpack(offset)) {
            return false;
        }
        bytes = chunks[of];
        int at = (int) (offset - first[of]);
        int pageSize = pages.cpu(of).pageSize();
        boolean found = cursor.record(bytes, at, Math.min(bytes.length, (at / pageSize + 1) * pageSize));
        from = cursor.dataFrom;
        to = cursor.dataTo;
        return found && to - from >= leastBytes;
    }

    int cpu() {
        return pages.cpu(of).cpu();
    }

    private boolean isIn(long offset) {
        return chunks[of] != null && offset >= first[of] && offset < end[of];
    }

    private boolean unpack(long offset) {
        CpuData cpu = pages.cpu(of);
        if (offset < cpu.base() || offset >= cpu.base() + cpu.length()) {
            return false;
        }
        try {
            int index = cpu.chunkOf(offset - cpu.base());
            chunks[of] = pages.chunk(of, index);
            first[of] = cpu.base() + cpu.start(index);
            end[of] = first[of] + chunks[of].length;
            return true;
        } catch (IOException | DamagedException gone) {
            // Whoever asks for its text finds that out too.
            return false;
        }
    }
}
