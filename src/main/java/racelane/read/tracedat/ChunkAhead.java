package racelane.read.tracedat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import racelane.trace.Workers;

/** Unpacks the next chunks of a CPU side by side, as many at a time as there are cores. */
final class ChunkAhead {
    private final Workers workers;
    private final int wide;
    /** One for each chunk of a round; all CPUs share them, since one round follows another. */
    private final List<Codec.Unpacker> unpackers = new ArrayList<>();

    /**
     * What came out of a chunk: its bytes, or why there are none.
     *
     * @param bytes  null if it is damaged or cannot be read
     * @param damage of a chunk that is damaged, else null
     * @param fault  of a source that cannot be read, else null
     */
    record Chunk(int index, byte[] bytes, DamagedException damage, IOException fault) {}

    ChunkAhead(Codec codec, Workers workers) {
        this.workers = workers;
        this.wide = codec == Codec.NONE ? 1 : Math.max(1, workers.cores());
        for (int i = 0; i < wide; i++) {
            unpackers.add(codec.unpacker());
        }
    }

    /** The chunks of a CPU from one on; none behind the last. {@code into} is used if a single chunk has its size. */
    Deque<Chunk> from(CpuData data, int first, byte[] into) {
        int last = Math.min(data.chunks(), first + wide);
        if (last - first == 1) {
            return new ArrayDeque<>(List.of(unpack(data, first, unpackers.get(0), into)));
        }
        List<Callable<Chunk>> tasks = new ArrayList<>();
        for (int index = first; index < last; index++) {
            int chunk = index;
            tasks.add(() -> unpack(data, chunk, unpackers.get(chunk - first), null));
        }
        return tasks.isEmpty() ? new ArrayDeque<>() : new ArrayDeque<>(workers.together(tasks));
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
