package racelane.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.testkit.Seeds;
import racelane.testkit.TraceText;
import racelane.trace.Trace;

/** Three faults by machine on every fixture, and noise: no exception but the reader's own, one line, no hang; a cut is told. */
class HostileInputTest {
    @TempDir
    Path folder;

    @Test
    void everyFixtureCutAnywhereOpensOrIsRefusedInOneLine() throws Exception {
        for (Path input : Fixtures.all()) {
            byte[] bytes = Files.readAllBytes(input);
            String whole = TraceText.of(Formats.opener().open(input, Progress.none()));
            Seeds.each(50, random -> {
                int length = random.nextInt(bytes.length);
                boolean atLineEnd = length > 0 && bytes[length - 1] == '\n';
                Trace trace = open(input, Arrays.copyOf(bytes, length));
                // A page cut behind its trace has lost nothing.
                if (trace != null && !atLineEnd && !text.equals(whole)) {
                    assertTrue(trace.problems().stream().anyMatch(problem -> problem.kind().equals("truncated")),
                            () -> input + " cut at " + length + " tells nothing: " + trace.problems());
                }
            });
        }
    }

    @Test
    void everyFixtureWithAByteFlippedOpensOrIsRefusedInOneLine() throws Exception {
        for (Path input : Fixtures.all()) {
            byte[] bytes = Files.readAllBytes(input);
            Seeds.each(50, random -> {
                byte[] flipped = bytes.clone();
                flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                open(input, flipped);
            });
        }
    }

    @Test
    void noiseIsRefused() throws Exception {
        Seeds.each(50, random -> {
            byte[] noise = new byte[random.nextInt(100_000) + 1];
            random.nextBytes(noise);
            assertEquals(null, open(Path.of("noise"), noise));
        });
    }

    @Test
    void noiseInTheMiddleIsToldAndTheRestIsRead() throws Exception {
        String line = "              sh-1       [001] .....     1.000001: sys_exit: NR 1 = 2\n";
        byte[] noise = new byte[5_000];
        new Random(5).nextBytes(noise);
        byte[] file = new byte[line.length() * 40 + noise.length + 1];
        byte[] good = line.repeat(20).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(good, 0, file, 0, good.length);
        System.arraycopy(noise, 0, file, good.length, noise.length);
        file[good.length + noise.length] = '\n';
        System.arraycopy(good, 0, file, good.length + noise.length + 1, good.length);
        Trace trace = open(Path.of("x"), file);
        assertEquals(40, trace.size());
        assertTrue(trace.skipped() > 0);
    }

    @Test
    void aLineOfTwentyMegabytesTakesNoMoreMemoryThanALine() throws Exception {
        String line = "              sh-1       [001] .....     1.000001: tracing_mark_write: x\n";
        Path file = folder.resolve("long.txt");
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'y');
        try (var out = Files.newOutputStream(file)) {
            out.write(line.getBytes());
            out.write(line.substring(0, line.length() - 1).getBytes());
            for (int i = 0; i < 20; i++) {
                out.write(piece);
            }
            out.write('\n');
            out.write(line.getBytes());
        }
        Trace trace = Formats.opener().open(file, Progress.none());
        assertEquals(3, trace.size());
        assertEquals(3, trace.line(2));
        assertEquals(LineLoop.LONGEST, trace.text(1).length());
        assertTrue(TraceText.problems(trace).contains("long-line L2"), TraceText.problems(trace));
        trace.close();
    }

    @Test
    void aFileThatShrinksWhileItIsOpenLosesItsTextAndNothingElse() throws Exception {
        Path file = folder.resolve("shrinks.txt");
        Files.writeString(file, "              sh-1       [001] .....     1.000001: sys_exit: NR 1 = 2\n".repeat(100_000));
        Trace trace = Formats.opener().open(file, Progress.none());
        try (var out = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            out.truncate(200);
        }
        assertEquals(100_000, trace.size());
        assertEquals("", trace.text(99_999));
        assertEquals("", trace.body(99_999).text());
        assertEquals(-1, trace.line(99_999));
        assertEquals("NR 1 = 2", trace.body(0).text());
        trace.close();
        assertEquals("", trace.text(50_000));
    }

    /** The trace that {@link #open} opened last, as text. */
    private String text;

    /** Opens bytes as a file; null if they were refused. Everything a window would ask of the trace is asked. */
    private Trace open(Path name, byte[] bytes) throws Exception {
        Path file = folder.resolve("input");
        Files.write(file, bytes);
        return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                Trace trace = Formats.opener().open(file, Progress.none());
                assertTrue(trace.size() > 0);
                text = TraceText.of(trace);
                for (int row = 0; row < trace.size(); row++) {
                    trace.text(row);
                    trace.body(row).args();
                    trace.stack(row);
                }
                trace.close();
                return trace;
            } catch (TraceReadException refused) {
                assertEquals(List.of(refused.getMessage()), refused.getMessage().lines().toList(), () -> name + " is refused in more than one line");
                assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
                return null;
            }
        });
    }
}
