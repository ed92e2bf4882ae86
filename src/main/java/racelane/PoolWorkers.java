package racelane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import racelane.trace.Workers;

/**
 * The one place where threads are made. They are daemons: a window that is closed while a file is read
 * ends the program. Work started with {@link #start} has its own threads, so that a long reading never
 * keeps short work waiting; {@link #all} uses one thread a core.
 */
final class PoolWorkers implements Workers {
    private final int cores = Runtime.getRuntime().availableProcessors();
    private final ExecutorService started = Executors.newCachedThreadPool(work -> daemon(work, "racelane"));
    private final ExecutorService parallel = Executors.newFixedThreadPool(cores, work -> daemon(work, "racelane-core"));

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public int cores() {
        return cores;
    }

    @Override
    public <T> List<T> all(List<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        ExecutionException first = null;
        for (Future<T> future : parallel.invokeAll(tasks)) {
            try {
                results.add(future.get());
            } catch (ExecutionException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    @Override
    public void start(String name, Runnable work) {
        started.execute(() -> {
            Thread thread = Thread.currentThread();
            String before = thread.getName();
            thread.setName("racelane-" + name);
            try {
                work.run();
            } finally {
                thread.setName(before);
            }
        });
    }
}
