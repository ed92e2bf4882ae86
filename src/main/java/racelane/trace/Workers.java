package racelane.trace;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/**
 * The only source of threads. Its implementation is made once, by Main, and handed down; tests pass
 * {@link #direct()}.
 */
public interface Workers {
    /** How many tasks can truly run at once, at least 1. */
    int cores();

    /**
     * Runs all tasks, in parallel where there are cores, and returns their results in the order of the tasks.
     *
     * @throws ExecutionException   the first failure, after all tasks ended
     * @throws InterruptedException if the caller was interrupted; the tasks are interrupted too
     */
    <T> List<T> all(List<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException;

    /** As {@link #all}, for work that throws nothing checked: a failure comes out as it is, an interruption as a {@link CancellationException}. */
    default <T> List<T> together(List<? extends Callable<T>> tasks) {
        try {
            return all(tasks);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the work was interrupted");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw failure.getCause() instanceof RuntimeException itself ? itself : new IllegalStateException(failure.getCause());
        }
    }

    /** Starts one piece of background work. */
    void start(String name, Runnable work);

    /** Runs everything on the calling thread, one after the other. */
    static Workers direct() {
        return new DirectWorkers();
    }
}
