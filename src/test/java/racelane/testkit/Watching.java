package racelane.testkit;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import racelane.read.Progress;
import racelane.trace.Trace;

/** Takes every snapshot that is offered. */
public final class Watching implements Progress {
    private final LinkedBlockingQueue<Trace> seen = new LinkedBlockingQueue<>();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Override
    public void reached(long doneBytes, long totalBytes) {}

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean isEnough() {
        return enough.get();
    }

    @Override
    public boolean wantsSnapshots() {
        return true;
    }

    @Override
    public void onSnapshot(Trace soFar) {
        seen.add(soFar);
    }

    /** The stream is to be taken as ended. */
    public void enough() {
        enough.set(true);
    }

    /** The next snapshot with at least so many events. */
    public Trace with(long events) throws InterruptedException {
        for (Trace trace = seen.poll(20, TimeUnit.SECONDS); trace != null; trace = seen.poll(20, TimeUnit.SECONDS)) {
            if (trace.steps() >= events) {
                return trace;
            }
        }
        throw new AssertionError("no snapshot with " + events + " events came");
    }
}
