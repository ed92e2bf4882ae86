package racelane.read;

import java.util.concurrent.CancellationException;
import racelane.trace.TraceBuilder;

/** What a reader does between two pieces of its input: tells how far it is, lets itself be cancelled, offers a snapshot. */
public final class Pause {
    private static final int FIRST_SNAPSHOT_ROWS = 20_000;

    private final Source source;
    private final TraceBuilder builder;
    private final Progress progress;
    private int nextSnapshot = FIRST_SNAPSHOT_ROWS;
    private long offered;

    public Pause(Source source, TraceBuilder builder, Progress progress) {
        this.source = source;
        this.builder = builder;
        this.progress = progress;
    }

    /** Call a few times a megabyte. */
    public void between() {
        if (progress.isCancelled()) {
            throw new CancellationException("reading was cancelled");
        }
        done();
        if (source.isLive()) {
            live();
        } else if (builder.size() >= nextSnapshot && progress.wantsSnapshots()) {
            nextSnapshot = builder.size() > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE : builder.size() * 2;
            progress.onSnapshot(builder.snapshot());
        }
    }

    /** A stream has no end by which to measure: whoever waits says how often. */
    private void live() {
        builder.trim();
        if (builder.steps() > offered && progress.wantsSnapshots()) {
            offered = builder.steps();
            progress.onSnapshot(builder.snapshot());
        }
    }

    /** Whether a live reading ends here, as if its stream did. */
    public boolean isEnough() {
        return source.isLive() && progress.isEnough();
    }

    /** Tells how far it is; the last call of a reader. */
    public void done() {
        progress.reached(source.inputDone(), source.inputSize());
    }
}
