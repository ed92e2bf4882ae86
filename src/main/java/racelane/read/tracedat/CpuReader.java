package racelane.read.tracedat;

import java.io.IOException;

/** The events of one CPU one after the other, over pages and chunks. A chunk that cannot be unpacked is passed over and told. */
final class CpuReader {
    private final CpuData data;
    private final ChunkAhead.OfCpu ahead;
    private final Clock clock;
    private final PageCursor page;
    private byte[] bytes;
    private int chunk = -1;
    private int pageAt;
    private int damagedPages;
    private String firstDamage;
    private boolean brokenBefore;

    /** Of the event that {@link #next} found. */
    long timeNs;
    /** Events lost before it: 0 none, -1 some. */
    long lost;

    CpuReader(CpuData data, Numbers numbers, PageLayout layout, Clock clock, ChunkAhead ahead) {
        this.data = data;
        this.ahead = ahead.new OfCpu(data);
        this.clock = clock;
        this.page = new PageCursor(numbers, layout);
    }

    boolean next() throws IOException {
        lost = 0;
        while (bytes == null || !page.next()) {
            noteDamage();
            if (!turn()) {
                return false;
            }
        }
        timeNs = clock.ns(page.stamp);
        return true;
    }

    /** Turns to the next page that is there. */
    private boolean turn() throws IOException {
        pageAt += data.pageSize();
        while (bytes == null || pageAt >= bytes.length) {
            if (++chunk >= data.chunks()) {
                return false;
            }
            pageAt = 0;
            take(ahead.next(bytes));
        }
        page.begin(bytes, pageAt, Math.min(bytes.length, pageAt + data.pageSize()));
        // Losses add up over pages without events.
        lost = page.lost < 0 || lost < 0 || brokenBefore ? -1 : lost + page.lost;
        brokenBefore = false;
        return true;
    }

    private void take(ChunkAhead.Chunk next) throws IOException {
        if (next.fault() != null) {
            throw next.fault();
        }
        bytes = next.bytes();
        if (next.damage() != null) {
            brokenBefore = true;
            damaged(next.damage().getMessage());
        }
    }

    private void noteDamage() {
        if (bytes != null && page.damaged) {
            page.damaged = false;
            brokenBefore = true;
            damaged("CPU " + data.cpu() + ": page " + ((data.start(chunk) + pageAt) / data.pageSize() + 1) + " of " + (data.length() / data.pageSize())
                    + " holds an event that reaches beyond it");
        }
    }

    private void damaged(String what) {
        damagedPages++;
        firstDamage = firstDamage == null ? what : firstDamage;
    }

    byte[] bytes() {
        return bytes;
    }

    int dataFrom() {
        return page.dataFrom;
    }

    int dataTo() {
        return page.dataTo;
    }

    /** The address of the event, for {@link DatRecords}. */
    long offset() {
        return data.base() + data.start(chunk) + page.eventAt;
    }

    int cpu() {
        return data.cpu();
    }

    /** Whether something of this CPU is missing behind its last event; asked at the end. */
    boolean isCut() {
        return brokenBefore || data.damage() != null;
    }

    /** Pages and chunks that were damaged. */
    int damagedPages() {
        return damagedPages;
    }

    /** What was wrong first, or null. */
    String firstDamage() {
        return firstDamage;
    }
}
