package racelane.ui;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import racelane.analysis.Analysis;
import racelane.catalog.Opening;
import racelane.read.Progress;
import racelane.read.TraceReadException;
import racelane.timeline.Timeline;
import racelane.timeline.Times;
import racelane.timeline.ViewState;
import racelane.trace.Ticker;
import racelane.trace.Trace;
import racelane.trace.Workers;

/** Reads a trace in the background: tells how far it is, shows what is read so far, and can be cancelled. */
final class OpenTrace {
    private static final long TELL_EVERY_NS = 60_000_000;
    private static final long LIVE_LOOK_EVERY_NS = 100_000_000;
    /** The reading goes on after this long, whether the window has shown the first lanes or not. */
    private static final int FIRST_LOOK_MS = 1_500;
    private static final int WAIT_MS = 50;
    private static final int LOOK_WIDTH = 1_000;
    private static final int LOOK_HEIGHT = 600;

    private final Supplier<Opening> openings;
    private final Background background;
    private final Workers workers;
    private final Ticker ticker;

    /** Whoever shows the reading; told on the toolkit's thread. */
    interface Watcher {
        /** @param share of the bytes; below 0 if nobody knows how many there will be */
        void progress(double share, String text);

        /** What is read so far, and about how many rows there will be. */
        void soFar(Timeline timeline, long expectedRows);

        void opened(Timeline timeline);

        /** The view in which a timeline will be seen first, about; asked on any thread. */
        default ViewState view(Timeline timeline) {
            return timeline.start();
        }

        /** @param reason one line for people */
        void failed(String reason);
    }

    /** @param openings gives the lenses that are on at the moment */
    OpenTrace(Supplier<Opening> openings, Background background, Workers workers, Ticker ticker) {
        this.openings = openings;
        this.background = background;
        this.workers = workers;
        this.ticker = ticker;
    }

    Background.Job open(TraceSource source, Watcher watcher) {
        return background.run("open", job -> read(source, job, watcher), watcher::opened, failure -> watcher.failed(reason(source, failure)));
    }

    private Timeline read(TraceSource source, Background.Job job, Watcher watcher) throws TraceReadException {
        Reading reading = new Reading(job, watcher, source.isLive());
        Analysis analysis = analysis(source, reading);
        reading.done.set(true);
        Timeline timeline = Timeline.of(analysis);
        ViewState view = watcher.view(timeline);
        look(timeline, view);
        timeline.prepare(view);
        return timeline;
    }

    private Analysis analysis(TraceSource source, Reading reading) throws TraceReadException {
        Opening opening = openings.get();
        if (source.others() != null) {
            return opening.open(source.file(), source.log(), source.others().files(), source.others().offsetsNs(), reading);
        }
        if (source.file() != null) {
            return opening.open(source.file(), source.log(), reading);
        }
        try {
            InputStream in = source.stream().open();
            return source.isLive() ? opening.live(source.name(), in, source.ring(), reading) : opening.open(source.name(), in, reading);
        } catch (IOException failure) {
            throw new TraceReadException(source.name(), "cannot be opened (" + failure.getMessage() + "); check the path", failure);
        }
    }

    /** What a timeline works out at the first look at it is worked out here, not while the window waits. */
    private static void look(Timeline timeline, ViewState view) {
        timeline.lanes(view, LOOK_WIDTH, LOOK_HEIGHT);
        timeline.overview(view, LOOK_WIDTH, LOOK_HEIGHT);
    }

    private static String reason(TraceSource source, Throwable failure) {
        if (failure instanceof TraceReadException) {
            return failure.getMessage();
        }
        if (failure instanceof OutOfMemoryError) {
            return source.name() + ": needs more memory than the program may use; start it with java -Xmx8g -jar, or more";
        }
        return source.name() + ": cannot be shown (" + failure + "); this is a fault of the program, please report it";
    }

    /** Follows one reading from its own thread. */
    private final class Reading implements Progress {
        private final Background.Job job;
        private final Watcher watcher;
        private final boolean live;
        private final long startNs = ticker.nowNs();
        private volatile long nextLookNs;
        private long rateFromNs;
        private long rateFromStep;
        private long eventsPerSecond;
        private final AtomicBoolean looking = new AtomicBoolean();
        private final AtomicBoolean done = new AtomicBoolean();
        /** Counted down when the first lanes are shown. */
        private final CountDownLatch first = new CountDownLatch(1);
        private long toldNs = startNs;
        private long doneBytes;
        private long totalBytes = -1;
        private double rowsPerByte;

