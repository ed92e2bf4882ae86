package racelane.read.tracedat;

import java.io.IOException;
import java.util.List;

/** The next event of all CPUs: a heap of readers by the time of the event at which each stands, then by their order. */
final class CpuMerge {
    private final CpuReader[] readers;
    /** Indexes into {@link #readers}; the earliest event is the first one's. */
    private final int[] heap;
    private int size;
    private boolean taken;

    CpuMerge(List<CpuReader> all) throws IOException {
        readers = all.toArray(new CpuReader[0]);
        heap = new int[readers.length];
        for (int i = 0; i < readers.length; i++) {
            if (readers[i].next()) {
                heap[size++] = i;
            }
        }
        for (int i = size / 2 - 1; i >= 0; i--) {
            down(i);
        }
    }

    /** The reader that stands at the next event, valid until the next call; null at the end. */
    CpuReader next() throws IOException {
        if (taken) {
            if (!readers[heap[0]].next()) {
                heap[0] = heap[--size];
            }
            down(0);
        }
        taken = size > 0;
        return taken ? readers[heap[0]] : null;
    }

    private void down(int from) {
        int at = from;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                return;
            }
            if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isBefore(heap[child], heap[at])) {
                return;
            }
            int swapped = heap[at];
            heap[at] = heap[child];
            heap[child] = swapped;
            at = child;
        }
    }

    private boolean isBefore(int a, int b) {
        long first = readers[a].timeNs;
        long second = readers[b].timeNs;
        return first < second || first == second && a < b;
    }
}
