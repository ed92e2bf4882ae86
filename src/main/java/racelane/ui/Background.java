package racelane.ui;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import racelane.trace.Workers;

/**
 * Work that would keep the window waiting. It runs elsewhere and comes back once: with a result, with a
 * failure, or not at all if it was cancelled. Its callers live on the toolkit's thread.
 */
final class Background {
    private final Workers workers;
    private final Executor home;

    /** Work that can be told to stop. */
    @FunctionalInterface
    interface Work<T> {
        T run(Job job) throws Exception;
    }

    /** One piece of work under way. */
    static final class Job {
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private final AtomicBoolean enough = new AtomicBoolean();
        private final Executor home;

        private Job(Executor home) {
            this.home = home;
        }

        /** Nothing of this work comes back any more, and it should stop soon. */
        void cancel() {
            cancelled.set(true);
        }

        /** The work should come to its end with what it has; what it brings is wanted. */
        void enough() {
            enough.set(true);
        }

        boolean isEnough() {
            return enough.get();
        }

        boolean isCancelled() {
            return cancelled.get();
        }

        /** From the work to the toolkit's thread, unless it was cancelled by then. */
        void tell(Runnable news) {
            home.execute(() -> {
                if (!isCancelled()) {
                    news.run();
                }
            });
        }
    }

    /** @param home runs what comes back on the toolkit's thread; tests pass {@code Runnable::run} */
    Background(Workers workers, Executor home) {
        this.workers = workers;
        this.home = home;
    }

    /** Cores for work that is split. */
    Workers workers() {
        return workers;
    }

    <T> Job run(String name, Work<T> work, Consumer<T> onDone, Consumer<Throwable> onFailed) {
        Job job = new Job(home);
        workers.start(name, () -> {
            try {
                T result = work.run(job);
                job.tell(() -> onDone.accept(result));
            } catch (CancellationException stopped) {
                // Whoever cancelled knows; there is nobody to tell.
                job.cancel();
            } catch (Exception | OutOfMemoryError | StackOverflowError | AssertionError failure) {
                job.tell(() -> onFailed.accept(failure));
            }
        });
        return job;
    }
}
