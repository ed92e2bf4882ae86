package racelane.read.tracedat;

import java.io.IOException;
import java.util.Arrays;
import racelane.read.Source;

/**
 * The pages of one CPU's ring buffer, in chunks of whole pages. In the file they lie as they are, or each
 * chunk packed for itself behind a count of chunks (trace-cmd.dat.v7(5), compression format of the trace data):
 * <pre>
 * b2 01 00 00                count of chunks
 * cc 22 00 00  00 a0 00 00   bytes packed, bytes unpacked
 * 28 b5 2f fd …              the packed bytes
 * </pre>
 * Every unpacked byte of all CPUs has an address of its own; this one's begin at {@link #base}. Safe for
 * several threads.
 */
final class CpuData {
    private static final int PLAIN_CHUNK = 64 << 10;

    private final Source source;
    private final int cpu;
    private final int pageSize;
    private final Codec codec;
    private final long base;
    /** Of packed chunks: addresses from {@link #base} on, with the end behind the last. */
    private long[] starts = new long[16];
    private long[] places = new long[16];
    private int[] packed = new int[16];
    private int chunks;
    /** Of plain pages. */
    private final long place;
    private long length;
    private int plainChunk;
    /** What is wrong with it, or null. */
    private String damage;
    private long end;

    private CpuData(Source source, int cpu, int pageSize, Codec codec, long base, long place) {
        this.source = source;
        this.cpu = cpu;
        this.pageSize = pageSize;
        this.codec = codec;
        this.base = base;
        this.place = place;
    }

    /** Pages that lie in the file as they are; of those that it does not have, what is there. */
    static CpuData plain(Source source, int cpu, int pageSize, long base, long place, long size) {
        CpuData data = new CpuData(source, cpu, pageSize, Codec.NONE, base, place);
        boolean inside = place >= 0 && size >= 0 && place <= source.size() && size <= source.size() - place;
        data.length = inside ? size : place >= 0 && size >= 0 ? Math.max(0, source.size() - place) : 0;
        data.plainChunk = Math.max(PLAIN_CHUNK, pageSize);
        data.chunks = (int) Math.min(Integer.MAX_VALUE, (data.length + data.plainChunk - 1) / data.plainChunk);
        data.end = place + data.length;
        if (!inside) {
            data.damage = "CPU " + cpu + ": its pages reach beyond the end of the file, " + data.length + " of " + Long.toUnsignedString(size)
                    + " bytes are here; was the file copied in whole?";
        }
        return data;
    }

    /** Packed pages; the list of chunks is walked up to the first that cannot be. */
    static CpuData packed(Source source, int cpu, int pageSize, Codec codec, long base, long place, Numbers numbers) throws IOException {
        CpuData data = new CpuData(source, cpu, pageSize, codec, base, place);
        Cursor in = new Cursor(source, place, numbers, "CPU " + cpu);
        data.end = place;
        try {
            long count = in.u32();
            data.end = in.at();
            for (long i = 0; i < count; i++) {
                data.add(in, numbers, i, count);
            }
        } catch (DamagedException cut) {
            data.damage = cut.getMessage() + ": what is behind is left out; was the file copied in whole?";
        }
        return data;
    }

    private void add(Cursor in, Numbers numbers, long index, long count) throws IOException, DamagedException {
        byte[] sizes = in.bytes(8);
        long size = numbers.u32(sizes, 0);
        long unpacked = numbers.u32(sizes, 4);
        if (!Codec.isPlausible(size, unpacked) || unpacked % pageSize != 0 || size > in.left()) {
            throw new DamagedException("CPU " + cpu + ": chunk " + (index + 1) + " of " + count + " at byte " + (in.at() - 8) + " claims " + size + " bytes packed, " + unpacked
                    + " unpacked, " + in.left() + " are left in the file");
        }
        if (chunks + 1 == starts.length) {
            starts = Arrays.copyOf(starts, chunks * 2 + 2);
            places = Arrays.copyOf(places, chunks * 2 + 2);
            packed = Arrays.copyOf(packed, chunks * 2 + 2);
        }
        places[chunks] = in.at();
        packed[chunks] = (int) size;
        length += unpacked;
        starts[++chunks] = length;
        in.skip(size);
        end = in.at();
    }

    int cpu() {
        return cpu;
    }

    int pageSize() {
        return pageSize;
    }

    long base() {
        return base;
    }

    /** Unpacked bytes. */
    long length() {
        return length;
    }

    int chunks() {
        return chunks;
    }

    String damage() {
        return damage;
    }

    /** The byte of the file behind it. */
    long end() {
        return end;
    }

    /** Where a chunk begins, counted from {@link #base}. */
    long start(int chunk) {
        return codec == Codec.NONE ? (long) chunk * plainChunk : starts[chunk];
    }

    int size(int chunk) {
        return (int) ((codec == Codec.NONE ? Math.min(length, start(chunk) + plainChunk) : starts[chunk + 1]) - start(chunk));
    }

    /** The chunk that holds a byte, counted from {@link #base}. */
    int chunkOf(long at) {
        if (codec == Codec.NONE) {
            return (int) (at / plainChunk);
        }
        int found = Arrays.binarySearch(starts, 0, chunks, at);
        return found >= 0 ? found : -found - 2;
    }

    /** The bytes of a chunk; {@code into} is used if it has just its size. */
    byte[] read(int chunk, Codec.Unpacker unpacker, byte[] into) throws IOException, DamagedException {
        int size = size(chunk);
        byte[] bytes = into != null && into.length == size ? into : new byte[size];
        if (codec == Codec.NONE) {
            if (source.readFully(place + start(chunk), bytes, 0, size) < size) {
                throw new DamagedException("CPU " + cpu + ": the file does not have the byte " + (place + start(chunk)) + " any more");
            }
            return bytes;
        }
        byte[] raw = new byte[packed[chunk]];
        if (source.readFully(places[chunk], raw, 0, raw.length) < raw.length) {
            throw new DamagedException("CPU " + cpu + ": the file does not have the byte " + places[chunk] + " any more");
        }
        int count = unpacker.unpack(raw, 0, raw.length, bytes);
        if (count < size) {
            throw new DamagedException("CPU " + cpu + ": the chunk at byte " + places[chunk] + " has " + count + " bytes unpacked, " + size + " are claimed");
        }
        return bytes;
    }

    Codec codec() {
        return codec;
    }
}
