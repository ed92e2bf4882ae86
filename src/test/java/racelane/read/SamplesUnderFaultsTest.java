package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.testkit.Seeds;
import racelane.testkit.Shared;
import racelane.testkit.TraceText;
import racelane.trace.Trace;

/** Whole files of others, cut and damaged; and sizes that nobody meant. A few rounds by default, all of them with {@code -Dtest.excluded=none}. */
class SamplesUnderFaultsTest {
    private static final String LINE = "              sh-%-7d [001] .....  %5d.%06d: sys_exit: NR 1 = 2\n";

    @TempDir
    Path folder;

    private static List<Path> samples() throws Exception {
        List<Path> samples = new ArrayList<>();
        for (String name : List.of("samples/ftrace-text", "samples/ftrace-variants", "samples/systrace")) {
            samples.addAll(Shared.files(name));
        }
        return samples;
    }

    private void damage(int cuts, int flips) throws Exception {
        for (Path sample : samples()) {
            byte[] bytes = Files.readAllBytes(sample);
            Seeds.each(cuts, random -> open(sample, Arrays.copyOf(bytes, random.nextInt(bytes.length))));
            Seeds.each(flips, random -> {
                byte[] flipped = bytes.clone();
                flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                open(sample, flipped);
            });
        }
    }

    /** Opens bytes; what is refused is refused in one line, what opens answers for a hundred of its rows. */
    private void open(Path name, byte[] bytes) throws Exception {
        Path file = Files.write(folder.resolve("input"), bytes);
        long start = System.nanoTime();
        try {
            Trace trace = Formats.opener().open(file, Progress.none());
            Random random = new Random(bytes.length);
            for (int i = 0; i < 100; i++) {
                TraceText.event(trace, random.nextInt(trace.size()));
                trace.stack(random.nextInt(trace.size()));
            }
            trace.close();
        } catch (TraceReadException refused) {
            assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
        }
        assertTrue(System.nanoTime() - start < 20_000_000_000L, () -> name + " took longer than any user waits");
    }

    @Test
    void aFewCutsAndFlips() throws Exception {
        damage(3, 5);
    }

    @Test
    @Tag("scale")
    void aHundredCutsAndTwoHundredFlips() throws Exception {
        damage(100, 200);
    }

    @Test
    @Tag("scale")
    void aLineOfTwoGigabytesIsPassedOver() throws Exception {
        Path path = folder.resolve("huge.txt");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.write(String.format(LINE, 1, 1, 1).getBytes(StandardCharsets.US_ASCII));
            file.seek(2_200_000_000L);
            file.write(("\n" + String.format(LINE, 1, 1, 2)).getBytes(StandardCharsets.US_ASCII));
        }
        Trace trace = Formats.opener().open(path, Progress.none());
        assertEquals(2, trace.size());
        assertEquals(3, trace.line(1));
        assertEquals(1, trace.skipped());
        trace.close();
    }

    @Test
    void tenThousandLanes() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int pid = 1; pid <= 10_000; pid++) {
            text.append(String.format(LINE, pid, 1, pid));
        }
        Trace trace = Formats.opener().open(Files.writeString(folder.resolve("lanes"), text), Progress.none());
        assertEquals(10_000, trace.lanes().size());
        assertEquals(7_777, trace.laneOf(7_776).pid());
        trace.close();
    }

    @Test
    void timeThatOnlyGoesBackIsPutInOrder() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 50_000; i > 0; i--) {
            text.append(String.format(LINE, 1, 1, i));
        }
        Trace trace = Formats.opener().open(Files.writeString(folder.resolve("back"), text), Progress.none());
        for (int row = 0; row < trace.size(); row++) {
            assertEquals(50_000 - row, trace.line(row));
        }
        assertTrue(TraceText.problems(trace).startsWith("unsorted L2 x49999"), TraceText.problems(trace));
        trace.close();
    }

    private interface Meddling {
        void with(Path file) throws Exception;
    }

    /** Does something to the file when a third of it was read. */
    private static Progress meddle(Path file, Meddling meddling) {
        return new Progress() {
            private boolean done;

            @Override
            public void reached(long doneBytes, long totalBytes) {
                if (!done && doneBytes > totalBytes / 3) {
                    done = true;
                    try {
                        meddling.with(file);
                    } catch (Exception failure) {
                        throw new AssertionError(failure);
                    }
                }
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }

    private Path large() throws Exception {
        return Files.writeString(folder.resolve("large"), String.format(LINE, 1, 1, 1).repeat(100_000));
    }

    @Test
    void aFileThatShrinksWhileItIsReadGivesWhatWasReadAndSaysSo() throws Exception {
        Path file = large();
        Trace trace = Formats.opener().open(file, meddle(file, path -> {
            try (RandomAccessFile shrunk = new RandomAccessFile(path.toFile(), "rw")) {
                shrunk.setLength(1_000);
            }
        }));
        assertTrue(trace.size() > 1_000 && trace.size() < 100_000, "size " + trace.size());
        assertTrue(TraceText.problems(trace).contains("the file shrank while it was open"), TraceText.problems(trace));
        assertEquals("", trace.text(trace.size() - 1));
        trace.close();
    }

    @Test
    void aFileThatGrowsWhileItIsReadGivesWhatItWasAndSaysSo() throws Exception {
        Path file = large();
        Trace trace = Formats.opener().open(file, meddle(file, path -> Files.writeString(path, String.format(LINE, 1, 1, 2), java.nio.file.StandardOpenOption.APPEND)));
        assertEquals(100_000, trace.size());
        assertTrue(TraceText.problems(trace).contains("the file grew while it was read"), TraceText.problems(trace));
        trace.close();
    }
}
