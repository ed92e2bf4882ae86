package racelane.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import racelane.catalog.Catalog;
import racelane.catalog.Opening;
import racelane.catalog.Sample;
import racelane.read.Progress;
import racelane.session.Finder.Found;
import racelane.testkit.Cores;
import racelane.testkit.Samples;
import racelane.timeline.Timeline;
import racelane.trace.Trace;

/** What is found by bytes is what one finds who reads every record. */
class TextSearchTest {
    private static final long SEED = 31;

    @Test
    void everySampleAnswersAsIfEveryRecordWereRead(@TempDir Path folder) throws Exception {
        for (Sample sample : Catalog.samples()) {
            agrees(Samples.timeline(sample.name(), folder), new Random(SEED), sample.name());
        }
    }

    @Test
    void anUnsortedFileWithStacksAndWindowsLineEndsToo(@TempDir Path folder) throws Exception {
        StringBuilder text = new StringBuilder("# tracer: nop\n#\n");
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            int micros = 100_000 + i * 10 - (random.nextInt(40) == 0 ? 5_000 : 0);
            int task = random.nextInt(5);
            text.append(String.format(Locale.ROOT, "         Task%d-%d   [%03d] .....   1.%06d: event%d: x=%d\r\n", task, 100 + task, task % 2, micros, task, i));
            if (random.nextInt(6) == 0) {
                text.append(String.format(Locale.ROOT, "         Task%d-%d   [%03d] .....   1.%06d: <stack trace>\r\n => inner%d\r\n => outer\r\n", task, 100 + task, task % 2, micros, i));
            }
        }
        Path file = Files.writeString(folder.resolve("unsorted.txt"), text, StandardCharsets.UTF_8);
        agrees(Timeline.of(new Opening(Catalog.formats(), Catalog.lenses(List.of())).open(file, Progress.none())), random, "unsorted");
    }

    @Test
    void aKernelLogToo(@TempDir Path folder) throws Exception {
        Path log = Files.writeString(folder.resolve("log.txt"), "[    1.000001][  T10] Hello World\n[    1.000002][  T11] hello again\nno time here\n[    1.000003][  T10] last\n");
        Timeline timeline = Timeline.of(new Opening(Catalog.formats(), Catalog.lenses(List.of())).open(log, Progress.none()));
        agrees(timeline, new Random(SEED), "log");
        assertEquals(List.of(0, 1), rows(timeline, "HELLO", 0));
    }

    private static void agrees(Timeline timeline, Random random, String what) {
        Trace trace = timeline.trace();
        List<String> wanted = new ArrayList<>(List.of("=> ", "é", "opener", "leaves the cpu", "lock", "->", "=0", "#1", "exits", "z_nowhere"));
        for (int i = 0; i < 20; i++) {
            String text = trace.text(random.nextInt(trace.size())).strip();
            int length = 1 + random.nextInt(12);
            int from = random.nextInt(Math.max(1, text.length() - length));
            String piece = text.substring(from, Math.min(text.length(), from + length)).strip();
            if (!piece.isEmpty() && piece.indexOf('\n') < 0 && piece.indexOf('\t') < 0) {
                wanted.add(random.nextBoolean() ? piece.toUpperCase(Locale.ROOT) : piece);
            }
        }
        for (String one : wanted) {
            int from = random.nextInt(trace.size());
            List<Integer> expected = byReading(timeline, one.strip(), from);
            assertEquals(expected, rows(timeline, one, from), what + ": " + one + " from " + from + ", seed " + SEED);
            try (Cores workers = new Cores(3, random)) {
                assertEquals(expected, rows(new Finder(timeline, workers, 1 + random.nextInt(500)), one, from), what + ", on three cores: " + one + " from " + from + ", seed " + SEED);
            }
        }
        assertTrue(wanted.stream().anyMatch(one -> !rows(timeline, one, 0).isEmpty()), what);
    }

    private static List<Integer> rows(Timeline timeline, String wanted, int from) {
        return rows(new Finder(timeline), wanted, from);
    }

    private static List<Integer> rows(Finder finder, String wanted, int from) {
        return finder.find(wanted, from, Integer.MAX_VALUE, () -> false, soFar -> { }).first().stream().filter(found -> found.what().isEmpty()).map(Found::row).toList();
    }

    private static List<Integer> byReading(Timeline timeline, String wanted, int from) {
        List<Integer> rows = new ArrayList<>();
        Trace trace = timeline.trace();
        for (int i = 0; i < trace.size(); i++) {
            int row = (from + i) % trace.size();
            boolean means = timeline.analysis().meanings().entryOf(row) >= 0;
            if (contains(trace.text(row), wanted) || contains(trace.laneOf(row).nameAt(trace.timeNs(row)), wanted)
                    || means && contains(timeline.words().of(row, null), wanted)) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }
}
