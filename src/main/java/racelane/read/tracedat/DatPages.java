package racelane.read.tracedat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The data of all CPUs by address. Chunks that were looked at lately stay unpacked, those of different CPUs beside each other. */
final class DatPages {
    /** Chunks of a CPU that stay unpacked: whoever goes forward over all CPUs finds each CPU's own. */
    private static final int KEPT = 2;

    private final List<CpuData> cpus;
    private final AtomicReferenceArray<Chunk> kept;
    /** The first address of each CPU, and the one behind its last. */
    private final long[] bases;
    private final long[] ends;

    private record Chunk(int index, byte[] bytes) {}

    /** @param cpus in the order of their addresses */
    DatPages(List<CpuData> cpus) {
        this.cpus = cpus;
        this.kept = new AtomicReferenceArray<>(cpus.size() * KEPT);
        this.bases = new long[cpus.size()];
        this.ends = new long[cpus.size()];
        for (int of = 0; of < bases.length; of++) {
            bases[of] = cpus.get(of).base();
            ends[of] = bases[of] + cpus.get(of).length();
        }
    }

    int cpus() {
        return cpus.size();
    }

    CpuData cpu(int of) {
        return cpus.get(of);
    }

    /** Which CPU's data hold an address; -1 if none do. */
    int cpuOf(long offset) {
        int low = 0;
        int high = bases.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bases[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // CPUs without data share their address with the next one; the last of them has the data.
        return low == 0 || offset >= ends[low - 1] ? -1 : low - 1;
    }

    byte[] chunk(int of, int index) throws IOException, DamagedException {
        int slot = of * KEPT + index % KEPT;
        Chunk chunk = kept.get(slot);
        if (chunk == null || chunk.index != index) {
            CpuData cpu = cpus.get(of);
            chunk = new Chunk(index, cpu.read(index, cpu.codec().unpacker(), null));
            kept.set(slot, chunk);
        }
        return chunk.bytes;
    }
}
