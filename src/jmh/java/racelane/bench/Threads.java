package racelane.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import racelane.trace.Workers;

/** So many threads, whatever the machine has. */
final class Threads implements Workers, AutoCloseable {
    private final int count;
    private final ExecutorService pool;

    Threads(int count) {
        this.count = count;
        this.pool = Executors.newFixedThreadPool(count);
    }

    @Override
    public int cores() {
        return count;
    }

    @Override
    public <T> List<T> all(List<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : pool.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }

    @Override
    public void start(String name, Runnable work) {
        pool.execute(work);
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
