package racelane.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import racelane.trace.Workers;

/** So many threads, which take tasks up in an order that a seed says: work that depends on the order comes out otherwise. */
public final class Cores implements Workers, AutoCloseable {
    private final int count;
    private final Random random;
    private final ExecutorService threads;
    private final AtomicInteger split = new AtomicInteger();

    public Cores(int count, Random random) {
        this.count = count;
        this.random = random;
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "test-core");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public int cores() {
        return count;
    }

    @Override
    public <T> List<T> all(List<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        split.incrementAndGet();
        List<Integer> order = new ArrayList<>();
        List<Future<T>> futures = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            order.add(i);
            futures.add(null);
        }
        Collections.shuffle(order, random);
        for (int task : order) {
            futures.set(task, threads.submit(tasks.get(task)));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    /** How often work was split over them. */
    public int split() {
        return split.get();
    }

    @Override
    public void start(String name, Runnable work) {
        threads.execute(work);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
