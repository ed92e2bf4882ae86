package racelane.read.ftrace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.read.LineLoop;
import racelane.read.Progress;
import racelane.read.TraceOpener;
import racelane.read.TraceReadException;
import racelane.testkit.Cores;
import racelane.testkit.Seeds;
import racelane.testkit.Shared;
import racelane.testkit.TraceText;
import racelane.trace.Trace;
import racelane.trace.Workers;

/** What is read does not depend on how many cores read it, nor on where the file was cut into pieces. */
class SideBySideTest {
    private static final int[] CORES = {1, 2, 3, 7};

    @TempDir
    Path folder;

    private static String read(Path path, int pieceBytes, Workers workers) throws Exception {
        try {
            Trace trace = new TraceOpener(List.of(new FtraceTextFormat(pieceBytes))).withWorkers(workers).open(path, Progress.none());
            StringBuilder all = new StringBuilder(TraceText.of(trace)).append(TraceText.problems(trace)).append(trace.facts()).append(trace.skipped());
            for (int id = 0; id < trace.names().size(); id++) {
                all.append('\n').append(trace.names().word(id));
            }
            for (int row = 0; row < trace.size(); row += 1 + trace.size() / 500) {
                all.append('\n').append(trace.text(row));
            }
            trace.close();
            return all.toString();
        } catch (TraceReadException refused) {
            return refused.getMessage();
        }
    }

    private static void agrees(String expected, Path path, int pieceBytes, int cores, Random random) throws Exception {
        try (Cores workers = new Cores(cores, random)) {
            String actual = read(path, pieceBytes, workers);
            if (!expected.equals(actual)) {
                // One line of a large file, not all of it, is what a person can look at.
                List<String> lines = expected.lines().toList();
                List<String> others = actual.lines().toList();
                int at = 0;
                while (at < Math.min(lines.size(), others.size()) && lines.get(at).equals(others.get(at))) {
                    at++;
                }
                assertEquals(lines.subList(at, Math.min(lines.size(), at + 3)), others.subList(at, Math.min(others.size(), at + 3)),
                        path + " in pieces of " + pieceBytes + " bytes on " + cores + " cores, in line " + (at + 1));
            }
        }
    }

    private static List<Path> samples() throws Exception {
        List<Path> samples = new ArrayList<>();
        for (String name : List.of("samples/ftrace-text", "samples/ftrace-variants", "samples/systrace")) {
            samples.addAll(Shared.files(name));
        }
        return samples;
    }

    @Test
    void everySampleIsTheSameInPiecesOfAnySize() throws Exception {
        for (Path sample : samples()) {
            String expected = read(sample, LineLoop.PIECE, Workers.direct());
            Random random = new Random(Files.size(sample));
            for (int cores : CORES) {
                agrees(expected, sample, 1 + random.nextInt(200), cores, random);
                agrees(expected, sample, 1 + random.nextInt(20_000), cores, random);
            }
        }
    }

    @Test
    void everyCaptureIsTheSameOnAnyNumberOfCores() throws Exception {
        int seen = 0;
        for (Path capture : Shared.files("captures")) {
            String name = capture.getFileName().toString();
            if (!name.contains(".trace.txt") && !name.contains(".report.txt") && !name.contains(".trace_pipe.txt") || Files.size(capture) > 4_000_000) {
                continue;
            }
            String expected = read(capture, LineLoop.PIECE, Workers.direct());
            Random random = new Random(Files.size(capture));
            agrees(expected, capture, 1_000 + random.nextInt(30_000), CORES[seen++ % CORES.length], random);
        }
        assertTrue(seen > 0, "no capture was read");
    }

    @Test
    void damagedTextIsTheSameWhereverItIsCut() throws Exception {
        List<byte[]> texts = new ArrayList<>();
        for (Path sample : samples()) {
            if (Files.size(sample) < 60_000) {
                texts.add(Files.readAllBytes(sample));
            }
        }
        Seeds.each(150, random -> {
            byte[] text = texts.get(random.nextInt(texts.size()));
            byte[] damaged = Arrays.copyOf(text, 1 + random.nextInt(text.length));
            for (int flip = random.nextInt(4); flip > 0; flip--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (random.nextInt(4) == 0) {
                // A line that no piece holds.
                int from = random.nextInt(damaged.length);
                byte[] longer = new byte[damaged.length + LineLoop.LONGEST + random.nextInt(100_000)];
                Arrays.fill(longer, (byte) 'x');
                System.arraycopy(damaged, 0, longer, 0, from);
                System.arraycopy(damaged, from, longer, longer.length - (damaged.length - from), damaged.length - from);
                damaged = longer;
            }
            Path file = Files.write(folder.resolve("input"), damaged);
            String expected = read(file, LineLoop.PIECE, Workers.direct());
            agrees(expected, file, 1 + random.nextInt(3_000), CORES[random.nextInt(CORES.length)], random);
        });
    }

    @Test
    void tasksThatEndInOnePieceAreOthersInTheNext() throws Exception {
        StringBuilder text = new StringBuilder("# tracer: nop\n#\n");
        for (int i = 0; i < 400; i++) {
            int pid = 100 + i % 3;
            text.append(String.format("%16s-%-7d [%03d] ..... %5d.%06d: %s%n", "sh", pid, i % 2, 10, i, i % 5 == 0
                    ? "sched_process_fork: comm=sh pid=7 child_comm=c" + i + " child_pid=" + (100 + i / 5 % 3)
                    : i % 7 == 0 ? "sched_switch: prev_comm=sh prev_pid=" + pid + " prev_prio=120 prev_state=X ==> next_comm=sh next_pid=1 next_prio=120" : "sys_exit: NR 1 = " + i));
        }
        Path file = Files.writeString(folder.resolve("lives.txt"), text);
        String expected = read(file, LineLoop.PIECE, Workers.direct());
        assertTrue(expected.lines().filter(line -> line.startsWith("lane ")).count() > 100, expected);
        Seeds.each(30, random -> agrees(expected, file, 1 + random.nextInt(2_000), CORES[random.nextInt(CORES.length)], random));
    }
}
