package racelane.read.tracedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes one page of the ring buffer, event by event. */
final class PageWriter {
    private final DatWriter file;
    private final ByteBuffer page;
    private final int dataAt;
    private long flags;
    private long lost;

    PageWriter(DatWriter file, long stamp) {
        this.file = file;
        this.page = file.buffer(file.pageSize());
        page.putLong(stamp);
        dataAt = 8 + file.longSize();
        page.position(dataAt);
    }

    int longSize() {
        return file.longSize();
    }

    private PageWriter word(int type, int delta) {
        page.putInt(page.order() == ByteOrder.BIG_ENDIAN ? type << 27 | delta : delta << 5 | type);
        return this;
    }

    /** An event so many nanoseconds after the one before. */
    PageWriter event(int delta, Record record) {
        byte[] data = record.bytes();
        if (data.length > 28 * 4) {
            word(0, delta);
            page.putInt(data.length + 4);
        } else {
            word(data.length / 4, delta);
        }
        page.put(data);
        return this;
    }

    /** An event of so many words of zeros. */
    PageWriter raw(int delta, int words) {
        word(words, delta);
        page.position(page.position() + 4 * words);
        return this;
    }

    PageWriter extend(long ns) {
        word(30, (int) (ns & (1 << 27) - 1));
        page.putInt((int) (ns >>> 27));
        return this;
    }

    PageWriter absolute(long stamp) {
        word(31, (int) (stamp & (1 << 27) - 1));
        page.putInt((int) (stamp >>> 27));
        return this;
    }

    /** Something that was written and thrown away; its time counts. {@code bytes} are those behind its first word. */
    PageWriter discarded(int delta, int bytes) {
        word(29, delta);
        page.putInt(bytes);
        page.position(page.position() + bytes - 4);
        return this;
    }

    /** Events were lost before this page; 0 if their count is not to be told. */
    PageWriter lost(long count) {
        flags = 1L << 31 | (count > 0 ? 1L << 30 : 0);
        lost = count;
        return this;
    }

    byte[] done() {
        int end = page.position();
        long commit = end - dataAt | flags;
        if (file.longSize() == 8) {
            page.putLong(8, commit);
        } else {
            page.putInt(8, (int) commit);
        }
        if (lost > 0 && file.longSize() == 8) {
            page.putLong(end, lost);
        } else if (lost > 0) {
            page.putInt(end, (int) lost);
        }
        return page.array();
    }

    Record record(int type, int flags, int preempt, int pid) {
        return new Record(type, flags, preempt, pid);
    }

    /** The data of one event. */
    final class Record {
        private final ByteBuffer data = file.buffer(2_048);

        Record(int type, int flags, int preempt, int pid) {
            data.putShort((short) type).put((byte) flags).put((byte) preempt).putInt(pid);
        }

        Record u32(long value) {
            data.putInt((int) value);
            return this;
        }

        Record u64(long value) {
            data.putLong(value);
            return this;
        }

        /** A long of the kernel. */
        Record word(long value) {
            return file.longSize() == 8 ? u64(value) : u32(value);
        }

        /** A text in so many bytes, the rest zeros. */
        Record text(String text, int bytes) {
            int from = data.position();
            data.put(text.getBytes(StandardCharsets.UTF_8));
            data.position(from + bytes);
            return this;
        }

        /** A text behind the fields, with its zero byte; {@code place} is where its place and length are told. */
        Record located(int place, String text) {
            byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
            data.putInt(place, bytes.length << 16 | data.position());
            data.put(bytes);
            return this;
        }

        /** So many bytes behind the fields, counting up. */
        Record blob(int place, int count) {
            data.putInt(place, count << 16 | data.position());
            for (int i = 0; i < count; i++) {
                data.put((byte) i);
            }
            return this;
        }

        /** The values of {@code n=%d s=%s l=%llx p=%ps} as vbin_printf packs them. */
        Record binary(long function) {
            return u32(-7).text("abc", 4).u64(0x123456789abcdefL).word(function);
        }

        /** Takes out the four bytes of padding that a kernel with short longs does not have. */
        Record trim(int longSize) {
            if (longSize == 4) {
                int end = data.position();
                System.arraycopy(data.array(), 16, data.array(), 12, end - 16);
                data.position(end - 4);
            }
            return this;
        }

        byte[] bytes() {
            byte[] bytes = new byte[data.position() + 3 & ~3];
            System.arraycopy(data.array(), 0, bytes, 0, data.position());
            return bytes;
        }
    }
}
