package racelane.read.tracedat;

/**
 * Walks the events of one page of the ring buffer. Each begins with a word of 5 bits of type and 27 bits
 * of time since the event before (include/linux/ring_buffer.h, enum ring_buffer_type); in memory of a
 * little-endian machine:
 * <pre>
 * e8 9c 2b 1a 04 00 00 00   time stamp of the page
 * f0 0f 00 00 00 00 00 00   bytes used; bit 31: events were lost before, bit 30: their count stands behind the last event
 * 09 00 00 00 …             type 9: an event of 9 * 4 bytes, 0 ns after the stamp
 * 00 00 00 00 2c 00 00 00 … type 0: its length stands in the word that follows, itself included
 * 3d 00 00 00 08 00 00 00 … type 29: something thrown away; with no time: the rest of the page is empty
 * 5e 20 00 00 01 00 00 00   type 30: more time than 27 bits, the high bits in the second word
 * 7f 20 00 00 01 00 00 00   type 31: 59 bits of a time stamp of its own
 * </pre>
 * Reused from page to page; there are hundreds of events in each, so {@link #next} allocates nothing.
 */
final class PageCursor {
    private static final int PADDING = 29;
    private static final int TIME_EXTEND = 30;
    private static final int TIME_STAMP = 31;
    private static final int TIME_BITS = 27;
    private static final int TIME_MASK = (1 << TIME_BITS) - 1;
    /** Bits of a time stamp that a TIME_STAMP does not hold. */
    private static final long HIGH_BITS = 0xf8L << 56;
    private static final long LOST = 1L << 31;
    private static final long LOST_COUNTED = 1L << 30;

    private final Numbers numbers;
    private final PageLayout layout;
    private byte[] bytes;
    private int at;
    private int end;

    /** Of the event that {@link #next} found: its time stamp, its first word, its data. */
    long stamp;
    int eventAt;
    int dataFrom;
    int dataTo;
    /** Events lost before this page: 0 none, -1 some. */
    long lost;
    /** Whether the page says something that cannot be; what was before it is good. */
    boolean damaged;

    PageCursor(Numbers numbers, PageLayout layout) {
        this.numbers = numbers;
        this.layout = layout;
    }

    /** Starts with the page {@code from} to {@code to}; the last one of a file that is cut may be short. */
    void begin(byte[] page, int from, int to) {
        bytes = page;
        lost = 0;
        damaged = false;
        at = from + layout.dataAt();
        end = at;
        if (to < at) {
            damaged = to > from;
            return;
        }
        stamp = numbers.i64(page, from);
        long commit = numbers.whole(page, from + layout.commitAt(), layout.commitSize(), false);
        long used = commit & TIME_MASK;
        damaged = used > to - at;
        end = (int) (damaged ? to : at + used);
        if ((commit & LOST) != 0) {
            boolean counted = (commit & LOST_COUNTED) != 0 && end + layout.commitSize() <= to;
            long count = counted ? numbers.whole(page, end, layout.commitSize(), true) : -1;
            lost = count > 0 ? count : -1;
        }
    }

    /** Finds the next event; false at the end of the page. */
    boolean next() {
        while (at + 4 <= end) {
            int word = numbers.i32(bytes, at);
            int type = numbers.isBigEndian() ? word >>> TIME_BITS : word & 31;
            int delta = numbers.isBigEndian() ? word & TIME_MASK : word >>> 5;
            if (type > 0 && type < PADDING) {
                return found(at + 4, at + 4 + type * 4L, delta);
            }
            if (at + 8 > end) {
                damaged = type != PADDING || delta != 0;
                break;
            }
            long second = numbers.u32(bytes, at + 4);
            switch (type) {
                case 0 -> {
                    return found(at + 8, at + 4 + Math.max(second, 4), delta);
                }
                case PADDING -> {
                    if (delta == 0) {
                        at = end;
                        return false;
                    }
                    stamp += delta;
                    skip(4 + second);
                }
                case TIME_EXTEND -> {
                    stamp += (second << TIME_BITS) + delta;
                    at += 8;
                }
                default -> {
                    absolute((second << TIME_BITS) + delta);
                    at += 8;
                }
            }
        }
        at = end;
        return false;
    }

    /** The data of the event whose first word stands at a place before {@code to}; false if no event does. Forgets the page. */
    boolean record(byte[] page, int from, int to) {
        bytes = page;
        end = to;
        if (from + 4 > to) {
            return false;
        }
        int word = numbers.i32(page, from);
        int type = numbers.isBigEndian() ? word >>> TIME_BITS : word & 31;
        long until = type > 0 && type < PADDING ? from + 4 + type * 4L : type == 0 && from + 8 <= to ? from + 4 + Math.max(numbers.u32(page, from + 4), 4) : Long.MAX_VALUE;
        at = from;
        return until <= to && found(type == 0 ? from + 8 : from + 4, until, 0);
    }

    private boolean found(int from, long to, int delta) {
        if (to > end) {
            damaged = true;
            at = end;
            return false;
        }
        eventAt = at;
        stamp += delta;
        dataFrom = from;
        dataTo = (int) to;
        // Events are aligned from the page's data on, and so from any event before.
        at = eventAt + ((int) to - eventAt + 3 & ~3);
        return true;
    }

    private void skip(long length) {
        damaged |= length > end - at;
        at = length > end - at ? end : at + (int) length;
    }

    private void absolute(long low) {
        long full = low | stamp & HIGH_BITS;
        // kernel/trace/ring_buffer.c, rb_fix_abs_ts: the high bits have gone up in between.
        stamp = (stamp & HIGH_BITS) != 0 && full < stamp ? full + (1L << 59) : full;
    }
}
