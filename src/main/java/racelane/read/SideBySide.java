package racelane.read;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import racelane.trace.Workers;

/** Work of a reader on all cores. */
public final class SideBySide {
    private SideBySide() {}

    /**
     * Runs all tasks and returns their results in the order of the tasks; what a task throws unchecked is thrown here.
     *
     * @throws CancellationException if the reading thread was interrupted meanwhile
     */
    public static <T> List<T> all(Workers workers, List<Callable<T>> tasks) {
        try {
            return workers.all(tasks);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading was interrupted");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            if (failure.getCause() instanceof RuntimeException itself) {
                throw itself;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