        Reading(Background.Job job, Watcher watcher, boolean live) {
            this.job = job;
            this.watcher = watcher;
            this.live = live;
        }

        @Override
        public void reached(long bytes, long total) {
            doneBytes = bytes;
            totalBytes = total;
            long now = ticker.nowNs();
            if (now - toldNs >= TELL_EVERY_NS || bytes == total) {
                toldNs = now;
                double share = total <= 0 ? -1 : Math.min(1, (double) bytes / total);
                String text = text(bytes, total, now - startNs);
                job.tell(() -> watcher.progress(share, text));
            }
        }

        private String text(long bytes, long total, long tookNs) {
            String text = megabytes(bytes) + (total > 0 ? " of " + megabytes(total) : "");
            if (total > 0 && bytes >= total) {
                return text + " read · working out what it means";
            }
            if (live) {
                return megabytes(bytes) + " · " + Times.number(eventsPerSecond) + " events/s";
            }
            double seconds = tookNs / 1e9;
            return rowsPerByte <= 0 || seconds <= 0 ? text : text + " · " + Times.number(Math.round(bytes * rowsPerByte / seconds)) + " events/s";
        }

        /** Of the last second or so. */
        private void rate(Trace soFar) {
            long now = ticker.nowNs();
            if (now - rateFromNs >= 1_000_000_000 || rateFromStep == 0) {
                eventsPerSecond = rateFromStep == 0 ? 0 : Math.round((soFar.steps() - rateFromStep) * 1e9 / (now - rateFromNs));
                rateFromNs = now;
                rateFromStep = soFar.steps();
            }
        }

        private static String megabytes(long bytes) {
            return bytes < 10_000_000 ? Times.number(bytes / 1_000) + " kB" : Times.number(bytes / 1_000_000) + " MB";
        }

        @Override
        public boolean isCancelled() {
            return job.isCancelled();
        }

        @Override
        public boolean wantsSnapshots() {
            return !looking.get() && (!live || ticker.nowNs() - nextLookNs >= 0);
        }

        @Override
        public boolean isEnough() {
            return job.isEnough();
        }

        /**
         * What is read so far is looked at beside the reading; one look at a time, the reading does not wait for it. It
         * does for the first: whoever opened the file wants to see lanes, and needs the cores for that more than the rest of it does.
         */
        @Override
        public void onSnapshot(Trace soFar) {
            rowsPerByte = doneBytes <= 0 ? 0 : (double) soFar.size() / doneBytes;
            rate(soFar);
            if (!looking.compareAndSet(false, true)) {
                return;
            }
            long expected = totalBytes <= 0 || doneBytes <= 0 ? soFar.size() : (long) ((double) soFar.size() * totalBytes / doneBytes);
            if (first.getCount() > 0 && !live) {
                look(soFar, expected);
                awaitFirst();
            } else {
                workers.start("look", () -> look(soFar, expected));
            }
        }

        private void awaitFirst() {
            try {
                for (int waited = 0; waited < FIRST_LOOK_MS && !job.isCancelled() && !first.await(WAIT_MS, TimeUnit.MILLISECONDS); waited += WAIT_MS) {
                    // Whoever cancels must not wait for the window.
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            first.countDown();
        }

        private void look(Trace soFar, long expected) {
            try {
                long beganNs = ticker.nowNs();
                // A stream is looked at for as long as it is open: on one core, the other ones are the window's and its writer's.
                Timeline timeline = Timeline.of((live ? openings.get().withWorkers(Workers.direct()) : openings.get()).analyse(soFar));
                OpenTrace.look(timeline, watcher.view(timeline));
                // Half of the time is left to whoever else wants a core, above all the window.
                nextLookNs = ticker.nowNs() + Math.max(LIVE_LOOK_EVERY_NS, ticker.nowNs() - beganNs);
                job.tell(() -> {
                    if (!done.get()) {
                        watcher.soFar(timeline, expected);
                    }
                    // After what was asked for by then, the frame with the lanes among it.
                    job.tell(first::countDown);
                });
            } catch (CancellationException stopped) {
                job.cancel();
            } finally {
                looking.set(false);
            }
        }
    }
}
