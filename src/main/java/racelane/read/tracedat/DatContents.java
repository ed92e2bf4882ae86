package racelane.read.tracedat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a file says of itself, as far as it could be read, and where its pages are. */
final class DatContents {
    /** A block of the file that is read only if somebody needs it. */
    interface Part {
        byte[] bytes() throws IOException, DamagedException;
    }

    /**
     * The pages of one ring buffer: the top one or an instance's.
     *
     * @param name empty for the top buffer
     */
    record Buffer(String name, int pageSize, List<CpuData> cpus) {}

    final DatHeader header;
    final EventFormats formats;
    final List<Buffer> buffers = new ArrayList<>();
    /** What could not be read, and what limits the conclusions, in the order in which it was met. */
    final List<String> damage = new ArrayList<>();
    PageLayout layout;
    Part kallsyms = () -> new byte[0];
    byte[] printk = {};
    byte[] cmdlines = {};
    int cpus = -1;
    String clock;
    String kernel;
    final Clock time = new Clock();
    final List<String> guests = new ArrayList<>();
    /** CPUs that the statistics name, in their order. */
    final List<Integer> statCpus = new ArrayList<>();

    DatContents(DatHeader header) {
        this.header = header;
        this.formats = new EventFormats(header.numbers());
        this.layout = PageLayout.of64();
    }

    void damaged(String what) {
        if (damage.size() < 50) {
            damage.add(what);
        }
    }
}
