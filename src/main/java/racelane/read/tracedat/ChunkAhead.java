package racelane.read.tracedat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import racelane.trace.Workers;

/**
 * Unpacks a CPU's next chunks while those before them are read. Where nobody has begun yet when they are needed, whoever
 * needs them does it: a reader never waits for work that waits for a core.
 */
final class ChunkAhead {
    /** Bytes that are unpacked in one go, unless a single chunk has more. */
    private static final int BATCH = 256 << 10;
    /** What all CPUs together have unpacked ahead at most, as long as each has one chunk. */
    private static final int MOST = 16 << 20;

    /** Batches that may wait for each core. */
    private static final int TOLD_A_CORE = 8;

    private final Codec codec;
    private final Workers workers;
    private final int batch;
    private final boolean ahead;
    /** Told and not done: a file may name thousands of CPUs, and each that is told takes a thread. */
    private final AtomicInteger underWay = new AtomicInteger();
    private final Queue<Codec.Unpacker> unpackers = new ConcurrentLinkedQueue<>();

    /**
     * What came out of a chunk: its bytes, or why there are none.
     *
     * @param bytes  null if it is damaged or cannot be read
     * @param damage of a chunk that is damaged, else null
     * @param fault  of a source that cannot be read, else null
     */
    record Chunk(int index, byte[] bytes, DamagedException damage, IOException fault) {}

    /** @param cpus that are read side by side */
    ChunkAhead(Codec codec, Workers workers, int cpus) {
        this.codec = codec;
        this.workers = workers;
        this.batch = Math.min(BATCH, MOST / 2 / Math.max(1, cpus));
        // What is not packed is copied from the page cache sooner than another core hears of it.
        this.ahead = codec != Codec.NONE && workers.cores() > 1;
    }

    /** The chunks of one CPU in their order; for one thread. */
    final class OfCpu {
        private final CpuData data;
        private Deque<Chunk> unpacked = new ArrayDeque<>();
        private FutureTask<Deque<Chunk>> next;
        /** The first chunk that nobody was told to unpack. */
        private int untold;

        OfCpu(CpuData data) {
            this.data = data;
            start();
        }

        private void start() {
            if (ahead && untold < data.chunks()) {
                next = batch();
                tell(next);
            }
        }

        /** The next one; {@code into} is used if it has its size and nothing is read ahead. There must be one. */
        Chunk next(byte[] into) {
            if (!ahead) {
                Codec.Unpacker unpacker = unpacker();
                Chunk chunk = unpack(data, untold++, unpacker, into);
                unpackers.add(unpacker);
                return chunk;
            }
            if (unpacked.isEmpty()) {
                next.run();
                unpacked = done(next);
                next = null;
                start();
            }
            return unpacked.remove();
        }

        private FutureTask<Deque<Chunk>> batch() {
            int first = untold;
            long bytes = 0;
            do {
                bytes += data.size(untold++);
            } while (untold < data.chunks() && bytes + data.size(untold) <= batch);
            int end = untold;
            return new FutureTask<>(() -> unpack(data, first, end));
        }
    }

    /** Whatever nobody is told of is unpacked by whoever needs it. For the thread that reads. */
    private void tell(FutureTask<?> task) {
        if (underWay.get() < workers.cores() * TOLD_A_CORE) {
            underWay.incrementAndGet();
            workers.start("unpack", () -> {
                task.run();
                underWay.decrementAndGet();
            });
        }
    }

    private static Deque<Chunk> done(FutureTask<Deque<Chunk>> task) {
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the reading was interrupted");
        } catch (ExecutionException failure) {
            // Damage and faults are results; what is left are errors.
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private Codec.Unpacker unpacker() {
        Codec.Unpacker idle = unpackers.poll();
        return idle == null ? codec.unpacker() : idle;
    }

    private Deque<Chunk> unpack(CpuData data, int first, int end) {
        Codec.Unpacker unpacker = unpacker();
        Deque<Chunk> chunks = new ArrayDeque<>(end - first);
        for (int index = first; index < end; index++) {
            chunks.add(unpack(data, index, unpacker, null));
        }
        unpackers.add(unpacker);
        return chunks;
    }

    private static Chunk unpack(CpuData data, int index, Codec.Unpacker unpacker, byte[] into) {
        try {
            return new Chunk(index, data.read(index, unpacker, into), null, null);
        } catch (DamagedException damage) {
            return new Chunk(index, null, damage, null);
        } catch (IOException fault) {
            return new Chunk(index, null, null, fault);
        }
    }
}
