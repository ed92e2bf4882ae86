package racelane.read.tracedat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import racelane.read.Formats;
import racelane.read.Progress;
import racelane.testkit.Cores;
import racelane.testkit.Shared;
import racelane.testkit.TraceText;
import racelane.trace.Trace;
import racelane.trace.Workers;

/** The binary fixtures are those that the writer writes: what is in them can be read there. */
class DatFixturesTest {
    static final Path FOLDER = Path.of("src", "test", "resources", "read", "tracedat");

    @TestFactory
    List<DynamicTest> theFixturesAreThoseOfTheWriter() {
        return DatFixtures.all().entrySet().stream().map(file -> dynamicTest(file.getKey(), () -> {
            Path path = FOLDER.resolve(file.getKey());
            if (Boolean.getBoolean("golden.update") && !(Files.exists(path) && java.util.Arrays.equals(file.getValue(), Files.readAllBytes(path)))) {
                Files.createDirectories(FOLDER);
                Files.write(path, file.getValue());
                fail("rewrote " + path + ": look at the difference, then run again without golden.update");
            }
            assertArrayEquals(file.getValue(), Files.readAllBytes(path), () -> path + " is not what the writer writes");
        })).toList();
    }

    @Test
    void theSameEventsComeOutOfEveryVersionByteOrderAndPacking() throws Exception {
        String whole = events("version-6");
        assertEquals(whole, events("version-7-zstd"));
        assertEquals(whole, events("version-7-plain"));
        String part = events("version-6-big-endian-32-bit");
        assertEquals(part, events("version-7-zlib-32-bit"));
        assertEquals(part, events("version-7-big-endian-64k-pages"));
    }

    @Test
    void whatIsReadDoesNotDependOnTheCores() throws Exception {
        try (Cores three = new Cores(3, new Random(7))) {
            for (String name : DatFixtures.all().keySet()) {
                assertEquals(text(FOLDER.resolve(name), Workers.direct()), text(FOLDER.resolve(name), three), name);
            }
            Path sample = Shared.file("captures/c2-blk-opener.trace.dat");
            assertEquals(text(sample, Workers.direct()), text(sample, three));
        }
    }

    /** A file that names thousands of CPUs must not take a thread for each; the one that reads does what nobody else does. */
    @Test
    void howManyCpusAFileNamesDoesNotDecideHowManyThreadsItTakes(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("many.dat"), DatFixtures.machineOf(300));
        List<Runnable> never = new ArrayList<>();
        Workers busy = new Workers() {
            @Override
            public int cores() {
                return 2;
            }

            @Override
            public <T> List<T> all(List<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
                return Workers.direct().all(tasks);
            }

            @Override
            public void start(String name, Runnable work) {
                never.add(work);
            }
        };
        assertEquals(text(file, Workers.direct()), text(file, busy));
        assertEquals(16, never.size());
    }

    private static String text(Path file, Workers workers) throws Exception {
        Trace trace = Formats.opener().withWorkers(workers).open(file, Progress.none());
        try {
            return TraceText.of(trace) + TraceText.problems(trace);
        } finally {
            trace.close();
        }
    }

    private static String events(String name) throws Exception {
        return Files.readString(FOLDER.resolve(name + ".events"));
    }
}
