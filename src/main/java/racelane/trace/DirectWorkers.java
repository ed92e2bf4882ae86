package racelane.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** Workers without threads: all work is done by the caller. */
final class DirectWorkers implements Workers {
    @Override
    public int cores() {
        return 1;
    }

    @Override
    public <T> List<T> all(List<? extends Callable<T>> tasks) throws ExecutionException {
        List<T> results = new ArrayList<>();
        for (Callable<T> task : tasks) {
            try {
                results.add(task.call());
            } catch (Exception failure) {
                throw new ExecutionException(failure);
            }
        }
        return results;
    }

    @Override
    public void start(String name, Runnable work) {
        work.run();
    }
}
