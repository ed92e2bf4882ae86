package racelane.read.tracedat;

import java.io.IOException;
import racelane.trace.RecordSieve;

/** Looks into a record only if its format leaves it open, and makes its text only if its bytes do. */
final class DatSieve implements RecordSieve {
    private final DatNeedle needle;
    private final DatPages pages;
    private final LineWriter writer;
    private final PageCursor cursor;
    /** Of each CPU the chunk that was looked at last: its bytes, and which addresses they have. */
    private final byte[][] chunks;
    private final long[] from;
    private final long[] to;
    private int of;
    private byte[] bytes;

    DatSieve(DatNeedle needle, DatPages pages, LineWriter writer, PageCursor cursor) {
        this.needle = needle;
        this.pages = pages;
        this.writer = writer;
        this.cursor = cursor;
        this.chunks = new byte[pages.cpus()][];
        this.from = new long[pages.cpus()];
        this.to = new long[pages.cpus()];
    }

    @Override
    public Answer look(long offset, long timeNs, int name, int lane) {
        DatNeedle.InTask task = needle.inTask(lane);
        if (task == DatNeedle.InTask.SURELY) {
            return Answer.HOLDS;
        }
        DatNeedle.Verdict verdict = task == DatNeedle.InTask.PERHAPS ? DatNeedle.Verdict.PERHAPS : needle.inName(name);
        if (verdict == DatNeedle.Verdict.NO) {
            return Answer.NO;
        }
        if (!isThere(offset)) {
            return Answer.PERHAPS;
        }
        boolean holds = switch (verdict) {
            case BYTES -> needle.isIn(bytes, cursor.dataFrom, cursor.dataTo) && needle.isIn(writer.tail(bytes, cursor.dataFrom, cursor.dataTo));
            case LOOK -> needle.isIn(writer.tail(bytes, cursor.dataFrom, cursor.dataTo));
            default -> needle.isIn(writer.line(bytes, cursor.dataFrom, cursor.dataTo, pages.cpu(of).cpu(), timeNs));
        };
        return holds ? Answer.HOLDS : Answer.NO;
    }

    /** Finds the record's bytes: its time is known, so those before it need not be looked at. False if it is not there any more. */
    private boolean isThere(long offset) {
        if (chunks.length == 0) {
            return false;
        }
        if (chunks[of] == null || offset < from[of] || offset >= to[of]) {
            of = Math.max(0, pages.cpuOf(offset));
        }
        if ((chunks[of] == null || offset < from[of] || offset >= to[of]) && !unpack(offset)) {
            return false;
        }
        bytes = chunks[of];
        int at = (int) (offset - from[of]);
        int pageSize = pages.cpu(of).pageSize();
        return cursor.record(bytes, at, Math.min(bytes.length, (at / pageSize + 1) * pageSize)) && cursor.dataTo - cursor.dataFrom >= needle.leastBytes();
    }

    private boolean unpack(long offset) {
        CpuData cpu = pages.cpu(of);
        try {
            int index = offset < cpu.base() || offset >= cpu.base() + cpu.length() ? -1 : cpu.chunkOf(offset - cpu.base());
            if (index < 0) {
                return false;
            }
            chunks[of] = pages.chunk(of, index);
            from[of] = cpu.base() + cpu.start(index);
            to[of] = from[of] + chunks[of].length;
            return true;
        } catch (IOException | DamagedException gone) {
            // Whoever asks for its text finds that out too.
            return false;
        }
    }
}
